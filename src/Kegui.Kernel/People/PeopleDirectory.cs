using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Kegui.Kernel;

/// <summary>Everybody, their departments, roles and rights, as of one stamp. A company's people fit into memory; requests read no tables for them.</summary>
public sealed class People
{
    public required string Stamp { get; init; }
    public required IReadOnlyDictionary<long, PersonView> ById { get; init; }
    public required IReadOnlyDictionary<long, Department> Departments { get; init; }
    public required IReadOnlyDictionary<string, Role> Roles { get; init; }
    public required ILookup<string, RoleGrant> Grants { get; init; }
    public required IReadOnlyList<StandIn> StandIns { get; init; }
    public required IReadOnlySet<(long Person, string Kind)> Shares { get; init; }
    /// <summary>Imports under way; see <see cref="Kernel.OpenImports"/>.</summary>
    public IReadOnlyList<long> OpenImports { get; init; } = [];

    public string NameOf(long? person) => person is { } id && ById.TryGetValue(id, out var found) ? found.Name : "";

    public string DepartmentName(long? department) => department is { } id && Departments.TryGetValue(id, out var found) ? found.Name : "";

    /// <summary>A department with all below it.</summary>
    public IReadOnlyList<long> Below(long department)
    {
        var found = new List<long> { department };
        for (var i = 0; i < found.Count; i++)
            found.AddRange(Departments.Values.Where(d => d.ParentId == found[i] && !found.Contains(d.Id)).Select(d => d.Id));
        return found;
    }

    /// <summary>The superior: named on the person, or the head of the department, or of the one above.</summary>
    public PersonView? ManagerOf(long person)
    {
        if (!ById.TryGetValue(person, out var who)) return null;
        if (who.ManagerId is { } named && ById.TryGetValue(named, out var manager) && manager.Active) return manager;
        long? department = who.DepartmentId;
        for (var step = 0; step < 20 && department is { } id && Departments.TryGetValue(id, out var unit); step++, department = unit.ParentId)
            if (unit.HeadId is { } head && head != person && ById.TryGetValue(head, out var found) && found.Active) return found;
        return null;
    }

    public IEnumerable<PersonView> WithRole(string role) => ById.Values.Where(p => p.Active && p.Roles.Contains(role)).OrderBy(p => p.Id);
}

public sealed record PersonView(long Id, string Name, string SignInName, long DepartmentId, long? ManagerId, bool Active, string? Email, string? Phone, string? Provinces, IReadOnlySet<string> Roles);

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
            ById = people.ToDictionary(p => p.Id, p => new PersonView(p.Id, p.Name, p.SignInName, p.DepartmentId, p.ManagerId, p.Active, p.Email, p.Phone, p.Provinces, roles[p.Id].ToHashSet())),
            Departments = await db.Set<Department>().ToDictionaryAsync(d => d.Id, cancel),
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
