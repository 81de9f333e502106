namespace Kegui.Modules.Fields;

/// <summary>A field that the company added to a kind of record; a retired one keeps its values and is shown no more.</summary>
internal sealed class FieldDefinition
{
    public required long Id { get; init; }
    /// <summary>The kind of record, <c>customer</c>.</summary>
    public required string Record { get; init; }
    public required string Label { get; set; }
    /// <summary>Never changed afterwards: the stored values are of this kind.</summary>
    public required string Kind { get; init; }
    /// <summary>One choice a line.</summary>
    public string? Choices { get; set; }
    public string? Hint { get; set; }
    public bool Required { get; set; }
    public bool Filter { get; set; }
    public int Order { get; set; }
    public DateTime? RetiredAt { get; set; }
    public int Version { get; set; }

    public FieldView View() => new(Id, Record, $"f{Id}", Label, Kind, ChoicesOf(Choices), Hint, Required, Filter, Order);

    public static IReadOnlyList<string> ChoicesOf(string? lines) =>
        lines is null ? [] : [.. lines.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Distinct(StringComparer.Ordinal)];
}
