using System.Globalization;
using Kegui.Kernel;
using Kegui.Modules.Fields;
using Kegui.Ui;

namespace Kegui.Modules.Customers;

/// <summary>The columns a list of customers can show beside the name, and what stands in them.</summary>
internal sealed class CustomerColumns(L labels, People people, IReadOnlyList<FieldView> fields, IReadOnlyList<Tag> tags, CompanyClock clock)
{
    public static readonly IReadOnlyList<string> Own =
        ["grade", "owner", "region", "industry", "lastContactOn", "updatedAt", "stage", "kind", "tags", "phone", "size", "source", "productNeeds", "nextContactOn", "lastOrderOn", "lastOnSiteVisitOn", "completeness", "createdAt"];

    public static readonly IReadOnlyList<string> Standard = ["grade", "owner", "region", "industry", "lastContactOn", "updatedAt"];

    private static readonly Dictionary<string, string> Sorts = new() { ["lastContactOn"] = "contact", ["updatedAt"] = "updated", ["createdAt"] = "created" };

    public IReadOnlyList<string> All => [.. Own, .. fields.Select(f => f.Code)];

    /// <summary>The chosen columns, or the standard ones.</summary>
    public IReadOnlyList<string> Chosen(Form form) => form.Raw("cols").SelectMany(c => c!.Split(',')).Where(All.Contains).Distinct().ToList() is { Count: > 0 } chosen ? chosen : Standard;

    public string Label(string column) => fields.FirstOrDefault(f => f.Code == column)?.Label ?? labels["customer." + column];

    public static string? SortOf(string column) => Sorts.GetValueOrDefault(column);

    public bool AsksTags(IReadOnlyList<string> chosen) => chosen.Contains("tags");

    public IReadOnlyList<FieldView> AddedAmong(IReadOnlyList<string> chosen) => [.. fields.Where(f => chosen.Contains(f.Code))];

    /// <summary>The cell as text; empty where nothing is known.</summary>
    public string Text(CustomerRow row, string column, ColumnValues extras) => column switch
    {
        "grade" => row.Grade ?? "",
        "owner" => people.NameOf(row.OwnerId),
        "region" => CustomerWords.Region(row.RegionCode),
        "industry" => row.Industry ?? "",
        "stage" => labels["stage." + row.Stage],
        "kind" => labels["kind." + row.Kind],
        "phone" => CustomerWords.Number(row.Phone),
        "size" => row.Size ?? "",
        "source" => row.Source ?? "",
        "productNeeds" => row.ProductNeeds ?? "",
        "lastContactOn" => Day(row.LastContactOn),
        "nextContactOn" => Day(row.NextContactOn),
        "lastOrderOn" => Day(row.LastOrderOn),
        "lastOnSiteVisitOn" => Day(row.LastOnSiteVisitOn),
        "completeness" => row.Completeness.ToString(CultureInfo.InvariantCulture) + "%",
        "createdAt" => Formats.Date(clock.DateOf(row.CreatedAt)),
        "updatedAt" => Formats.Moment(row.UpdatedAt, clock),
        "tags" => string.Join(", ", TagsOf(row, extras).Select(t => t.Name)),
        _ => fields.FirstOrDefault(f => f.Code == column) is { } field ? FieldDoor.Say(field, extras.Values.GetValueOrDefault((row.Id, field.Id)), people) ?? "" : "",
    };

    public IEnumerable<Tag> TagsOf(CustomerRow row, ColumnValues extras) => tags.Where(t => extras.Tags[row.Id].Contains(t.Id));

    private static string Day(DateOnly? day) => day is { } on ? Formats.Date(on) : "";
}
