using System.Globalization;
using System.Text.Json;
using Kegui.Kernel;
using Kegui.Ui;

namespace Kegui.Modules.Audit;

/// <summary>One changed field as it is read.</summary>
internal sealed record ChangeWords(string Field, string From, string To);

/// <summary>Puts the log's codes into words. What has no label is called "other", never by its code.</summary>
internal sealed class AuditWords(L labels, Subjects subjects, IEnumerable<ISubjectNames> names, CompanyClock clock)
{
    public string Act(string code) => labels.Find("act." + code) ?? labels.Find("permission." + code) ?? labels["audit.otherAct"];

    public string Fact(string name) => labels.Find("fact." + name) ?? labels["audit.otherFact"];

    public string Via(string via) => labels.Find("via." + via) ?? labels["audit.otherVia"];

    public string Kind(string kind) => labels.Find("subject." + kind) ?? labels["audit.otherSubject"];

    /// <summary>The kinds of records one may search for: those with a name for people.</summary>
    public IReadOnlyList<string> Kinds => [.. subjects.Kinds.Union(["person", "department"]).Where(k => labels.Find("subject." + k) is not null)];

    public string? Href(AuditEntry line) => subjects.Href(line.SubjectKind, line.SubjectId);

    public string Who(AuditEntry line) => line.PersonId == 0 ? labels["audit.system"] : line.PersonName;

    /// <summary>The names of the records on one page of the log, a statement for each kind.</summary>
    public async Task<IReadOnlyDictionary<(string Kind, long Id), string>> Names(Actor actor, IEnumerable<AuditEntry> lines, People people, CancellationToken cancel)
    {
        var found = new Dictionary<(string, long), string>();
        foreach (var group in lines.GroupBy(l => l.SubjectKind, l => l.SubjectId))
        {
            var ids = group.Distinct().ToList();
            if (group.Key == "person") foreach (var id in ids) found[(group.Key, id)] = people.NameOf(id);
            else if (group.Key == "department") foreach (var id in ids) found[(group.Key, id)] = people.DepartmentName(id);
            else if (names.FirstOrDefault(n => n.Kind == group.Key) is { } named)
                foreach (var (id, name) in await named.Of(actor, ids, cancel)) found[(group.Key, id)] = name;
        }
        return found;
    }

    public IReadOnlyList<ChangeWords> Changes(AuditEntry line, People people)
    {
        if (line.Changes is not { } json) return [];
        try
        {
            return [.. JsonSerializer.Deserialize<JsonElement[]>(json, Json.Plain)!.Select(change => Words(line.SubjectKind, change, people))];
        }
        catch (Exception e) when (e is JsonException or KeyNotFoundException or InvalidOperationException)
        {
            // A tampered line must still be listed.
            return [new(labels["audit.otherField"], "", labels["audit.unreadable"])];
        }
    }

    private ChangeWords Words(string kind, JsonElement change, People people)
    {
        var field = JsonNamingPolicy.CamelCase.ConvertName(change.GetProperty("field").GetString()!);
        return new(Field(kind, field), Value("from"), Value("to"));

        string Value(string side) => change.TryGetProperty(side, out var value) ? ValueOf(kind, field, value, people) : "";
    }

    private string Field(string kind, string field) => Known(kind, field)
        ?? (field.Length > 2 && field.EndsWith("Id", StringComparison.Ordinal) ? Known(kind, field[..^2]) : null)
        ?? (field.EndsWith("Code", StringComparison.Ordinal) && field.Length > 4 ? Known(kind, field[..^4]) : null)
        ?? (field.EndsWith("Fen", StringComparison.Ordinal) && field.Length > 3 ? Known(kind, field[..^3]) : null)
        ?? labels["audit.otherField"];

    private string? Known(string kind, string field) => labels.Find($"field.{kind}.{field}") ?? labels.Find($"{kind}.{field}") ?? labels.Find("field." + field);

    private string ValueOf(string kind, string field, JsonElement value, People people) => value.ValueKind switch
    {
        JsonValueKind.Null => "",
        JsonValueKind.True => labels["ui.yes"],
        JsonValueKind.False => labels["ui.no"],
        JsonValueKind.Number when field.EndsWith("Fen", StringComparison.Ordinal) && value.TryGetInt64(out var fen) => Formats.Exact(new Money(fen), labels),
        JsonValueKind.Number when field == "departmentId" && value.TryGetInt64(out var department) => people.DepartmentName(department),
        JsonValueKind.Number when field.EndsWith("Id", StringComparison.Ordinal) && value.TryGetInt64(out var id) => people.ById.ContainsKey(id) ? people.NameOf(id) : labels["audit.otherRecord"],
        JsonValueKind.Number => Formats.Number(value.GetDecimal()),
        JsonValueKind.String => Text(kind, field, value.GetString()!, people),
        _ => labels["audit.otherValue"],
    };

    private string Text(string kind, string field, string text, People people)
    {
        // The log keeps the number; who reads the log need not be one who may call.
        if (field is "phone" or "contactPhone" && kind is "customer" or "contact") return Customers.CustomerDoor.MaskedPhone(text);
        if (field == "roles") return string.Join(labels["audit.listComma"], text.Split(',', StringSplitOptions.RemoveEmptyEntries).Select(r => people.Roles.TryGetValue(r, out var role) ? role.Name : labels["audit.otherValue"]));
        if (DateTime.TryParseExact(text, ["yyyy-MM-ddTHH:mm:ss.FFFFFFFK", "yyyy-MM-ddTHH:mm:ssK"], CultureInfo.InvariantCulture, DateTimeStyles.RoundtripKind, out var at) && at.Kind == DateTimeKind.Utc)
            return clock.Local(at).ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture);
        // A fingerprint is compared, never read: its beginning tells two apart.
        if (text.Length >= 40 && text.All(char.IsAsciiHexDigit)) return text[..8] + "…";
        return labels.Find($"{kind}.{field}.{text}") ?? labels.Find($"{field}.{text}") ?? text;
    }
}
