namespace Kegui.Bench.Scenarios;

/// <summary>One customer's own page.</summary>
internal sealed class CustomerPage(Known known) : Scenario
{
    public override string Name => "customer page, salesperson";
    public override Budget Budget => new() { Alone = 5, P99 = 30, Statements = 8, Ratio = 1.5 };

    public override Shot Next(Random random, int connection) => Shot.Get(known.Salesperson, $"/customers/{Known.Pick(random, known.Mine).Row.Id}");
}

/// <summary>What a salesperson sees in the morning.</summary>
internal sealed class Desk(Known known) : Scenario
{
    public override string Name => "work desk, salesperson";

    public override Shot Next(Random random, int connection) => Shot.Get(known.Salesperson, "/");
}

/// <summary>All trade documents in a data scope.</summary>
internal sealed class TradeList(string name, string token) : Scenario
{
    public override string Name => $"trade list, {name}";
    public override Budget Budget => Budget.List with { Statements = null };

    public override Shot Next(Random random, int connection) => Shot.Get(token, "/trade");

    public static new IEnumerable<Scenario> All(Known known) => [new TradeList("salesperson", known.Salesperson), new TradeList("company", known.Leader)];
}

/// <summary>A customer's documents, months and payments.</summary>
internal sealed class TradeOfCustomer(Known known) : Scenario
{
    public override string Name => "trade of a customer";
    public override Budget Budget => new() { Alone = 5, P99 = 30, Ratio = 1.5 };

    public override Shot Next(Random random, int connection) => Shot.Get(known.Salesperson, $"/customers/{Known.Pick(random, known.Mine).Row.Id}/trade");
}
