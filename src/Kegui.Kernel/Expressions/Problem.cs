namespace Kegui.Kernel.Expressions;

/// <summary>A place in the text: offset and length in UTF-16 units, line and column from 1.</summary>
public readonly record struct Place(int Start, int Length, int Line, int Column)
{
    internal static Place In(string text, int start, int length)
    {
        var before = text.AsSpan(0, Math.Min(start, text.Length));
        return new Place(start, length, before.Count('\n') + 1, before.Length - before.LastIndexOf('\n'));
    }
}

/// <summary>What is wrong with a text, and where. <see cref="Code"/> is stable and one of <see cref="Problems"/>; people read the label of the
/// code with <see cref="Details"/> filled in, since no sentence stands here.</summary>
public sealed record Problem(string Code, Place Place, IReadOnlyDictionary<string, string> Details)
{
    public override string ToString() =>
        $"{Place.Line}:{Place.Column} {Code} {string.Join(' ', Details.Select(d => $"{d.Key}={d.Value}"))}".TrimEnd();
}
