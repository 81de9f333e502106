using Kegui.Kernel;
using Kegui.Kernel.Text;
using Kegui.Modules.Fields;
using Kegui.Ui;

namespace Kegui.Modules.Customers;

/// <summary>Understands a row: text in, a draft and its problems out.</summary>
internal sealed class CustomerReader(People people, DateOnly today, IReadOnlyDictionary<string, long> owners, IReadOnlyList<FieldView> added)
{
    private static readonly IReadOnlyDictionary<string, int> Place = CustomerImport.Fields.Select((f, i) => (f, i)).ToDictionary(x => x.f, x => x.i);
    private readonly Dictionary<string, long?> _people = people.ById.Values.Where(p => p.Active)
        .SelectMany(p => new[] { p.Name, p.SignInName }.Distinct().Select(n => (Name: n, p.Id)))
        .GroupBy(p => p.Name).ToDictionary(g => g.Key, g => g.Select(p => p.Id).Distinct().Count() == 1 ? g.First().Id : (long?)null);

    public ImportedCustomer Read(IReadOnlyList<string?> values)
    {
        var found = new List<CellProblem>();
        var region = RegionOf(values, found);
        var (owner, unknown) = OwnerOf(values, found);
        var input = new CustomerInput
        {
            Name = CustomerRules.CleanName(Of(values, "name") ?? ""),
            ShortName = Of(values, "shortName"),
            CreditCode = Of(values, "creditCode"),
            Kind = Of(values, "kind"),
            PartyRole = Of(values, "partyRole"),
            Stage = Of(values, "stage"),
            Industry = Of(values, "industry"),
            Size = Of(values, "size"),
            Source = Of(values, "source"),
            RegionCode = region,
            Address = Of(values, "address"),
            Phone = Of(values, "phone"),
            ContactName = Of(values, "contactName"),
            ContactPhone = Of(values, "contactPhone"),
        };
        foreach (var problem in CustomerRules.Problems(input, people, creating: true))
            found.Add(new(problem.Field, problem.Code, Of(values, problem.Field), false, problem.Args));
        var extras = Extras(values, owner, found);
        var own = Added(values, found);
        var wrong = found.Select(p => p.Field).ToHashSet();
        return new(found, Missing(input, wrong), DuplicateFacts.Of(input.Name, input.CreditCode, input.Phone ?? input.ContactPhone))
        {
            Code = Of(values, "code"),
            Name = input.Name,
            SortKey = Pinyin.SortKey(input.Name),
            UnknownOwner = unknown,
            Input = Without(input, wrong),
            Extras = extras,
            Added = own,
        };
    }

    // What the company has added stands after the fixed fields; a person is named there, not numbered.
    private IReadOnlyList<(FieldView, TypedValue)> Added(IReadOnlyList<string?> values, List<CellProblem> found)
    {
        if (added.Count == 0) return [];
        var read = new List<(FieldView, TypedValue)>();
        foreach (var (at, field) in added.Index())
        {
            if (values[CustomerImport.Fields.Count + at] is not { } text || string.IsNullOrWhiteSpace(text)) continue;
            var typed = field.Kind == FieldKinds.Person && _people.GetValueOrDefault(text.Replace(" ", "", StringComparison.Ordinal)) is { } person ? person.ToString(System.Globalization.CultureInfo.InvariantCulture)
                : field.Kind == FieldKinds.Date ? WithoutTime(Typing.HalfWidth(text)) : text;
            var (value, problem) = FieldDoor.Read(field, typed, people);
            if (problem is not null) found.Add(new(field.Code, problem.Code, text, true, [.. problem.Args]));
            else if (!value.Empty) read.Add((field, value));
        }
        return read;
    }

    private static string? Of(IReadOnlyList<string?> values, string field) => values[Place[field]];

    private static string? RegionOf(IReadOnlyList<string?> values, List<CellProblem> found)
    {
        var (whole, province, city, district) = (Of(values, "region"), Of(values, "province"), Of(values, "city"), Of(values, "district"));
        if (whole is not null && Regions.ByCodeOrNull(whole.Trim()) is { IsHeading: false } coded) return coded.Code;
        var reading = whole is not null && province is null && city is null ? Regions.Find(whole, null, null) : Regions.Find(province, city, district);
        if (reading.Problem is null or RegionProblem.Missing) return (reading.Region ?? Regions.OfAddress(Of(values, "address")))?.Code;
        var field = whole is not null && province is null && city is null ? "region" : reading.Problem switch
        {
            RegionProblem.UnknownProvince => "province",
            RegionProblem.UnknownDistrict => "district",
            _ when district is not null && reading.Region is { Level: RegionLevel.City } => "district",
            _ => city is not null ? "city" : "province",
        };
        found.Add(new(field, "region-unknown", Of(values, field), true));
        return reading.Region?.Code;
    }

