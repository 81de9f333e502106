using System.Text.Json;
using Microsoft.EntityFrameworkCore;

namespace Kegui.Kernel;

/// <summary>Which clauses: those named, those of a chapter, or all of the regulation when neither is said.</summary>
/// <param name="From">Today when left out; never earlier.</param>
public sealed record AdoptInput(string Regulation, string? Chapter = null, IReadOnlyList<string>? Clauses = null, RuleLevel Level = RuleLevel.Trial, DateOnly? From = null);

/// <summary>New contents by key, as they are written: <c>6 weeks</c>, <c>3000000.00 CNY</c>.</summary>
/// <param name="From">Tomorrow at the earliest.</param>
/// <param name="GraceDays">0 to 365; 7 when left out.</param>
public sealed record ChangeInput(string Regulation, IReadOnlyDictionary<string, string> Values, DateOnly From, int? GraceDays = null, string? Reason = null);

/// <summary>What an adoption did.</summary>
/// <param name="TriedFirst">Clauses that can refuse acts: they begin as a trial, whatever was asked.</param>
public sealed record AdoptResult(int Clauses, IReadOnlyList<string> TriedFirst);

/// <summary>What the owners of rules do to regulations. Each change is dated, audited, and planned for by a job.</summary>
public sealed class RegulationActs(ActRunner run, RulebookReader rules, RulebookDirectory directory)
{
    private const int DefaultGrace = 7;
    private const int TrialDays = 30;

    public Task<Outcome<AdoptResult>> Adopt(Call call, AdoptInput input, CancellationToken cancel) =>
        run.Run("regulation.adopt", call, input, act => SetLevel(act, input, "RegulationAdopted", "adopted", cancel), cancel);

    /// <summary>Back to reading only. Open duties of these clauses end.</summary>
    public Task<Outcome<AdoptResult>> Drop(Call call, AdoptInput input, CancellationToken cancel) =>
        run.Run("regulation.drop", call, input, act => SetLevel(act, input with { Level = RuleLevel.Read }, "RegulationDropped", "dropped", cancel), cancel);

    /// <summary>Publishes an edition with other values; gives its number.</summary>
    public Task<Outcome<int>> Change(Call call, ChangeInput input, CancellationToken cancel) => run.Run("regulation.change-value", call, input, async act =>
    {
        var book = await rules.Book(cancel);
        act.Found(book.EditionOn(input.Regulation, act.Today));
        act.Check(EditionRules.Problems(book, input, act.Today));
        var before = book.On(input.Regulation, input.From)!;
        var edition = EditionRules.Draft(before, input, await act.NewId(cancel), act.Actor.PersonId, act.Now, input.GraceDays ?? DefaultGrace);
        act.Db.Add(edition);
        var changes = input.Values.Select(v => new FieldChange(v.Key, before.Content(v.Key)!.ToString(), v.Value)).ToList();
        await Published(act, edition, changes, cancel);
        return edition.Number;
    }, cancel);

    /// <summary>Takes over the newest factory document from a date on; the company's own values stay where they still fit.</summary>
    public Task<Outcome<int>> RenewText(Call call, string regulation, DateOnly from, CancellationToken cancel) => run.Run("regulation.renew-text", call, new { regulation, from }, async act =>
    {
        var book = await rules.Book(cancel);
        var before = act.Found(book.EditionOn(regulation, act.Today));
        act.Check(EditionRules.DateProblems(book, regulation, from, act.Today));
        var newest = await act.Db.Set<RegulationText>().Where(t => t.RegulationId == regulation).OrderByDescending(t => t.At).Select(t => t.Hash).FirstAsync(cancel);
        if (newest == before.TextHash) act.Check([new("from", "text-current")]);
        var edition = new RegulationEdition
        {
            Id = await act.NewId(cancel), RegulationId = regulation, Number = book.Editions(regulation)[^1].Number + 1, From = from, TextHash = newest, Values = before.Values,
            GraceDays = DefaultGrace, ById = act.Actor.PersonId, At = act.Now,
        };
        act.Db.Add(edition);
        await Published(act, edition, [new("text", before.TextHash, newest)], cancel);
        return edition.Number;
    }, cancel);

