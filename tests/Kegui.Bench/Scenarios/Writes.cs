using System.Text.Json;
using Kegui.Bench.Data;
using Kegui.Kernel;

namespace Kegui.Bench.Scenarios;

/// <summary>An act through the API, each request with its own idempotency key, by as many people as there are connections.</summary>
internal abstract class Writing(Known known, int connections) : Scenario
{
    private readonly string _run = Guid.NewGuid().ToString("N")[..12];
    private long _count;

    public override int Connections => connections;
    public override int Expected => 201;
    public override bool Reads => false;

    protected abstract string Act { get; }
    public override string Name => $"{Act}, {(connections == 1 ? "1 writer" : $"{connections} writers")}";

    protected abstract (string Path, object Body) Input(Random random, Sample own, long number);

    public override Shot Next(Random random, int connection)
    {
        var (token, own) = known.Writers[connection % known.Writers.Count];
        var number = Interlocked.Increment(ref _count);
        var (path, body) = Input(random, Known.Pick(random, own), number);
        return new(token, "POST", path, JsonSerializer.Serialize(body, Json.Plain), $"{_run}-{number}");
    }
}

/// <summary>A new customer, with the look for doubles and its number.</summary>
internal sealed class CreateCustomer(Known known, int connections) : Writing(known, connections)
{
    private readonly MadeUp _names = new(Random.Shared.Next());
    private readonly Lock _gate = new();

    protected override string Act => "create a customer";
    public override Budget Budget => Connections == 1 ? new() { Alone = 5 } : new() { PerSecondSqlite = 600, PerSecondPostgres = 1000, P99 = 500 };

    protected override (string Path, object Body) Input(Random random, Sample own, long number)
    {
        lock (_gate)
        {
            var (name, region, trade) = _names.Company();
            // Doubles are refused, so each name gets a part that no other has.
            var rare = new string([.. Enumerable.Range(0, 4).Select(_ => MadeUp.Brand[Random.Shared.Next(MadeUp.Brand.Length)])]);
            return ("/api/v1/customers", new { name = name.Insert(name.Length - 4, rare), regionCode = region, industry = trade, phone = _names.Mobile()[2..], contactName = _names.Person(), contactPhone = _names.Mobile()[2..] });
        }
    }

    public static new IEnumerable<Scenario> All(Known known) => [new CreateCustomer(known, 1), new CreateCustomer(known, 16)];
}

/// <summary>A visit that nobody planned is reported, with timeline and audit.</summary>
internal sealed class ReportVisit(Known known, int connections) : Writing(known, connections)
{
    protected override string Act => "report a visit";
    public override Budget Budget => Connections == 1 ? new() { Alone = 4 } : new() { PerSecondSqlite = 600, PerSecondPostgres = 1500, P99 = 500 };

    protected override (string Path, object Body) Input(Random random, Sample own, long number) =>
        ($"/api/v1/visits/report?customer={own.Row.Id}", new
        {
            on = TimeProvider.System.GetUtcNow().AddDays(-1).ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture),
            kind = "on-site",
            met = "采购经理",
            needs = "希望缩短交期，样品两周内确认。",
            opinions = "对上批质量满意。",
            suggestions = "增加来样检测报告。",
            difficulties = "仓库紧张。",
            competition = "另有两家在报价。",
            conveyed = "介绍了新品。",
            nextStep = "寄送样品",
            nextOn = TimeProvider.System.GetUtcNow().AddDays(9).ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture),
        });

    public static new IEnumerable<Scenario> All(Known known) => [new ReportVisit(known, 1), new ReportVisit(known, 16)];
}

/// <summary>A sale of three lines, with the customer's month.</summary>
internal sealed class RecordTrade(Known known, int connections) : Writing(known, connections)
{
    protected override string Act => "record a sale";

    protected override (string Path, object Body) Input(Random random, Sample own, long number) =>
        ("/api/v1/trade-documents", new
        {
            customerId = own.Row.Id,
            kind = "sale",
            on = TimeProvider.System.GetUtcNow().AddDays(-1).ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture),
            lines = Enumerable.Range(1, 3).Select(l => new { productCode = $"P{l:D5}", quantity = 1 + random.Next(100), unitPrice = 12.5m }).ToArray(),
        });

    public static new IEnumerable<Scenario> All(Known known) => [new RecordTrade(known, 1), new RecordTrade(known, 16)];
}
