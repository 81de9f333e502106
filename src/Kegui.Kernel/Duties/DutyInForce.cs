using Kegui.Kernel.Expressions;

namespace Kegui.Kernel;

/// <summary>What one edition says about a duty.</summary>
/// <param name="GraceDays">Days a duty has at least from <paramref name="From"/> on, when this edition shortens its time.</param>
public sealed record DutyTerms(int Edition, DateOnly From, int GraceDays, Period? Every, Period? Within, ValueSource Values, Func<string, PolicyContent> Content);

/// <summary>A duty rule in force on a day, with the terms of every edition since it has been.</summary>
/// <param name="From">Since when it has been in force without a break, at this kind of level.</param>
/// <param name="Terms">In the order of their dates; the last one counts today.</param>
public sealed record DutyInForce(DutyRule Rule, Clause Clause, string RegulationId, bool Trial, DateOnly From, IReadOnlyList<DutyTerms> Terms)
{
    public DutyTerms Current => Terms[^1];

    /// <summary>The day for which the rulebook was asked.</summary>
    public DateOnly Today { get; init; }

    /// <summary>Which dates are worked, as the company knows it that day.</summary>
    public required WorkCalendar Calendar { get; init; }

    /// <summary>The record under the values in force, as its condition reads them.</summary>
    public ValueSource Over(Subject subject) => subject.Over(Current.Values.AsOf(Today));

    /// <summary>The terms that counted on a date.</summary>
    public DutyTerms On(DateOnly date) => Terms.LastOrDefault(t => t.From <= date) ?? Terms[0];

    /// <summary>The values that the rule uses, as they are kept with each decision.</summary>
    public IReadOnlyDictionary<string, string> ValuesUsed(DutyTerms terms) => UsedKeys().ToDictionary(key => key, key => terms.Content(key).ToString(), StringComparer.Ordinal);

    internal static DutyInForce Of(AdoptedRule adopted, IReadOnlyList<RegulationDay> editions, DateOnly today, WorkCalendar calendar)
    {
        var rule = (DutyRule)adopted.Rule;
        var first = editions.LastOrDefault(e => e.Edition.From <= adopted.From) ?? editions[0];
        var terms = editions.SkipWhile(e => e != first).Select(edition =>
        {
            // An older document may not know a value yet that the rule reads today.
            PolicyContent Content(string key) => edition.Content(key) ?? adopted.Regulation.Content(key)!;
            return new DutyTerms(edition.Edition.Number, edition.Edition.From, edition.Edition.GraceDays, rule.Every?.In(Content), rule.Within?.In(Content), edition.Values, Content);
        });
        return new(rule, adopted.Clause, adopted.Regulation.Text.Id, !adopted.Level.IsReal(), adopted.From, [.. terms]) { Today = today, Calendar = calendar };
    }

    private IEnumerable<string> UsedKeys() =>
        new[] { Rule.Every?.ValueKey, Rule.Within?.ValueKey }
            .Concat((Rule.While?.Names ?? []).Concat(Rule.Where?.Names ?? []).OfType<GivenName>().Where(n => !n.IsAttribute).Select(n => n.Code))
            .OfType<string>().Distinct();
}
