using Kegui.Kernel.Expressions;

namespace Kegui.Kernel;

/// <summary>Something to know at an act or on a screen.</summary>
public sealed record Advice(string ClauseId, string Citation, string Text, RuleLevel Level);

/// <summary>What the adopted clauses say to an input.</summary>
/// <param name="Problems">At level "enforce": one a missing field.</param>
/// <param name="Refusal">At level "remind", while no reason is given.</param>
/// <param name="Hits">To be kept when the act goes on.</param>
public sealed record GateAnswer(IReadOnlyList<Problem> Problems, Refusal? Refusal, IReadOnlyList<GateHit> Hits);

/// <summary>A rule with something to say, and the fields it misses.</summary>
public sealed record GateHit(AdoptedRule Rule, IReadOnlyList<string> Missing);

/// <summary>Asked by modules inside their acts: which fields do the adopted clauses want, and what should people know.</summary>
public interface IRulebookGate
{
    /// <summary>Ends the act where a clause refuses it; otherwise goes on and keeps what was waived or tried.</summary>
    /// <param name="values">The input by the field names that the module published for the act; what is absent or null is missing.</param>
    /// <param name="record">The record acted on; null where the act makes it.</param>
    Task Check(Act act, string name, IReadOnlyDictionary<string, object?> values, long? customerId, CancellationToken cancel, (string Kind, long Id)? record = null);

    /// <summary>The same question without an act, for a form that shows what is wanted before anything is typed.</summary>
    Task<GateAnswer> Ask(string name, IReadOnlyDictionary<string, object?> values, DateOnly today, string? reason, CancellationToken cancel);

    /// <summary>The fields that adopted clauses want at an act now, each with its clause; those of a trial are not among them.</summary>
    Task<IReadOnlyDictionary<string, Advice>> Required(string name, DateOnly today, CancellationToken cancel);

    /// <summary>The guidance at an act or a screen, in the order of regulations; none of a trial.</summary>
    Task<IReadOnlyList<Advice>> Guidance(string place, DateOnly today, ValueSource? values, CancellationToken cancel);
}

internal sealed class RulebookGate(RulebookReader rules, Vocabulary vocabulary, RulePrinter printer) : IRulebookGate
{
    public async Task Check(Act act, string name, IReadOnlyDictionary<string, object?> values, long? customerId, CancellationToken cancel, (string Kind, long Id)? record = null)
    {
        var answer = await Ask(name, values, act.Today, act.Call.Reason, cancel);
        var stops = answer.Problems.Count > 0 || answer.Refusal is not null;
        foreach (var (rule, missing) in answer.Hits)
        {
            var hit = new RuleHit
            {
                Outcome = OutcomeOf(rule.Level, answer), SubjectKind = record?.Kind, SubjectId = record?.Id,
                Id = await act.NewId(cancel), RuleKey = rule.Rule.Key, RegulationId = rule.Regulation.Text.Id, ClauseId = rule.Clause.Id, Edition = rule.Regulation.Edition.Number, Level = rule.Level,
                Act = name, CustomerId = customerId, PersonId = act.Actor.PersonId, At = act.Now, On = act.Today, Missing = string.Join(',', missing), Reason = rule.Level == RuleLevel.Remind ? act.Call.Reason : null,
            };
            // What is refused is not saved, but that it was refused is.
            if (!stops) act.Db.Add(hit);
            else if (hit.Outcome is HitOutcomes.Refused or HitOutcomes.Reminded) act.Leave(hit);
        }
        act.Check(answer.Problems);
        act.Allow(answer.Refusal);
    }

    private static string OutcomeOf(RuleLevel level, GateAnswer answer) => level switch
    {
        RuleLevel.Enforce => HitOutcomes.Refused,
        RuleLevel.Remind => answer.Refusal is not null || answer.Problems.Count > 0 ? HitOutcomes.Reminded : HitOutcomes.WentOn,
        _ => HitOutcomes.Tried,
    };

