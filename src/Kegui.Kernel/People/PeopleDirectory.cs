using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Kegui.Kernel;

/// <summary>Keeps the directory in memory and reads it again when the stamp has moved; every change of people moves it.</summary>
public sealed class PeopleDirectory(IServiceScopeFactory scopes)
{
    public const string StampKey = "people.stamp";
    private People? _people;
    private readonly SemaphoreSlim _gate = new(1, 1);

    /// <param name="stamp">The stamp that the request has just read; null to read it here.</param>
    public async ValueTask<People> Get(string? stamp, CancellationToken cancel)
    {
        if (_people is { } held && stamp is not null && held.Stamp == stamp) return held;
        await _gate.WaitAsync(cancel);
        try
        {
            if (_people is { } meanwhile && stamp is not null && meanwhile.Stamp == stamp) return meanwhile;
            await using var scope = scopes.CreateAsyncScope();
            var db = scope.ServiceProvider.GetRequiredService<AppDb>();
            var now = await db.Set<Setting>().Where(s => s.Key == StampKey).Select(s => s.Value).FirstOrDefaultAsync(cancel) ?? "0";
            return _people is { } same && same.Stamp == now ? same : _people = await Load(db, now, cancel);
        }
        finally
        {
            _gate.Release();
        }
    }

    private static async Task<People> Load(AppDb db, string stamp, CancellationToken cancel)
    {
        var roles = (await db.Set<PersonRole>().ToListAsync(cancel)).ToLookup(r => r.PersonId, r => r.RoleCode);
        var people = await db.Set<Person>().ToListAsync(cancel);
        return new()
        {
            Stamp = stamp,
            ById = people.ToDictionary(p => p.Id, p => new PersonView(p.Id, p.Name, p.SignInName, p.DepartmentId, p.ManagerId, p.Active, p.Email, p.Phone, p.Provinces, roles[p.Id].ToHashSet())
            {
                PostId = p.PostId,
                Language = p.Language,
                TwoFactor = p.TotpSecret != null,
                HasPassword = p.PasswordHash != null,
                Version = p.Version,
            }),
            Departments = await db.Set<Department>().ToDictionaryAsync(d => d.Id, cancel),
            Posts = await db.Set<Post>().ToDictionaryAsync(p => p.Id, cancel),
            Roles = await db.Set<Role>().ToDictionaryAsync(r => r.Code, cancel),
            Grants = (await db.Set<RoleGrant>().ToListAsync(cancel)).ToLookup(g => g.RoleCode),
            StandIns = await db.Set<StandIn>().ToListAsync(cancel),
            OpenImports = await Kernel.OpenImports.Of(db, cancel),
            Shares = (await db.Set<RecordShare>().Select(s => new { s.PersonId, s.Kind }).Distinct().ToListAsync(cancel)).Select(s => (s.PersonId, s.Kind)).ToHashSet(),
        };
    }

    /// <summary>Moves the stamp within an act that changes people, roles, stand-ins or shares.</summary>
    public static void Touch(Act act) => act.Also(async cancel =>
    {
        var stamp = Guid.NewGuid().ToString("N");
        var moved = await act.Db.Set<Setting>().Where(s => s.Key == StampKey).ExecuteUpdateAsync(set => set.SetProperty(s => s.Value, stamp), cancel);
        if (moved > 0) return;
        act.Db.Add(new Setting { Key = StampKey, Value = stamp });
        await act.Db.SaveChangesAsync(cancel);
    });
}