    private (long? Owner, string? Unknown) OwnerOf(IReadOnlyList<string?> values, List<CellProblem> found)
    {
        if (Of(values, "owner") is not { } name) return (null, null);
        if (owners.TryGetValue(name, out var chosen)) return (chosen, null);
        if (_people.TryGetValue(name.Replace(" ", "", StringComparison.Ordinal), out var id) && id is { } one) return (one, null);
        found.Add(new("owner", _people.ContainsKey(name) ? "owner-ambiguous" : "owner-unknown", name, true));
        return (null, name);
    }

    private ImportedExtras Extras(IReadOnlyList<string?> values, long? owner, List<CellProblem> found)
    {
        var grade = Of(values, "grade")?.Trim().ToUpperInvariant();
        if (grade is not null && !Grades.All.Contains(grade)) found.Add(new("grade", "choice", grade, false));
        foreach (var (field, most) in new[] { ("contactTitle", 50), ("contactWeChat", 50), ("note", 4000) })
            if (Of(values, field)?.Length > most) found.Add(new(field, "too-long", Of(values, field), false, most));
        if (Of(values, "contactEmail") is { } email && (email.Length > 100 || email.IndexOf('@') is < 1 || email.Any(char.IsWhiteSpace))) found.Add(new("contactEmail", "email", email, false));
        var extras = new ImportedExtras
        {
            Grade = Good("grade", grade),
            ContactTitle = Good("contactTitle", Of(values, "contactTitle")),
            ContactEmail = Good("contactEmail", Of(values, "contactEmail")),
            ContactWeChat = Good("contactWeChat", Of(values, "contactWeChat")),
            FirstContactOn = Day("firstContactOn"),
            LastContactOn = Day("lastContactOn"),
            LastOrderOn = Day("lastOrderOn"),
            ExpectedVolumeWan = Volume(),
            Note = Good("note", Of(values, "note")),
            OwnerId = owner,
        };
        return extras;

        string? Good(string field, string? value) => found.Any(p => p.Field == field) ? null : value;

        DateOnly? Day(string field)
        {
            if (Of(values, field) is not { } text) return null;
            if (!Typing.TryDate(WithoutTime(Typing.HalfWidth(text)), null, out var day)) found.Add(new(field, "date", text, false));
            else if (day > today) found.Add(new(field, "date-future", text, false));
            else return day;
            return null;
        }

        decimal? Volume()
        {
            if (Of(values, "expectedVolume") is not { } text) return null;
            if (Typing.TryNumber(Typing.HalfWidth(text).Trim(), out var wan) && wan is >= 0 and < 100_000_000) return wan;
            found.Add(new("expectedVolume", "number", text, false));
            return null;
        }
    }

    // 2019/3/2 0:00:00 is a day that some program wrote as a moment.
    private static string WithoutTime(string text)
    {
        var cut = text.Trim().IndexOfAny([' ', 'T']);
        return cut >= 6 && text.AsSpan(cut).Contains(':') ? text.Trim()[..cut] : text.Trim();
    }

    private static int Missing(CustomerInput input, HashSet<string> wrong) =>
        new[] { ("creditCode", input.CreditCode), ("region", input.RegionCode), ("address", input.Address), ("industry", input.Industry), ("contactName", input.ContactName), ("phone", input.Phone ?? input.ContactPhone) }
            .Count(f => string.IsNullOrWhiteSpace(f.Item2) || wrong.Contains(f.Item1));

    private static CustomerInput Without(CustomerInput input, HashSet<string> wrong) => wrong.Count == 0 ? input : input with
    {
        ShortName = wrong.Contains("shortName") ? null : input.ShortName,
        CreditCode = wrong.Contains("creditCode") ? null : input.CreditCode,
        Kind = wrong.Contains("kind") ? null : input.Kind,
        PartyRole = wrong.Contains("partyRole") ? null : input.PartyRole,
        Stage = wrong.Contains("stage") ? null : input.Stage,
        Industry = wrong.Contains("industry") ? null : input.Industry,
        Size = wrong.Contains("size") ? null : input.Size,
        Source = wrong.Contains("source") ? null : input.Source,
        Address = wrong.Contains("address") ? null : input.Address,
        Phone = wrong.Contains("phone") ? null : input.Phone,
        ContactName = wrong.Contains("contactName") ? null : input.ContactName,
        ContactPhone = wrong.Contains("contactPhone") ? null : input.ContactPhone,
    };
}
