using Kegui.Kernel;
using Kegui.Modules.Customers;
using Kegui.Tests.Kernel.Rulebook;

namespace Kegui.Tests.Kernel.Duties;

/// <summary>The visit rule of CGM under editions of one's own, and customers to try it on.</summary>
internal static class Plans
{
    private static readonly Lazy<Regulation> Cgm = new(() => Texts.Read(File.ReadAllText(Path.Combine(Texts.Folder, "CGM.yaml"))));
    public static readonly WorkCalendar Calendar = WorkCalendar.China();

    public static DateOnly Date(string text) => DateOnly.ParseExact(text, "yyyy-MM-dd");

    public static DateOnly? DateOrNone(string text) => text is "-" or "" ? null : Date(text);

    /// <param name="from">When the clause was adopted.</param>
    /// <param name="editions">Date and cadence of each edition after the first, which says 2 months.</param>
    public static DutyInForce Visits(string from, RuleLevel level = RuleLevel.Enforce, int grace = 7, params (string From, string Every)[] editions)
    {
        var days = new List<RegulationDay> { Day(1, "2026-01-01", "{}", 0) };
        foreach (var (start, every) in editions) days.Add(Day(days.Count + 1, start, $$"""{"visit.cadence":"{{every}}"}""", grace));
        var clause = Cgm.Value.Clause("CGM-7.2a2")!;
        return DutyInForce.Of(new(clause.Rules[0], clause, days[^1], level, Date(from)), days, Date(from), Calendar);
    }

    /// <summary>A rule over a value <c>visit.cadence</c> under editions of one's own.</summary>
    public static DutyInForce Cadences(string rule, DateOnly adopted, string first, params (DateOnly From, string Every)[] editions)
    {
        var text = CadenceText(rule);
        var days = new List<RegulationDay> { new(text, Edition(1, "2026-01-01", $$"""{"visit.cadence":"{{first}}"}""", 0)) };
        foreach (var (from, every) in editions) days.Add(new(text, Edition(days.Count + 1, RulePrinter.Date(from), $$"""{"visit.cadence":"{{every}}"}""", 7)));
        var clause = text.Clauses.Single();
        return DutyInForce.Of(new(clause.Rules[0], clause, days[^1], RuleLevel.Enforce, adopted), days, adopted, Calendar);
    }

    private static readonly System.Collections.Concurrent.ConcurrentDictionary<string, Regulation> Read = new();

    private static Regulation CadenceText(string rule) => Read.GetOrAdd(rule, r => Texts.Read(Texts.Clause(
        $"values: {{visit.cadence: {{type: period, is: 2 months}}}}\nrules:\n- key: tried\n  {r.Replace("\n", "\n  ", StringComparison.Ordinal)}")));

    /// <summary>A rule written out, over the names of customers.</summary>
    /// <param name="today">The day of planning; the day of adoption when left out.</param>
    public static DutyInForce Written(string rule, string from, string? today = null)
    {
        var text = Texts.Read(Texts.Clause($"rules:\n- key: tried\n  {rule.Replace("\n", "\n  ", StringComparison.Ordinal)}"));
        var day = new RegulationDay(text, Edition(1, "2026-01-01", "{}", 0));
        var clause = text.Clauses.Single();
        return DutyInForce.Of(new(clause.Rules[0], clause, day, RuleLevel.Enforce, Date(from)), [day], Date(today ?? from), Calendar);
    }

    public static Subject Customer(string grade, DateOnly? visited, bool blacklisted = false, long id = 7, string stage = "customer", long? owner = null) =>
        Texts.Words.Subjects["customer"].Of(new Customer
        {
            Id = id, Code = "C7", Name = "宏远机械", NameKey = "", SortKey = "", SearchText = "", SearchGrams = "", CreatedAt = default, CreatedById = 0, UpdatedAt = default,
            Grade = grade is "-" ? null : grade, LastOnSiteVisitOn = visited, Blacklisted = blacklisted, Stage = stage, OwnerId = owner,
        });

    public static WantedDuty? Wanted(DutyInForce rule, Subject subject, string since, bool existing = false, string carried = "-", string extended = "-") =>
        DutyPlan.Wanted(rule, subject, new(Date(since), existing, DateOrNone(carried), DateOrNone(extended)));

    public static RegulationEdition Edition(int number, string from, string values, int grace) => new()
    {
        Id = number, RegulationId = "CGM", Number = number, From = Date(from), TextHash = "", Values = values, GraceDays = grace, ById = 0, At = DateTime.UnixEpoch,
    };

    private static RegulationDay Day(int number, string from, string values, int grace) => new(Cgm.Value, Edition(number, from, values, grace));
}
