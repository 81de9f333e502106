using System.Globalization;
using System.Text.Json;
using Kegui.Kernel;
using Kegui.Kernel.Text;
using Kegui.Ui;

namespace Kegui.Modules.Customers;

/// <summary>Fields and values of a customer as people say them; never a code.</summary>
/// <param name="masked">Phones are shown as <see cref="PhoneSight"/> masks them.</param>
internal sealed class CustomerWords(L labels, People people, bool masked = false)
{
    private const string Added = "field:";

    /// <summary>The label of a column, of an input's field, or of an added field.</summary>
    public string Field(string name)
    {
        if (name.StartsWith(Added, StringComparison.Ordinal)) return name[Added.Length..];
        var key = JsonNamingPolicy.CamelCase.ConvertName(name);
        key = key switch { "regionCode" => "region", "ownerId" => "owner", "parentId" => "parent", "key" => "contactKey", "gone" => "contactGone", _ => key };
        return labels.Find("customer." + key) ?? labels.Find("field." + key) ?? key;
    }

    /// <param name="value">As stored or as read back from JSON.</param>
    public string Value(string field, object? value)
    {
        var text = Plain(value);
        if (text.Length == 0) return labels["ui.notFilled"];
        return JsonNamingPolicy.CamelCase.ConvertName(field) switch
        {
            "kind" => labels["kind." + text],
            "partyRole" => labels["partyRole." + text],
            "stage" => labels["stage." + text],
            "decides" => labels["decides." + text],
            "regionCode" => Region(text),
            "ownerId" => Person(text),
            "phone" or "contactPhone" => masked ? PhoneSight.Masked(text)! : Number(text),
            _ => text switch { "true" => labels["ui.yes"], "false" => labels["ui.no"], _ => text },
        };
    }

    public static string Region(string? code) => Regions.ByCodeOrNull(code) is { } region ? Regions.Display(region) : code ?? "";

    public static string Number(string? digits) => Phone.Read(digits is null ? null : "+" + digits) is { First: { } number } ? number.ToString() : digits ?? "";

    private string Person(string text) => long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var id) ? people.NameOf(id) : text;

    private static string Plain(object? value) => value switch
    {
        null => "",
        JsonElement { ValueKind: JsonValueKind.Null or JsonValueKind.Undefined } => "",
        JsonElement { ValueKind: JsonValueKind.True } => "true",
        JsonElement { ValueKind: JsonValueKind.False } => "false",
        JsonElement element => element.ToString(),
        bool yes => yes ? "true" : "false",
        DateOnly day => Formats.Date(day),
        IFormattable other => other.ToString(null, CultureInfo.InvariantCulture),
        _ => value.ToString() ?? "",
    };
}
