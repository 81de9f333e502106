namespace Kegui.Bench.Scenarios;

/// <summary>Many people at their lists at once, as pages or as JSON; half of them turn pages.</summary>
internal sealed class ListLoad(Known known, int connections, bool json) : Scenario
{
    public override string Name => $"{(json ? "JSON lists" : "list pages")}, {connections} connections";
    public override int Connections => connections;
    public override Budget Budget => json ? new() { PerSecondSqlite = 3000, PerSecondPostgres = 3000 } : new() { PerSecondSqlite = 1500, PerSecondPostgres = 1500 };

    public override Shot Next(Random random, int connection)
    {
        var (token, own) = known.Writers[connection % known.Writers.Count];
        var path = json ? "/api/v1/customers" : "/customers";
        var depth = random.Next(2) == 0 ? "" : $"?{(json ? "cursor" : "after")}={Modules.Customers.CustomerSorts.CursorOf(Known.Pick(random, own).Row, "-updated")}";
        return Shot.Get(token, path + depth);
    }

    public static new IEnumerable<Scenario> All(Known known) =>
        from json in new[] { false, true } from connections in new[] { 16, 64 } select new ListLoad(known, connections, json);
}
