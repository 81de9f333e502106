using System.Collections.Concurrent;

namespace Kegui.Kernel;

/// <summary>
/// All editions and adoptions as of one stamp, in memory. <see cref="At"/> answers for a date; drafts make another snapshot, so that a
/// preview asks the same questions as the real thing.
/// </summary>
public sealed class RulebookSnapshot
{
    private const int MostDays = 64;
    private readonly DocumentShelf _shelf;
    private readonly IReadOnlyDictionary<string, IReadOnlyList<RegulationEdition>> _editions;
    private readonly ILookup<(string, string), Adoption> _adoptions;
    private readonly IReadOnlyList<Adoption> _rows;
    private readonly ILookup<string, Adoption> _adopted;
    private readonly ConcurrentDictionary<long, RegulationDay?> _read = new();
    private readonly ConcurrentDictionary<DateOnly, RulebookDay> _days = new();

    internal RulebookSnapshot(string stamp, DocumentShelf shelf, IEnumerable<RegulationEdition> editions, IReadOnlyList<Adoption> adoptions, WorkCalendar calendar)
    {
        (Stamp, _shelf, _rows, Calendar) = (stamp, shelf, adoptions, calendar);
        _editions = editions.GroupBy(e => e.RegulationId).ToDictionary(g => g.Key, g => (IReadOnlyList<RegulationEdition>)[.. g.OrderBy(e => e.From)]);
        _adoptions = adoptions.OrderBy(a => a.From).ThenBy(a => a.Id).ToLookup(a => (a.RegulationId, a.ClauseId));
        _adopted = adoptions.Where(a => a.Level > RuleLevel.Read).ToLookup(a => a.RegulationId);
        Regulations = [.. _editions.Keys.Order(StringComparer.Ordinal)];
    }

    public string Stamp { get; }
    public IReadOnlyList<string> Regulations { get; }
    /// <summary>Which dates are worked.</summary>
    public WorkCalendar Calendar { get; }

    /// <summary>The rulebook on a date.</summary>
    public RulebookDay At(DateOnly date)
    {
        if (_days.Count > MostDays) _days.Clear();
        return _days.GetOrAdd(date, d => new RulebookDay(this, d));
    }

    /// <summary>All editions of a regulation in the order of their dates.</summary>
    public IReadOnlyList<RegulationEdition> Editions(string regulation) => _editions.GetValueOrDefault(regulation) ?? [];

    public IEnumerable<Adoption> Adoptions(string regulation, string clause) => _adoptions[(regulation, clause)];

    /// <summary>The same rulebook with one edition more.</summary>
    public RulebookSnapshot With(RegulationEdition draft) => new(Stamp, _shelf, _editions.Values.SelectMany(e => e).Append(draft), _rows, Calendar);

    /// <summary>The same rulebook with more adoptions.</summary>
    public RulebookSnapshot With(IEnumerable<Adoption> drafts) => new(Stamp, _shelf, _editions.Values.SelectMany(e => e), [.. _rows, .. drafts], Calendar);

    /// <summary>The edition that counts on a date; before the first one's date the first counts, so that history has words too.</summary>
    public RegulationEdition? EditionOn(string regulation, DateOnly date) => Editions(regulation) is { Count: > 0 } all ? all.LastOrDefault(e => e.From <= date) ?? all[0] : null;

    public RegulationDay? On(string regulation, DateOnly date) => EditionOn(regulation, date) is { } edition ? Under(edition) : null;

    /// <summary>A regulation under one edition by its number.</summary>
    public RegulationDay? Under(string regulation, int number) => Editions(regulation).FirstOrDefault(e => e.Number == number) is { } edition ? Under(edition) : null;

    internal RegulationDay? Under(RegulationEdition edition) =>
        _read.GetOrAdd(edition.Id, _ => _shelf.Get(edition.TextHash).Regulation is { } text ? new RegulationDay(text, edition) : null);

    internal IReadOnlyList<RegulationDay> EditionsOf(string regulation, DateOnly until) =>
        [.. Editions(regulation).Where((e, i) => i == 0 || e.From <= until).Select(Under).OfType<RegulationDay>()];

    internal bool AnyAdopted(string regulation, DateOnly date) => _adopted[regulation].Any(a => a.From <= date);

    /// <summary>The level of a clause on a date, and since when it has been real without a break (of a trial: since when it is tried).</summary>
    internal (RuleLevel Level, DateOnly From) Level(string regulation, string clause, DateOnly date)
    {
        var (level, from) = (RuleLevel.Read, DateOnly.MinValue);
        foreach (var row in _adoptions[(regulation, clause)])
        {
            if (row.From > date) break;
            if (level == RuleLevel.Read || level.IsReal() != row.Level.IsReal()) from = row.From;
            level = row.Level;
        }
        return (level, from);
    }
}
