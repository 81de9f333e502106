using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Kegui.Kernel;

/// <summary>Keeps the rulebook in memory and reads it again when the stamp has moved; every act that changes it moves the stamp.</summary>
public sealed class RulebookDirectory(IServiceScopeFactory scopes, DocumentShelf shelf, CompanyCalendar calendar)
{
    public const string StampKey = "rulebook.stamp";
    private RulebookSnapshot? _book;
    private readonly SemaphoreSlim _gate = new(1, 1);
    private int _moves;

    /// <summary>Grows with every change made by this process, so that a reader of a long-lived scope asks again.</summary>
    internal int Moves => Volatile.Read(ref _moves);

    /// <param name="stamp">The stamp just read; null to read it here.</param>
    public async ValueTask<RulebookSnapshot> Get(string? stamp, CancellationToken cancel)
    {
        if (_book is { } held && stamp is not null && held.Stamp == stamp) return held;
        await _gate.WaitAsync(cancel);
        try
        {
            if (_book is { } meanwhile && stamp is not null && meanwhile.Stamp == stamp) return meanwhile;
            await using var scope = scopes.CreateAsyncScope();
            var db = scope.ServiceProvider.GetRequiredService<AppDb>();
            var now = await StampOf(db, cancel);
            return _book is { } same && same.Stamp == now ? same : _book = await Load(db, now, cancel);
        }
        finally
        {
            _gate.Release();
        }
    }

    public static async Task<string> StampOf(AppDb db, CancellationToken cancel) =>
        await db.Set<Setting>().Where(s => s.Key == StampKey).Select(s => s.Value).FirstOrDefaultAsync(cancel) ?? "0";

    private async Task<RulebookSnapshot> Load(AppDb db, string stamp, CancellationToken cancel)
    {
        var editions = await db.Set<RegulationEdition>().ToListAsync(cancel);
        var wanted = editions.Select(e => e.TextHash).Where(hash => !shelf.Has(hash)).Distinct().ToList();
        if (wanted.Count > 0)
            foreach (var text in await db.Set<RegulationText>().Where(t => wanted.Contains(t.Hash)).ToListAsync(cancel)) shelf.Put(text.Hash, text.RegulationId, text.Content);
        return new(stamp, shelf, editions, await db.Set<Adoption>().ToListAsync(cancel), await calendar.Read(db, cancel));
    }

    /// <summary>Moves the stamp within an act that changes editions or adoptions.</summary>
    public void Touch(Act act) => act.Also(async cancel =>
    {
        Interlocked.Increment(ref _moves);
        var stamp = Guid.NewGuid().ToString("N");
        var moved = await act.Db.Set<Setting>().Where(s => s.Key == StampKey).ExecuteUpdateAsync(set => set.SetProperty(s => s.Value, stamp), cancel);
        if (moved > 0) return;
        act.Db.Add(new Setting { Key = StampKey, Value = stamp });
        await act.Db.SaveChangesAsync(cancel);
    });
}

/// <summary>The rulebook for one request: the stamp is read once, the rest comes from memory.</summary>
public sealed class RulebookReader(AppDb db, RulebookDirectory directory)
{
    private (int Moves, RulebookSnapshot Book)? _held;

    public async ValueTask<RulebookSnapshot> Book(CancellationToken cancel)
    {
        var moves = directory.Moves;
        if (_held is { } held && held.Moves == moves) return held.Book;
        var book = await directory.Get(await RulebookDirectory.StampOf(db, cancel), cancel);
        _held = (moves, book);
        return book;
    }

    public async ValueTask<RulebookDay> At(DateOnly date, CancellationToken cancel) => (await Book(cancel)).At(date);
}
