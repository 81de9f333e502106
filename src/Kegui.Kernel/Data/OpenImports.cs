using System.Globalization;
using Microsoft.EntityFrameworkCore;

namespace Kegui.Kernel;

/// <summary>
/// The imports under way, whose rows the gateway hides. They stand in one setting under the people stamp, so that a request learns of
/// them with the statement that finds its session, and one row flips when an import is whole.
/// </summary>
public static class OpenImports
{
    private const string Key = "imports.open";

    /// <summary>From the next request on, rows of this import are there for nobody.</summary>
    public static void Open(Act act, long import) => Change(act, open => [.. open.Where(id => id != import), import]);

    /// <summary>The import is whole, or all of it is gone.</summary>
    public static void Close(Act act, long import) => Change(act, open => [.. open.Where(id => id != import)]);

    internal static async Task<IReadOnlyList<long>> Of(AppDb db, CancellationToken cancel) =>
        Read(await db.Set<Setting>().Where(s => s.Key == Key).Select(s => s.Value).FirstOrDefaultAsync(cancel));

    private static void Change(Act act, Func<IReadOnlyList<long>, IReadOnlyList<long>> change)
    {
        act.Also(async cancel =>
        {
            for (; ; )
            {
                var old = await act.Db.Set<Setting>().Where(s => s.Key == Key).Select(s => s.Value).FirstOrDefaultAsync(cancel);
                var now = string.Join(',', change(Read(old)));
                if (old is null)
                {
                    act.Db.Add(new Setting { Key = Key, Value = now });
                    await act.Db.SaveChangesAsync(cancel);
                    return;
                }
                // Another node may have opened one in between: the condition makes this one read again.
                if (await act.Db.Set<Setting>().Where(s => s.Key == Key && s.Value == old).ExecuteUpdateAsync(set => set.SetProperty(s => s.Value, now), cancel) > 0) return;
            }
        });
        PeopleDirectory.Touch(act);
    }

    private static IReadOnlyList<long> Read(string? value) =>
        [.. (value ?? "").Split(',', StringSplitOptions.RemoveEmptyEntries).Select(id => long.Parse(id, CultureInfo.InvariantCulture))];
}
