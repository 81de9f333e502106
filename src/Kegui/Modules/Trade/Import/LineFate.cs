namespace Kegui.Modules.Trade.Import;

/// <summary>How a line of the file ends. The numbers are stored, one byte a line: never renumber.</summary>
internal enum LineFate : byte
{
    None = 0,
    Sale = 1,
    Return = 2,
    Received = 3,
    Expected = 4,
    Settled = 5,

    EmptyLine = 10,
    Adjustment = 11,
    OutsidePeriod = 12,
    NoCustomer = 13,
    ZeroAmount = 14,
    UnknownCustomer = 15,
    RecordedAlready = 16,
    RecordedOtherwise = 17,

    NoNumber = 30,
    TooLong = 31,
    BadDate = 32,
    FutureDate = 33,
    BadQuantity = 34,
    BadPrice = 35,
    BadAmount = 36,
    TooLarge = 37,
    TwoCustomers = 38,
    IncompleteDocument = 39,
    BadDueDate = 40,
    NoDay = 41,
    NotPositive = 42,
}

internal static class Fates
{
    public const string Imported = "imported";
    public const string Skipped = "skipped";
    public const string Refused = "refused";
    public static readonly IReadOnlyList<string> Groups = [Imported, Skipped, Refused];

    public static string GroupOf(LineFate fate) => fate switch
    {
        < LineFate.EmptyLine => Imported,
        < LineFate.NoNumber => Skipped,
        _ => Refused,
    };

    /// <summary>The code of labels and of the API: <c>noCustomer</c>.</summary>
    public static string CodeOf(LineFate fate) => System.Text.Json.JsonNamingPolicy.CamelCase.ConvertName(fate.ToString());

    /// <summary>The field whose cell is to blame; none where it is the whole row or another one.</summary>
    public static string? FieldOf(LineFate fate, string kind) => fate switch
    {
        LineFate.NoNumber or LineFate.TooLong => ImportFields.Number,
        LineFate.BadDate or LineFate.FutureDate => kind == ImportKinds.Payments ? ImportFields.Paid : ImportFields.Date,
        LineFate.BadQuantity => ImportFields.Quantity,
        LineFate.BadPrice => ImportFields.Price,
        LineFate.BadAmount or LineFate.NotPositive => ImportFields.Amount,
        LineFate.TooLarge => kind == ImportKinds.Payments ? ImportFields.Amount : ImportFields.Quantity,
        LineFate.TwoCustomers => ImportFields.Customer,
        LineFate.BadDueDate or LineFate.NoDay => ImportFields.Due,
        _ => null,
    };

    /// <summary>The amount of such a line could not be read, so it stands in no sum.</summary>
    public static bool WithoutAmount(LineFate fate) => fate is LineFate.EmptyLine or LineFate.BadQuantity or LineFate.BadPrice or LineFate.BadAmount or LineFate.TooLarge;
}

/// <summary>Lines that ended the same way.</summary>
/// <param name="Exact">The sum of quantity × price as the file has it, unrounded, in yuan.</param>
/// <param name="Fen">The sum of the lines' amounts, each rounded to the fen.</param>
internal sealed record Tally(LineFate Fate, int Lines, decimal Exact, long Fen)
{
    public string Code => Fates.CodeOf(Fate);
    public string Group => Fates.GroupOf(Fate);
}
