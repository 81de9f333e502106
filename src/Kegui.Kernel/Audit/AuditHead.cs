using System.Text.Json;
using Microsoft.EntityFrameworkCore;

namespace Kegui.Kernel;

/// <summary>The end of the sealed log on a day: whoever holds it can prove later that nothing before it was changed.</summary>
/// <param name="Seal">The number of the last seal.</param>
/// <param name="Hash">64 hexadecimal digits.</param>
/// <param name="Lines">How many lines are sealed in all.</param>
public sealed record AuditHeadLetter(long Seal, DateTime At, string Hash, long Lines);

/// <summary>Who gets the head of the log each morning, outside the reach of those who run the database.</summary>
public sealed class AuditHead(ActRunner run)
{
    public const string Configuring = "audit.configure-head";
    public const string Letter = "audit-head";
    public const int MostReceivers = 10;
    private const string Key = "audit.head-to";

    public static async Task<IReadOnlyList<string>> Receivers(AppDb db, CancellationToken cancel) =>
        await db.Set<Setting>().Where(s => s.Key == Key).Select(s => s.Value).FirstOrDefaultAsync(cancel) is { } json ? JsonSerializer.Deserialize<List<string>>(json)! : [];

    /// <summary>Null before the first seal.</summary>
    public static async Task<AuditHeadLetter?> Now(AppDb db, CancellationToken cancel)
    {
        if (await db.Set<AuditSeal>().OrderByDescending(s => s.Id).Select(s => new { s.Id, s.At, s.Hash }).FirstOrDefaultAsync(cancel) is not { } last) return null;
        return new(last.Id, last.At, Convert.ToHexStringLower(last.Hash), await db.Set<AuditSeal>().SumAsync(s => (long)s.Count, cancel));
    }

    public Task<Outcome<int>> Configure(Call call, IReadOnlyList<string> receivers, CancellationToken cancel) => run.Run(Configuring, call, receivers, async act =>
    {
        var addresses = receivers.Select(a => a.Trim()).Where(a => a.Length > 0).Distinct(StringComparer.OrdinalIgnoreCase).ToList();
        if (addresses.Count > MostReceivers) act.Check([new("receivers", "too-many-receivers", MostReceivers)]);
        var wrong = addresses.Where(a => a.Length > 100 || !System.Net.Mail.MailAddress.TryCreate(a, out var read) || read.Address != a).ToList();
        if (wrong.Count > 0) act.Check([new("receivers", "bad-address", string.Join(", ", wrong))]);
        var before = await Receivers(act.Db, cancel);
        var row = await act.Db.Set<Setting>().AsTracking().FirstOrDefaultAsync(s => s.Key == Key, cancel);
        var json = JsonSerializer.Serialize(addresses);
        if (row is null) act.Db.Add(new Setting { Key = Key, Value = json });
        else row.Value = json;
        await act.Tell(new("AuditHeadConfigured", "audit-head", 0), [new("receivers", string.Join(", ", before), string.Join(", ", addresses))], cancel);
        return addresses.Count;
    }, cancel);
}

/// <summary>Each morning the head of the log goes out by mail, once a day and receiver.</summary>
public sealed class AuditHeadJob(AppDb db, ActRunner run, Outbox outbox, CompanyClock clock) : IJob
{
    public string Code => "audit.send-head";
    public Timetable When => Timetable.Daily(6, 10);

    public async Task Run(DateTime now, JobTurn turn, CancellationToken cancel)
    {
        var receivers = await AuditHead.Receivers(db, cancel);
        if (receivers.Count == 0 || !outbox.Ready(Notices.Mail) || await AuditHead.Now(db, cancel) is not { } head) return;
        await run.Run("audit.send-head", new(Actor.System), head, async act =>
        {
            turn.Hold(act);
            foreach (var address in receivers)
                await outbox.Add(act, new(Notices.Mail, address, AuditHead.Letter, head, Key: $"audit-head:{RulePrinter.Date(clock.DateOf(now))}:{address}"), cancel);
            return true;
        }, cancel);
    }
}