    /// <summary>Takes back an edition that has not begun.</summary>
    public Task<Outcome<int>> CancelScheduled(Call call, string regulation, CancellationToken cancel) => run.Run("regulation.cancel-scheduled", call, new { regulation }, async act =>
    {
        var scheduled = act.Found(await act.Db.Set<RegulationEdition>().AsTracking().FirstOrDefaultAsync(e => e.RegulationId == regulation && e.From > act.Today, cancel));
        act.Db.Remove(scheduled);
        await act.Db.Set<ReplanRun>().AsTracking().Where(r => r.RegulationId == regulation && r.From == scheduled.From && r.Reason == "published" && r.StartedAt == null).ForEachAsync(r => act.Db.Remove(r), cancel);
        await Tell(act, regulation, "EditionCancelled", [new("edition", scheduled.Number, null), new("from", scheduled.From, null)], cancel);
        directory.Touch(act);
        return scheduled.Number;
    }, cancel);

    private async Task<AdoptResult> SetLevel(Act act, AdoptInput input, string fact, string reason, CancellationToken cancel)
    {
        var from = input.From ?? act.Today;
        if (from < act.Today) act.Check([new("from", "not-past")]);
        var book = await rules.Book(cancel);
        var regulation = act.Found(book.On(input.Regulation, from));
        var clauses = ClausesOf(act, regulation.Text, input);
        var (triedFirst, changes) = (new List<string>(), new List<FieldChange>());
        foreach (var clause in clauses)
        {
            var current = book.Level(input.Regulation, clause.Id, from).Level;
            var level = input.Level;
            if (level == RuleLevel.Enforce && current < RuleLevel.Trial && clause.Rules.Any(r => r.Limits))
            {
                level = RuleLevel.Trial;
                triedFirst.Add(clause.Id);
            }
            if (level == current) continue;
            act.Db.Add(new Adoption
            {
                Id = await act.NewId(cancel), RegulationId = input.Regulation, ClauseId = clause.Id, Level = level, From = from,
                ReviewOn = level == RuleLevel.Trial ? from.AddDays(TrialDays) : null, ById = act.Actor.PersonId, At = act.Now,
            });
            changes.Add(new(clause.Id, current.Code(), level.Code()));
        }
        if (changes.Count == 0) return new(0, []);
        await Plan(act, input.Regulation, from, reason, cancel);
        await Tell(act, input.Regulation, fact, changes, cancel);
        directory.Touch(act);
        return new(changes.Count, triedFirst);
    }

    private static IReadOnlyList<Clause> ClausesOf(Act act, Regulation text, AdoptInput input)
    {
        if (input.Chapter is { } no) return act.Found(text.Chapter(no)).Clauses;
        if (input.Clauses is not { } ids) return [.. text.Clauses];
        var unknown = ids.Where(id => text.Clause(id) is null).ToList();
        if (unknown.Count > 0 || ids.Count == 0) act.Check([new("clauses", "unknown-clause", string.Join(", ", unknown))]);
        return [.. ids.Distinct().Select(id => text.Clause(id)!)];
    }

    private async Task Published(Act act, RegulationEdition edition, IReadOnlyList<FieldChange> changes, CancellationToken cancel)
    {
        await Plan(act, edition.RegulationId, edition.From, "published", cancel);
        await Tell(act, edition.RegulationId, "RegulationPublished", [new("edition", null, edition.Number), new("from", null, edition.From), .. changes], cancel);
        directory.Touch(act);
    }

    private static async Task Plan(Act act, string regulation, DateOnly from, string reason, CancellationToken cancel)
    {
        // One that waits for the same day will see this change too; one under way may have passed by already.
        if (await act.Db.Set<ReplanRun>().AnyAsync(r => r.RegulationId == regulation && r.From == from && r.Reason == reason && r.StartedAt == null, cancel)) return;
        act.Db.Add(new ReplanRun { Id = await act.NewId(cancel), RegulationId = regulation, From = from, Reason = reason, CreatedAt = act.Now });
    }

    // A regulation's history hangs on its first edition, which never goes away.
    private async Task Tell(Act act, string regulation, string fact, IReadOnlyList<FieldChange> changes, CancellationToken cancel)
    {
        var first = (await rules.Book(cancel)).Editions(regulation)[0];
        await act.Tell(new(fact, "regulation-edition", first.Id, null, new Dictionary<string, object?> { ["regulation"] = regulation }), changes, cancel);
    }
}
