namespace Kegui.Kernel;

/// <summary>A rule whose clause is adopted on a day.</summary>
/// <param name="From">Since when it is in force without a break: for people when it is real, for its owner when it is tried.</param>
public sealed record AdoptedRule(Rule Rule, Clause Clause, RegulationDay Regulation, RuleLevel Level, DateOnly From);

/// <summary>The rulebook on one day: which edition of each regulation counts, which clauses are adopted, and what their rules look at.</summary>
public sealed class RulebookDay
{
    private readonly RulebookSnapshot _book;
    private readonly Dictionary<string, DutyInForce> _duties;
    private readonly ILookup<string, DutyInForce> _bySubject;
    private readonly ILookup<string, AdoptedRule> _byPlace;

    internal RulebookDay(RulebookSnapshot book, DateOnly date)
    {
        (_book, Date) = (book, date);
        Rules = [.. book.Regulations.SelectMany(id => RulesOf(id, date))];
        _duties = Rules.Where(r => r.Rule is DutyRule).Select(r => DutyInForce.Of(r, book.EditionsOf(r.Regulation.Text.Id, date), date, book.Calendar)).ToDictionary(d => d.Rule.Key, StringComparer.Ordinal);
        _bySubject = _duties.Values.ToLookup(d => d.Rule.Subject);
        _byPlace = Rules.SelectMany(r => PlacesOf(r.Rule).Select(place => (place, r))).ToLookup(p => p.place, p => p.r);
    }

    public DateOnly Date { get; }

    /// <summary>The rules of all clauses above "read", in the order of regulations and clauses.</summary>
    public IReadOnlyList<AdoptedRule> Rules { get; }

    public IReadOnlyCollection<DutyInForce> Duties => _duties.Values;

    public DutyInForce? Duty(string ruleKey) => _duties.GetValueOrDefault(ruleKey);

    public IEnumerable<DutyInForce> DutiesOn(string record) => _bySubject[record];

    /// <summary>The rules that speak at an act or on a screen.</summary>
    public IEnumerable<AdoptedRule> At(string place) => _byPlace[place];

    /// <summary>A regulation under the edition of the day; null when it is not here.</summary>
    public RegulationDay? Regulation(string id) => _book.On(id, Date);

    public IEnumerable<RegulationDay> Regulations => _book.Regulations.Select(Regulation).OfType<RegulationDay>();

    /// <summary>A value with the edition that says so; null when there is none of this key.</summary>
    public PolicyInForce? Value(string regulation, string key) => Regulation(regulation)?.Value(key);

    public RuleLevel LevelOf(string regulation, string clause) => _book.Level(regulation, clause, Date).Level;

    /// <summary>What an adopted clause puts into a slot of a module: the highest level counts, then the order of regulations. Null when none does.</summary>
    public PolicyInForce? Slot(string code) => Regulations
        .SelectMany(r => r.Text.Values.Where(v => v.Slot == code).Select(v => r.Value(v.Key)!).Select(v => (Value: v, Level: LevelOf(r.Text.Id, v.Clause.Id))))
        .Where(p => p.Level.IsReal()).OrderByDescending(p => p.Level).Select(p => p.Value).FirstOrDefault();

    private IEnumerable<AdoptedRule> RulesOf(string id, DateOnly date)
    {
        if (!_book.AnyAdopted(id, date) || _book.On(id, date) is not { } regulation) yield break;
        foreach (var clause in regulation.Text.Clauses)
        {
            if (clause.Rules.Count == 0) continue;
            var (level, from) = _book.Level(id, clause.Id, date);
            if (level == RuleLevel.Read) continue;
            foreach (var rule in clause.Rules) yield return new(rule, clause, regulation, level, from);
        }
    }

    private static IReadOnlyList<string> PlacesOf(Rule rule) => rule switch
    {
        RequiresRule requires => requires.Acts,
        GuidanceRule guidance => guidance.Places,
        _ => [],
    };
}
