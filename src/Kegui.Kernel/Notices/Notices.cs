using System.Text.Json;
using Microsoft.EntityFrameworkCore;

namespace Kegui.Kernel;

/// <summary>Tells people what happened: rows in the act's transaction, and a mail where it cannot wait for the digest.</summary>
public sealed class Notices(Outbox outbox, PeopleDirectory directory, CompanyClock clock)
{
    public const string Mail = "mail";

    /// <summary>
    /// Tells each of the people once. Who acts is not told of the own act; who left is not told at all. Call it after
    /// <see cref="Act.Tell"/>: without <paramref name="fact"/> the act's last fact is the one that is told.
    /// </summary>
    /// <param name="urgent">Sent at once, outside the quiet hours, if the kind may be (<see cref="NoticeKinds.AtOnce"/>).</param>
    /// <param name="fact">What happened, where no fact of the act says it: <c>duty:812:late:2</c>. Told before, it is not told again.</param>
    public async Task Tell(Act act, IEnumerable<long> to, string kind, NoticeSubject subject, NoticeText text, CancellationToken cancel, bool urgent = false, string? fact = null)
    {
        if (!NoticeKinds.All.Contains(kind)) throw new ArgumentException($"There is no kind of notice '{kind}'.", nameof(kind));
        var people = await directory.Get(act.Actor.PeopleStamp, cancel);
        var key = fact ?? KeyOf(act, subject);
        var told = await Told(act, key, asked: fact is not null, cancel);
        urgent &= NoticeKinds.AtOnce.Contains(kind);
        foreach (var person in to.Distinct().Where(p => p != act.Actor.PersonId))
        {
            if (!people.ById.TryGetValue(person, out var who) || !who.Active) continue;
            if (told.TryGetValue(person, out var before))
            {
                if (!urgent || before is null || before.Urgent) continue;
                before.Urgent = true;
                await MailNow(act, before, who, cancel);
                continue;
            }
            var notice = new Notice
            {
                Id = await act.NewId(cancel),
                PersonId = person,
                Kind = kind,
                TextKey = text.Key,
                Args = text.Args.Length == 0 ? null : JsonSerializer.Serialize(text.Args, Json.Plain),
                SubjectKind = subject.Kind,
                SubjectId = subject.Id,
                CustomerId = subject.CustomerId,
                FactKey = key,
                FromName = act.Actor.IsSystem ? "" : act.Actor.Name,
                At = act.Now,
                Urgent = urgent,
            };
            act.Db.Add(notice);
            told[person] = notice;
            if (urgent) await MailNow(act, notice, who, cancel);
        }
    }

    private static string KeyOf(Act act, NoticeSubject subject) => act.Facts.Count > 0
        ? $"fact:{act.Facts[^1].EntryId}"
        : $"{act.Name}:{subject.Kind}:{subject.Id}:{act.Now.Ticks}";

    // Whom this act has told already (with the row), and whom an earlier one had (without).
    private static async Task<Dictionary<long, Notice?>> Told(Act act, string key, bool asked, CancellationToken cancel)
    {
        var told = act.Db.ChangeTracker.Entries<Notice>().Select(e => e.Entity).Where(n => n.FactKey == key).ToDictionary(n => n.PersonId, n => (Notice?)n);
        if (!asked) return told;
        foreach (var person in await act.Db.Set<Notice>().Where(n => n.FactKey == key).Select(n => n.PersonId).ToListAsync(cancel)) told.TryAdd(person, null);
        return told;
    }

    private async Task MailNow(Act act, Notice notice, PersonView who, CancellationToken cancel)
    {
        if (who.Email is not { Length: > 0 } address || !outbox.Ready(Mail)) return;
        var way = await act.Db.Set<NoticePreference>().Where(p => p.PersonId == who.Id && p.Kind == notice.Kind && p.Channel == Mail).Select(p => p.Way).FirstOrDefaultAsync(cancel);
        if ((way ?? NoticeWays.Usual(notice.Kind)) != NoticeWays.AtOnce) return;
        await outbox.Add(act, new(Mail, address, "notice", new NoticeLetter([notice.Id], 1), who.Id, QuietHours.Pass(act.Now, clock), $"notice:{notice.Id}"), cancel);
        notice.MailedAt = act.Now;
    }
}

/// <summary>What a mail about notices carries; its words are written when it is sent.</summary>
/// <param name="Notices">The notices shown, the oldest first.</param>
/// <param name="Count">How many there are in all.</param>
public sealed record NoticeLetter(IReadOnlyList<long> Notices, int Count);
