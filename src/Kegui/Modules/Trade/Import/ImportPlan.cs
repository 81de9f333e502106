using System.Text.Json;
using Kegui.Kernel;

namespace Kegui.Modules.Trade.Import;

/// <summary>How a file is to be read and what is done where it and our books differ.</summary>
internal sealed record ImportPlan
{
    /// <summary>Field → column, counted from 0; <see cref="ImportFields"/>.</summary>
    public IReadOnlyDictionary<string, int> Columns { get; init; } = new Dictionary<string, int>();
    /// <summary>The system it comes from: foreign codes and earlier imports are looked up under this name.</summary>
    public string Source { get; init; } = "";
    /// <summary>Numbers that begin so are bookings, not trade.</summary>
    public string AdjustmentPrefix { get; init; } = "";
    /// <summary>Products that are bookings, not goods: bank charges, written-off debts.</summary>
    public IReadOnlyList<string> AdjustmentProducts { get; init; } = [];
    /// <summary>The months that the file speaks for, as 202611; none takes the first and last of the file.</summary>
    public int? FromMonth { get; init; }
    public int? ToMonth { get; init; }
    /// <summary>skip or create: what becomes of customer codes that nobody has mapped.</summary>
    public string Unknown { get; init; } = UnknownChoices.Skip;
    /// <summary>add: recorded documents stay as they are. replace: the file is right for its months.</summary>
    public string Mode { get; init; } = ImportModes.Add;
    /// <summary>All rows or none: a refused row stops the run before it begins. Otherwise the good ones come in.</summary>
    public bool Whole { get; init; }

    public int? Column(string field) => Columns.TryGetValue(field, out var column) ? column : null;

    public string ToJson() => JsonSerializer.Serialize(this, Json.Plain);

    public static ImportPlan FromJson(string json) => JsonSerializer.Deserialize<ImportPlan>(json, Json.Plain)!;
}

internal static class ImportModes
{
    public const string Add = "add";
    public const string Replace = "replace";
    public static readonly IReadOnlyList<string> All = [Add, Replace];
}

internal static class UnknownChoices
{
    public const string Skip = "skip";
    public const string Create = "create";
    public static readonly IReadOnlyList<string> All = [Skip, Create];
}

internal static class ImportFields
{
    public const string Number = "number";
    public const string Date = "date";
    public const string Customer = "customer";
    public const string CustomerName = "customerName";
    public const string Product = "product";
    public const string Description = "description";
    public const string Quantity = "quantity";
    public const string Price = "price";
    public const string Amount = "amount";
    public const string Due = "due";
    public const string Paid = "paid";
    public const string Note = "note";
    public static readonly IReadOnlyList<string> All = [Number, Date, Customer, CustomerName, Product, Description, Quantity, Price, Amount];
    public static readonly IReadOnlyList<string> Payments = [Customer, CustomerName, Due, Paid, Amount, Number, Note];

    public static IReadOnlyList<string> Of(string kind) => kind == ImportKinds.Payments ? Payments : All;

    public static bool Required(string kind, string field) => kind == ImportKinds.Payments ? field == Amount : field is Number or Date;
}

/// <summary>What is wrong with a plan before any line is read.</summary>
internal static class PlanRules
{
    public static IEnumerable<Problem> Problems(ImportPlan plan, string kind, int columns)
    {
        var fields = ImportFields.Of(kind);
        foreach (var field in fields.Where(f => ImportFields.Required(kind, f) && plan.Column(f) is null)) yield return new(field, "required");
        if (plan.Column(ImportFields.Customer) is null && plan.Column(ImportFields.CustomerName) is null) yield return new(ImportFields.Customer, "import-customer-column");
        if (kind == ImportKinds.Payments && plan.Column(ImportFields.Due) is null && plan.Column(ImportFields.Paid) is null) yield return new(ImportFields.Paid, "import-day-column");
        if (kind == ImportKinds.Lines && plan.Column(ImportFields.Amount) is null && (plan.Column(ImportFields.Quantity) is null || plan.Column(ImportFields.Price) is null)) yield return new(ImportFields.Amount, "import-amount-column");
        foreach (var (field, column) in plan.Columns)
            if (!fields.Contains(field) || column < 0 || column >= columns) yield return new(field, "choice");
        foreach (var twice in plan.Columns.GroupBy(c => c.Value).Where(g => g.Count() > 1)) yield return new(twice.Last().Key, "import-column-twice");
        if (plan.Source.Length is 0 or > 40) yield return new("source", "import-source");
        if (!UnknownChoices.All.Contains(plan.Unknown)) yield return new("unknown", "choice");
        if (!ImportModes.All.Contains(plan.Mode)) yield return new("mode", "choice");
        if (plan.FromMonth is { } from && !IsMonth(from)) yield return new("fromMonth", "import-month");
        if (plan.ToMonth is { } to && (!IsMonth(to) || to < plan.FromMonth)) yield return new("toMonth", "import-month");
    }

    public static bool IsMonth(int month) => month / 100 is >= 1990 and <= 2200 && month % 100 is >= 1 and <= 12;
}
