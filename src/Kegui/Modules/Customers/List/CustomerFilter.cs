using System.Globalization;
using Kegui.Kernel;
using Kegui.Kernel.Text;
using Kegui.Modules.Fields;
using Kegui.Ui;
using Microsoft.EntityFrameworkCore;

namespace Kegui.Modules.Customers;

/// <summary>A condition on an added field: equal for text, choice and person; from and to for numbers, money and dates.</summary>
internal sealed record FieldCondition(FieldView Field, TypedValue? Is, TypedValue? From, TypedValue? To);

/// <summary>What a list of customers is asked for. All conditions must hold.</summary>
internal sealed record CustomerFilter
{
    public string? Search { get; init; }
    public string? Grade { get; init; }
    public string? Stage { get; init; }
    public string? Kind { get; init; }
    /// <summary>Two digits of GB/T 2260.</summary>
    public string? Province { get; init; }
    /// <summary>Two, four or six digits: a province, a city, a district.</summary>
    public string? Region { get; init; }
    public long? Owner { get; init; }
    public string? Industry { get; init; }
    public string? Source { get; init; }
    public long? Tag { get; init; }
    /// <summary>Words in the product needs.</summary>
    public string? Needs { get; init; }
    /// <summary>Nobody was in contact on this day or later.</summary>
    public DateOnly? ContactBefore { get; init; }
    /// <summary>The file is less complete than so many per cent.</summary>
    public int? CompleteBelow { get; init; }
    /// <summary>blacklisted, paused, key, old.</summary>
    public string? Mark { get; init; }
    public IReadOnlyList<FieldCondition> Fields { get; init; } = [];
    /// <summary>updated, name, created, contact, each with a minus for downwards; the newest changes first by default.</summary>
    public string Sort { get; init; } = "-updated";
    /// <summary>The sort value and id of the last row shown, or (before) of the first.</summary>
    public string? After { get; init; }
    public string? Before { get; init; }
    public int Take { get; init; } = 50;

    public static readonly IReadOnlyList<string> Marks = ["blacklisted", "paused", "key", "old"];

    /// <summary>How many conditions are set beside the search.</summary>
    public int Count => new object?[] { Search, Grade, Stage, Kind, Province, Region, Owner, Industry, Source, Tag, Needs, ContactBefore, CompleteBelow, Mark }.Count(v => v is not null) + Fields.Count;

    /// <summary>Reads the query of an address; what cannot be read is left out, an address is no form.</summary>
    public static CustomerFilter Of(Form form, IReadOnlyList<FieldView> fields, People people) => new()
    {
        Search = form.Text("q", 100),
        Grade = form.Choice("grade", Grades.All),
        Stage = form.Choice("stage", CustomerStages.All),
        Kind = form.Choice("kind", CustomerKinds.All),
        Region = RegionOf(form["region"]),
        Owner = form.Long("owner"),
        Industry = form.Text("industry", 50),
        Source = form.Text("source", 50),
        Tag = form.Long("tag"),
        Needs = form.Text("needs", 50),
        ContactBefore = form.Date("contactBefore"),
        CompleteBelow = form.Int("completeBelow", 1, 100),
        Mark = form.Choice("mark", Marks),
        Fields = [.. fields.Where(f => f.Filter).Select(f => Condition(form, f, people)).OfType<FieldCondition>()],
        Sort = form.Choice("sort", CustomerSorts.All) ?? "-updated",
        After = form.Text("after", 300),
        Before = form.Text("before", 300),
    };

    public IQueryable<Customer> Apply(AppDb db, IQueryable<Customer> from)
    {
        if (Grade is { } grade) from = from.Where(c => c.Grade == grade);
        if (Stage is { } stage) from = from.Where(c => c.Stage == stage);
        if (Kind is { } kind) from = from.Where(c => c.Kind == kind);
        if (Province is { } province) from = from.Where(c => c.ProvinceCode == province);
        if (Region is { Length: 2 } whole) from = from.Where(c => c.ProvinceCode == whole);
        else if (Region is { Length: 4 } city) from = from.Where(c => c.ProvinceCode == city.Substring(0, 2) && c.RegionCode!.StartsWith(city));
        else if (Region is { } district) from = from.Where(c => c.RegionCode == district);
        if (Owner is { } owner) from = from.Where(c => c.OwnerId == owner);
        if (Industry is { } industry) from = from.Where(c => c.Industry == industry);
        if (Source is { } source) from = from.Where(c => c.Source == source);
        if (Needs is { } needs) from = from.Where(c => c.ProductNeeds!.Contains(needs));
        if (ContactBefore is { } day)
        {
            var number = day.DayNumber;
            from = from.Where(c => c.ContactOrder < number);
        }
        if (CompleteBelow is { } percent) from = from.Where(c => c.Completeness < percent);
        if (Tag is { } tag) from = from.Where(c => db.Set<CustomerTag>().Any(t => t.TagId == tag && t.CustomerId == c.Id));
        from = Mark switch
        {
            "blacklisted" => from.Where(c => c.Blacklisted),
            "paused" => from.Where(c => c.Paused),
            "key" => from.Where(c => c.KeyAccount),
            "old" => from.Where(c => c.OldCustomer),
            _ => from,
        };
        foreach (var condition in Fields) from = Apply(db, from, condition);
        return from;
    }

    private static IQueryable<Customer> Apply(AppDb db, IQueryable<Customer> from, FieldCondition condition)
    {
        var id = condition.Field.Id;
        if (condition.Is is { } same)
        {
            var (text, number) = (same.Text, same.Number);
            return text is not null
                ? from.Where(c => db.Set<FieldValue>().Any(v => v.FieldId == id && v.RecordId == c.Id && v.Text == text))
                : from.Where(c => db.Set<FieldValue>().Any(v => v.FieldId == id && v.RecordId == c.Id && v.Number == number));
        }
        if (condition.Field.Kind == FieldKinds.Date)
        {
            var (first, last) = (condition.From?.On ?? DateOnly.MinValue, condition.To?.On ?? DateOnly.MaxValue);
            return from.Where(c => db.Set<FieldValue>().Any(v => v.FieldId == id && v.RecordId == c.Id && v.On >= first && v.On <= last));
        }
        var (least, most) = (condition.From?.Number ?? long.MinValue, condition.To?.Number ?? long.MaxValue);
        return from.Where(c => db.Set<FieldValue>().Any(v => v.FieldId == id && v.RecordId == c.Id && v.Number >= least && v.Number <= most));
    }

    private static FieldCondition? Condition(Form form, FieldView field, People people)
    {
        TypedValue? Bound(string name) => FieldDoor.Bound(field, form[name], people);
        var found = field.Kind is FieldKinds.Number or FieldKinds.Money or FieldKinds.Date
            ? new FieldCondition(field, null, Bound(field.Code + "-from"), Bound(field.Code + "-to"))
            : new FieldCondition(field, Bound(field.Code), null, null);
        return found is { Is: null, From: null, To: null } ? null : found;
    }

    private static string? RegionOf(string code) => code.Trim() switch
    {
        { Length: 2 } two when Regions.ByCodeOrNull(two + "0000") is not null => two,
        { Length: 6 } six when Regions.ByCodeOrNull(six) is { } region => region.Level switch { RegionLevel.Province => six[..2], RegionLevel.City => six[..4], _ => six },
        _ => null,
    };
}