    public async Task<GateAnswer> Ask(string name, IReadOnlyDictionary<string, object?> values, DateOnly today, string? reason, CancellationToken cancel)
    {
        var day = await rules.At(today, cancel);
        var word = vocabulary.Acts[name];
        var input = word.Fields.ToDictionary(f => f.Code, f => FactValues.Of(f.Type, values.GetValueOrDefault(f.Code)), StringComparer.Ordinal);
        var hits = day.At(name).Where(r => r.Rule is RequiresRule).Select(r => new GateHit(r, Missing(r, (RequiresRule)r.Rule, input))).Where(h => h.Missing.Count > 0).ToList();
        var problems = hits.Where(h => h.Rule.Level == RuleLevel.Enforce)
            .SelectMany(h => h.Missing.Select(field => new Problem(field, "required-by-clause", printer.Citation(h.Rule.Regulation.Text, h.Rule.Clause)))).DistinctBy(p => p.Field).ToList();
        var reminded = hits.Where(h => h.Rule.Level == RuleLevel.Remind).ToList();
        var refusal = reminded.Count > 0 && string.IsNullOrWhiteSpace(reason) ? Refuse(name, reminded) : null;
        return new(problems, refusal, hits);
    }

    public async Task<IReadOnlyDictionary<string, Advice>> Required(string name, DateOnly today, CancellationToken cancel)
    {
        var day = await rules.At(today, cancel);
        return day.At(name).Where(r => r.Rule is RequiresRule { When: null } && r.Level.IsReal())
            .SelectMany(r => ((RequiresRule)r.Rule).Fields.Select(field => (field, Advice: AdviceOf(r, null))))
            .GroupBy(p => p.field).ToDictionary(g => g.Key, g => g.MaxBy(p => p.Advice.Level).Advice);
    }

    public async Task<IReadOnlyList<Advice>> Guidance(string place, DateOnly today, ValueSource? values, CancellationToken cancel)
    {
        var day = await rules.At(today, cancel);
        return [.. day.At(place).Where(r => r.Rule is GuidanceRule && r.Level.IsReal())
            .Where(r => ((GuidanceRule)r.Rule).When is not { } when || (values is not null && when.Holds(values)))
            .Select(r => AdviceOf(r, ((GuidanceRule)r.Rule).Says))];
    }

    private static List<string> Missing(AdoptedRule rule, RequiresRule requires, Dictionary<string, Value> input)
    {
        if (requires.When is { } when && !when.Holds(rule.Regulation.Values.With(input))) return [];
        return [.. requires.Fields.Where(field => input[field].IsMissing)];
    }

    // Several clauses may remind at once; people give one reason for all of them.
    private Refusal Refuse(string act, IReadOnlyList<GateHit> hits)
    {
        var fields = hits.SelectMany(h => h.Missing).Distinct().ToList();
        var clauses = hits.Select(h => printer.Citation(h.Rule.Regulation.Text, h.Rule.Clause)).Distinct().ToList();
        // A field goes by the label of its record: visit.needs.
        var labels = fields.Select(f => printer.Find($"{vocabulary.Acts[act].Record}.{f}") ?? f);
        return new Refusal("requires")
        {
            Clause = string.Join(printer.Find("rulebook.and") ?? ", ", clauses),
            Says = hits.Count == 1 && ((RequiresRule)hits[0].Rule.Rule).Says is { } says ? says
                : printer.Say("refusal.requires", string.Join(printer.Find("rulebook.comma") ?? ", ", labels), string.Join(printer.Find("rulebook.and") ?? ", ", clauses)),
            Facts = new Dictionary<string, object?> { ["missing"] = fields },
            WantsReason = true,
            RuleKey = hits[0].Rule.Rule.Key,
        };
    }

    private Advice AdviceOf(AdoptedRule rule, string? says) =>
        new(rule.Clause.Id, printer.Citation(rule.Regulation.Text, rule.Clause), says ?? printer.Text(rule.Regulation, rule.Clause), rule.Level);
}
