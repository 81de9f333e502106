using Kegui.Modules.Fields;

namespace Kegui.Modules.Imports;

/// <summary>A column that becomes a field of the company's own, made on the spot under the name of the heading: <c>new-number</c>.</summary>
internal static class AddedColumn
{
    private const string Mark = "new-";

    /// <summary>The kinds of which a sheet can fill any value; choices and people have to be set up first.</summary>
    public static readonly IReadOnlyList<string> Choices = [.. new[] { FieldKinds.Text, FieldKinds.Number, FieldKinds.Money, FieldKinds.Date }.Select(k => Mark + k)];

    public static string? KindOf(string? choice) => choice is not null && Choices.Contains(choice) ? choice[Mark.Length..] : null;
}
