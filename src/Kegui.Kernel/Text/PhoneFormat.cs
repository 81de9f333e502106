using PhoneNumbers;

namespace Kegui.Kernel.Text;

/// <summary>How numbers are shown.</summary>
internal static class PhoneFormat
{
    public static string Pretty(PhoneNumber number)
    {
        var d = number.Dialled;
        var shown = number.Kind switch
        {
            PhoneKind.Mobile => $"{d[..3]} {d[3..7]} {d[7..]}",
            PhoneKind.Landline => Landline(d),
            PhoneKind.ServiceLine when d.Length == 10 => $"{d[..3]}-{d[3..6]} {d[6..]}",
            PhoneKind.Foreign => Foreign(number.Digits),
            _ => d,
        };
        return number.Extension is null ? shown : $"{shown} 转 {number.Extension}";
    }

    public static string Mask(PhoneNumber number)
    {
        var d = number.Dialled;
        if (d.Length < 8) return d;
        var keep = number.Kind == PhoneKind.Landline ? NumberingPlan.AreaLength(d) : 3;
        return $"{d[..keep]}****{d[^4..]}";
    }

    private static string Landline(string dialled)
    {
        var area = NumberingPlan.AreaLength(dialled);
        return $"{dialled[..area]}-{dialled[area..^4]} {dialled[^4..]}";
    }

    private static string Foreign(string digits)
    {
        var util = PhoneNumberUtil.GetInstance();
        try
        {
            return util.Format(util.Parse("+" + digits, null), PhoneNumberFormat.INTERNATIONAL);
        }
        catch (NumberParseException)
        {
            return "+" + digits;
        }
    }
}
