using Kegui.Kernel;
using Kegui.Kernel.Expressions;
using Microsoft.EntityFrameworkCore;

namespace Kegui.Tests.Kernel.Expressions;

/// <summary>The names the tests of the language speak with.</summary>
internal static class Vocabulary
{
    public static readonly ChoiceSet Grades = new("grade", "A", "B", "C", "D");
    public static readonly ChoiceSet Kinds = new("visit.kind", "on-site", "by-phone", "late-payment", "score");

    public static readonly RecordNames<Row> Rows = new RecordNames<Row>("row")
        .Field("grade", row => row.Grade, Grades)
        .Field("kind", row => row.Kind, Kinds)
        .Field("name", row => row.Name)
        .Field("place", row => row.Place)
        .Field("blacklisted", row => row.Blacklisted)
        .Field("paused", row => row.Paused)
        .Field("orders", row => row.Orders)
        .Field("visits", row => row.Visits)
        .Field("serial", row => row.Serial, TermType.Number)
        .Field("weight", row => row.Weight)
        .Field("score", row => row.Score)
        .Field("rate", row => row.Rate, TermType.Percent)
        .Field("share", row => row.Share, TermType.Percent)
        .Field("completeness", row => row.Completeness, TermType.Percent)
        .Field("volume", row => row.VolumeFen, TermType.Money)
        .Field("overdue", row => row.OverdueFen, TermType.Money)
        .Field("bonus", row => row.Bonus)
        .Field("gradedOn", row => row.GradedOn)
        .Field("lastContactOn", row => row.LastContactOn)
        .Field("owner", row => row.OwnerId, TermType.Reference("person"))
        .Field("manager", row => row.ManagerId, TermType.Reference("person"))
        .Field("region", row => row.Id, TermType.Reference("region"))
        .Field("townName", row => row.Town == null ? null : row.Town.Name)
        .Field("townLevel", row => row.Town == null ? null : (int?)row.Town.Level)
        .Field("cadence", row => row.Cadence, TermType.Period)
        .Measure("annualVolume", TermType.Money, Nothing)
        .Measure("breaches", TermType.Number, Nothing);

    public static readonly GivenNames Given = new GivenNames()
        .Value("limit.number", TermType.Number)
        .Value("limit.money", TermType.Money)
        .Value("limit.rate", TermType.Percent)
        .Value("limit.date", TermType.Date)
        .Value("limit.period", TermType.Period)
        .Value("limit.grade", Grades)
        .Value("gone.number", TermType.Number)
        .Value("gone.money", TermType.Money)
        .Value("gone.rate", TermType.Percent)
        .Value("gone.date", TermType.Date)
        .Value("gone.grade", Grades)
        .Attribute("kind", Kinds)
        .Attribute("to", Grades)
        .Attribute("score", TermType.Number)
        .Attribute("opinions", TermType.Text)
        .Attribute("approver", TermType.Reference("person"));

    public static readonly NameScope Scope = NameScope.Of(Rows, Given);

    public static readonly ValueSource GivenValues = ValueSource.None.With(new Dictionary<string, Value>
    {
        ["limit.number"] = Value.Of(2m),
        ["limit.money"] = Value.Of(Money.FromYuan(100m)),
        ["limit.rate"] = Value.Percent(0.8m),
        ["limit.date"] = Value.Of(new DateOnly(2026, 3, 1)),
        ["limit.period"] = Value.Of(new Period(2, PeriodUnit.Months)),
        ["limit.grade"] = Value.Choice("B"),
        ["gone.number"] = Value.Missing,
        ["gone.money"] = Value.Missing,
        ["gone.rate"] = Value.Missing,
        ["gone.date"] = Value.Missing,
        ["gone.grade"] = Value.Missing,
        ["kind"] = Value.Choice("on-site"),
        ["to"] = Value.Choice("C"),
        ["score"] = Value.Of(85m),
        ["opinions"] = Value.Missing,
        ["approver"] = Value.Reference(2),
        ["row.annualVolume"] = Value.Of(Money.FromYuan(2_860_000m)),
        ["row.breaches"] = Value.Missing,
    });

    /// <summary>A customer of grade A who was never phoned and owes nothing.</summary>
    public static readonly Row Hongyuan = new()
    {
        Id = 1, Grade = "A", Kind = "on-site", Name = "宏远", Place = "上海", Orders = 3, Weight = 1.50m, Share = 0.8m, Rate = 0.95m,
        VolumeFen = 300_000_000, GradedOn = new DateOnly(2026, 1, 31), OwnerId = 2, ManagerId = 3, Completeness = 80, Cadence = "2 months",
    };

    public static readonly ValueSource Values = GivenValues.With(Rows, Hongyuan);

    private static Task<IReadOnlyDictionary<long, Value>> Nothing(DbContext data, IReadOnlyList<long> ids, DateOnly asOf, CancellationToken cancel) =>
        Task.FromResult<IReadOnlyDictionary<long, Value>>(new Dictionary<long, Value>());
}
