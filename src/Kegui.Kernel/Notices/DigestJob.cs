using Microsoft.EntityFrameworkCore;

namespace Kegui.Kernel;

/// <summary>One mail a working day with what is new and unread, at half past eight. Who has read everything gets none.</summary>
public sealed class DigestJob(AppDb db, ActRunner run, Outbox outbox, PeopleDirectory directory, CompanyClock clock) : IJob
{
    private const int Slice = 100;
    private const int Shown = 50;
    /// <summary>Older ones are no news: mail may have been switched on only now.</summary>
    private static readonly TimeSpan Oldest = TimeSpan.FromDays(14);

    public string Code => "notice.digest";
    public Timetable When => Timetable.Workdays(8, 30);

    public async Task Run(DateTime now, JobTurn turn, CancellationToken cancel)
    {
        if (!outbox.Ready(Notices.Mail)) return;
        var people = await directory.Get(null, cancel);
        long? after = null;
        for (; ; )
        {
            var since = now - Oldest;
            var waiting = await db.Set<Notice>()
                .Where(n => n.ReadAt == null && n.MailedAt == null && n.At > since && (after == null || n.PersonId > after))
                .Select(n => n.PersonId).Distinct().OrderBy(p => p).Take(Slice).ToListAsync(cancel);
            if (waiting.Count == 0) return;
            after = waiting[^1];
            await run.Run("notice.digest", new(Actor.System), waiting, async act =>
            {
                turn.Hold(act);
                foreach (var person in waiting)
                    if (people.ById.TryGetValue(person, out var who) && who is { Active: true, Email.Length: > 0 }) await For(act, who, since, cancel);
                return true;
            }, cancel);
        }
    }

    private async Task For(Act act, PersonView who, DateTime since, CancellationToken cancel)
    {
        var ways = await act.Db.Set<NoticePreference>().Where(p => p.PersonId == who.Id && p.Channel == Notices.Mail).ToDictionaryAsync(p => p.Kind, p => p.Way, cancel);
        var notices = await act.Db.Set<Notice>().AsTracking()
            .Where(n => n.PersonId == who.Id && n.ReadAt == null && n.MailedAt == null && n.At > since).OrderBy(n => n.Id).ToListAsync(cancel);
        // What the person does not want mailed counts as dealt with, so that a later change of mind brings no old news.
        foreach (var notice in notices) notice.MailedAt = act.Now;
        var wanted = notices.Where(n => ways.GetValueOrDefault(n.Kind, NoticeWays.Digest) != NoticeWays.Off).ToList();
        if (wanted.Count == 0) return;
        var letter = new NoticeLetter([.. wanted.TakeLast(Shown).Select(n => n.Id)], wanted.Count);
        var day = clock.DateOf(act.Now).ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);
        await outbox.Add(act, new(Notices.Mail, who.Email!, "digest", letter, who.Id, Key: $"digest:{day}:{who.Id}"), cancel);
    }
}
