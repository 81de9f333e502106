using System.Buffers;
using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Unicode;

namespace Kegui.Kernel.Expressions;

/// <summary>A trace as compact JSON: <c>{"o":"=","v":"b:true","p":[{"n":"customer.grade","v":"c:A","s":"grade"},{"v":"c:A","s":"grade"}]}</c>.
/// o operator, n name, v value (left out when missing), s choice set, w why missing, p parts.</summary>
internal static class TraceJson
{
    private static readonly JsonWriterOptions Readable = new() { Encoder = JavaScriptEncoder.Create(UnicodeRanges.All) };

    // A tree of the deepest expression takes two levels of JSON per node.
    private static readonly JsonDocumentOptions Deep = new() { MaxDepth = 4 * Limits.Depth };

    public static string Write(Trace trace)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(buffer, Readable)) Write(json, trace);
        return Encoding.UTF8.GetString(buffer.WrittenSpan);
    }

    public static Trace Read(string json)
    {
        using var document = JsonDocument.Parse(json, Deep);
        return Read(document.RootElement);
    }

    private static void Write(Utf8JsonWriter json, Trace trace)
    {
        json.WriteStartObject();
        if (trace.Name is not null) json.WriteString("n", trace.Name);
        else if (trace.Part != Trace.LiteralPart) json.WriteString("o", trace.Part);
        if (!trace.Result.IsMissing) json.WriteString("v", Write(trace.Result));
        if (trace.Choices is not null) json.WriteString("s", trace.Choices);
        if (trace.Why is not null) json.WriteString("w", trace.Why);
        if (trace.Parts.Count > 0)
        {
            json.WriteStartArray("p");
            foreach (var part in trace.Parts) Write(json, part);
            json.WriteEndArray();
        }

        json.WriteEndObject();
    }

    private static Trace Read(JsonElement node)
    {
        if (node.ValueKind != JsonValueKind.Object) throw new JsonException("A trace node is an object.");
        var name = Text(node, "n");
        var parts = node.TryGetProperty("p", out var list) ? list.EnumerateArray().Select(Read).ToArray() : [];
        return new Trace(name is null ? Text(node, "o") ?? Trace.LiteralPart : Trace.NamePart, ReadValue(Text(node, "v")), parts)
        {
            Name = name,
            Choices = Text(node, "s"),
            Why = Text(node, "w"),
        };
    }

    private static string? Text(JsonElement node, string key) => node.TryGetProperty(key, out var text) ? text.GetString() : null;

    private static string Write(Value value) => value.Content switch
    {
        bool truth => truth ? "b:true" : "b:false",
        decimal share when value.Kind == ValueKind.Percent => "p:" + Literals.Number(share),
        decimal number => "n:" + Literals.Number(number),
        Money money => "m:" + money.Fen.ToString(CultureInfo.InvariantCulture),
        DateOnly date => "d:" + Literals.Date(date),
        Period period => "i:" + period,
        long id => "r:" + id.ToString(CultureInfo.InvariantCulture),
        string text => (value.Kind == ValueKind.Choice ? "c:" : "t:") + text,
        var other => throw new InvalidOperationException($"No value holds {other}."),
    };

    private static Value ReadValue(string? written)
    {
        if (written is null) return Value.Missing;
        if (written.Length < 3) throw new JsonException($"'{written}' is no value.");
        var content = written[2..];
        return written[..2] switch
        {
            "b:" => Value.Of(content == "true"),
            "p:" => Value.Percent(decimal.Parse(content, CultureInfo.InvariantCulture)),
            "n:" => Value.Of(decimal.Parse(content, CultureInfo.InvariantCulture)),
            "m:" => Value.Of(new Money(long.Parse(content, CultureInfo.InvariantCulture))),
            "d:" => Value.Of(DateOnly.ParseExact(content, "yyyy-MM-dd", CultureInfo.InvariantCulture)),
            "i:" => Value.Of(Period.TryParse(content)),
            "r:" => Value.Reference(long.Parse(content, CultureInfo.InvariantCulture)),
            "c:" => Value.Choice(content),
            "t:" => Value.Text(content),
            _ => throw new JsonException($"'{written}' is no value."),
        };
    }
}
