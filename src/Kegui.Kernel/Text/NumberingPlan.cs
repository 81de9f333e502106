using PhoneNumbers;

namespace Kegui.Kernel.Text;

/// <summary>The Chinese numbering plan, as far as telling a number from a mistake needs it.</summary>
internal static class NumberingPlan
{
    /// <summary>Digits of the area code with its 0 (3 or 4) at the beginning of a dialled landline number; 0 when it has none.</summary>
    public static int AreaLength(ReadOnlySpan<char> dialled) => dialled switch
    {
        ['0', '1', '0', ..] => 3,
        ['0', '2', >= '0' and <= '9' and not '6', ..] => 3,
        ['0', >= '3' and <= '9', >= '0' and <= '9', >= '0' and <= '9', ..] => 4,
        _ => 0,
    };

    /// <summary>Domestic digits without any country prefix.</summary>
    public static PhoneNumber? Domestic(ReadOnlySpan<char> d)
    {
        if (d.Length == 11 && d[0] == '1' && d[1] is >= '3' and <= '9') return new(string.Concat("86", d), PhoneKind.Mobile);
        if (d.Length == 12 && d is ['0', '1', >= '3' and <= '9', ..]) return new(string.Concat("86", d[1..]), PhoneKind.Mobile);
        if (d.Length == 10 && d is ['4' or '8', '0', '0', ..]) return new(string.Concat("86", d), PhoneKind.ServiceLine);
        if (d.Length == 5 && d is ['9', '5' or '6', ..]) return new(string.Concat("86", d), PhoneKind.ServiceLine);
        var area = AreaLength(d);
        var local = d.Length - area;
        return area > 0 && (local == 8 || (local == 7 && area == 4)) && IsLocal(d[area..])
            ? new(string.Concat("86", d[1..]), PhoneKind.Landline) : null;
    }

    /// <summary>Seven or eight digits of a landline; these never begin with 0 or 1.</summary>
    public static bool IsLocal(ReadOnlySpan<char> d) => d.Length is 7 or 8 && d[0] is >= '2' and <= '9';

    /// <summary>Digits after + or 00, country code included; null when the country does not know such a number.</summary>
    public static PhoneNumber? Foreign(ReadOnlySpan<char> digits)
    {
        if (digits.Length is < 7 or > 15) return null;
        var util = PhoneNumberUtil.GetInstance();
        try
        {
            var number = util.Parse("+" + digits.ToString(), null);
            return util.IsValidNumber(number) ? new(digits.ToString(), PhoneKind.Foreign) : null;
        }
        catch (NumberParseException)
        {
            return null;
        }
    }
}
