using Kegui.Modules.Customers;

namespace Kegui.Bench.Scenarios;

/// <summary>The list of customers as a page: sorts, depth and filters, for each data scope.</summary>
internal sealed class CustomerList(string name, string token, string query, Func<Random, string>? depth = null) : Scenario
{
    public override string Name => $"customer list, {name}";
    public override Budget Budget => Budget.List;

    public override Shot Next(Random random, int connection) => Shot.Get(token, $"/customers?{query}{depth?.Invoke(random)}");

    public static new IEnumerable<Scenario> All(Known known)
    {
        Func<Random, string> After(string sort, IReadOnlyList<Sample> rows) => random => "&after=" + Uri.EscapeDataString(CustomerSorts.CursorOf(Known.Pick(random, rows).Row, sort));
        foreach (var (who, token, rows) in new[] { ("salesperson", known.Salesperson, known.Mine), ("company", known.Leader, known.Anybodys) })
        {
            yield return new CustomerList($"{who}, first page", token, "");
            yield return new CustomerList($"{who}, by name", token, "sort=name");
            yield return new CustomerList($"{who}, newest", token, "sort=-created");
            yield return new CustomerList($"{who}, longest without contact", token, "sort=contact");
            yield return new CustomerList($"{who}, deep", token, "", After("-updated", rows));
            yield return new CustomerList($"{who}, deep by name", token, "sort=name", After("name", rows));
        }
        yield return new CustomerList("department, first page", known.Clerk, "");
        yield return new CustomerList("department, by name", known.Clerk, "sort=name");
        yield return new CustomerList("region, first page", known.Manager, "");
        yield return new CustomerList("region, by name", known.Manager, "sort=name");
        yield return new CustomerList("region, newest", known.Manager, "sort=-created");
        yield return new CustomerList("region, deep", known.Manager, "", After("-updated", known.Anybodys));
        yield return new CustomerList("company, grade D prospects", known.Leader, "grade=D&stage=prospect");
        yield return new CustomerList("company, grade A of one industry", known.Leader, "grade=A&industry=%E6%9C%BA%E6%A2%B0");
        yield return new CustomerList("salesperson, grade, region, 2 characters", known.Salesperson, "grade=B&region=330000&q=%E6%9C%BA%E6%A2%B0");
        yield return new CustomerList("company, grade, region, 2 characters", known.Leader, "grade=B&region=330000&q=%E6%9C%BA%E6%A2%B0");
    }
}

/// <summary>The same through the API.</summary>
internal sealed class CustomerJson(string name, string token) : Scenario
{
    public override string Name => $"customers as JSON, {name}";
    public override Budget Budget => Budget.List;

    public override Shot Next(Random random, int connection) => Shot.Get(token, "/api/v1/customers");

    public static new IEnumerable<Scenario> All(Known known) => [new CustomerJson("salesperson", known.Salesperson), new CustomerJson("company", known.Leader)];
}
