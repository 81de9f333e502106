namespace Kegui.Kernel.Text;

public enum PhoneKind
{
    Mobile,
    Landline,

    /// <summary>400, 800, 95xxx and 96xxx numbers.</summary>
    ServiceLine,
    Foreign,
}

public enum PhoneProblem
{
    Missing,
    TooShort,
    TooLong,

    /// <summary>Seven or eight digits: a landline, but of which city?</summary>
    NoAreaCode,

    /// <summary>The right number of digits, but no such prefix.</summary>
    UnknownPrefix,

    /// <summary>There are no digits.</summary>
    NoDigits,

    /// <summary>Begins with + or 00 and a foreign country code, and is not a number of that country.</summary>
    BadForeign,
}

/// <summary>A phone number that can be dialled.</summary>
/// <param name="Digits">Country code and national number without the leading 0: <c>8613812345678</c>, <c>8657487654321</c>.</param>
/// <param name="Kind">What sort of number it is.</param>
/// <param name="Extension">Digits to dial afterwards; null when there are none.</param>
public sealed record PhoneNumber(string Digits, PhoneKind Kind, string? Extension = null)
{
    /// <summary>As dialled within China: <c>13812345678</c>, <c>057487654321</c>; with <c>00</c> and country code when foreign.</summary>
    public string Dialled => Kind switch
    {
        PhoneKind.Foreign => "00" + Digits,
        PhoneKind.Landline => "0" + Digits[2..],
        _ => Digits[2..],
    };

    /// <summary><c>138 1234 5678</c>, <c>0574-8765 4321</c>, <c>400-123 4567</c>, <c>+852 …</c>, with <c> 转 801</c> when there is an extension.</summary>
    public override string ToString() => PhoneFormat.Pretty(this);

    /// <summary>For people who may not see it: <c>138****5678</c>, <c>0574****4321</c>.</summary>
    public string Masked => PhoneFormat.Mask(this);
}

/// <summary>The numbers of one cell, and the first thing that was wrong with it.</summary>
/// <param name="Numbers">In the order written; empty when none could be read.</param>
/// <param name="Problem">Null when everything was understood.</param>
public readonly record struct PhoneReading(IReadOnlyList<PhoneNumber> Numbers, PhoneProblem? Problem)
{
    /// <summary>The first number; null when there is none.</summary>
    public PhoneNumber? First => Numbers.Count > 0 ? Numbers[0] : null;
}

/// <summary>Phone numbers as Chinese spreadsheets hold them.</summary>
public static class Phone
{
    /// <summary>
    /// Reads a cell with one or several numbers, separated by / 、 ; , 或 or blanks. A landline without area code takes the one of the
    /// number before it, else <paramref name="areaCode"/> (with or without its 0), else is a problem.
    /// </summary>
    public static PhoneReading Read(string? text, string? areaCode = null) =>
        string.IsNullOrWhiteSpace(text) ? new([], PhoneProblem.Missing) : new PhoneReader(areaCode).Read(text);
}
