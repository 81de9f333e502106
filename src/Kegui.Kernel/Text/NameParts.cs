namespace Kegui.Kernel.Text;

/// <summary>A company name taken apart.</summary>
/// <param name="Core">What tells the company from others at its place: <c>宏远机械</c>. Bare and lower case.</param>
/// <param name="Place">The place in its short form, <c>宁波</c> or <c>宁波鄞州</c>; empty when none is named.</param>
/// <param name="Branch">What comes after the parent's name: <c>杭州分公司</c>; empty for a company.</param>
internal readonly record struct NameParts(string Core, string Place, string Branch)
{
    private const string China = "中国";

    public override string ToString() => (Place.Length, Branch.Length) switch
    {
        (0, 0) => Core,
        (_, 0) => $"{Core}@{Place}",
        _ => $"{Core}@{Place}#{Branch}",
    };

    public static NameParts Of(string? name)
    {
        if (string.IsNullOrEmpty(name)) return new("", "", "");
        Span<char> buffer = name.Length <= 256 ? stackalloc char[name.Length] : new char[name.Length];
        var bracketed = "";
        var rest = buffer[..Flatten(name, buffer, ref bracketed)];

        var branch = TakeBranch(ref rest);
        var place = TakePlace(ref rest, bracketed.Length > 0);
        place = bracketed == place ? place : place + bracketed;
        rest = rest[..LegalForms.CoreLength(rest)];
        // 上海有限公司: the place is all there is.
        return rest.IsEmpty || (LegalForms.CoreLength(rest) == rest.Length && IsOnlyForm(rest))
            ? new(place.Length > 0 ? place : rest.ToString(), "", branch) : new(rest.ToString(), place, branch);
    }

    /// <summary>Writes the bare letters; a place in brackets is set aside, other brackets dissolve.</summary>
    private static int Flatten(string name, Span<char> buffer, ref string bracketed)
    {
        int n = 0, open = -1;
        for (var i = 0; i < name.Length; i++)
        {
            var c = Chars.Narrow(name[i]);
            if (Chars.IsWord(c)) buffer[n++] = char.ToLowerInvariant(c);
            else if (c is '(' or '[' or '{' or '〔' or '【' or '〈' or '「') open = n;
            else if (open >= 0 && c is ')' or ']' or '}' or '〕' or '】' or '〉' or '」')
            {
                // 有限公司（杭州）分公司: the place belongs to the branch and stays where it is.
                var ofBranch = open >= 2 && buffer[..open].EndsWith("公司") && name.AsSpan(i + 1).Contains(LegalForms.Branch, StringComparison.Ordinal);
                if (open < n && !ofBranch && AsPlace(buffer[open..n]) is { } place && !bracketed.Contains(place, StringComparison.Ordinal))
                {
                    bracketed += place;
                    n = open;
                }
                open = -1;
            }
        }
        return n;
    }

    private static string? AsPlace(ReadOnlySpan<char> text)
    {
        if (text.SequenceEqual(China)) return China;
        var place = PlacePrefix(text, named: false, out var used);
        return used == text.Length ? place : null;
    }

    private static string TakePlace(ref Span<char> name, bool named)
    {
        var place = PlacePrefix(name, named, out var used);
        // Something must stay that is not merely the legal form.
        if (used == 0 || LegalForms.CoreLength(name[used..]) < 1 || IsOnlyForm(name[used..])) return "";
        name = name[used..];
        return place;
    }

    private static bool IsOnlyForm(ReadOnlySpan<char> text) =>
        text is "" or "有限公司" or "有限责任公司" or "公司" or "集团" or "股份" or "股份有限公司" or "集团有限公司" or "集团公司";

    /// <summary>
    /// Province, city and district at the beginning, in short form. The province goes when a city of it follows: 浙江宁波 is 宁波.
    /// </summary>
    /// <param name="text">The bare name.</param>
    /// <param name="named">A place is already known from brackets; then a county (长白, 新民) is more likely a brand.</param>
    /// <param name="used">How much of the text the place took.</param>
    private static string PlacePrefix(ReadOnlySpan<char> text, bool named, out int used)
    {
        used = 0;
        Region? first = null, second = null;
        for (var step = 0; step < 3; step++)
        {
            var next = Match(text[used..], second ?? first, named, out var length);
            if (next is null) break;
            used += length;
            if (first is null || (first.Level == RegionLevel.Province && second is null)) first = next;
            else second = next;
        }
        if (first is null) return "";
        return second is null ? first.ShortName : first.ShortName + second.ShortName;
    }

    private static Region? Match(ReadOnlySpan<char> text, Region? within, bool named, out int length)
    {
        for (length = Math.Min(Regions.LongestName, text.Length); length >= 2; length--)
        {
            if (!Regions.TryNamed(text[..length], out var found)) continue;
            foreach (var region in found)
            {
                if (within is null ? !Stands(region, named) : region.Level <= within.Level || !Regions.IsWithin(region, within)) continue;
                if (text[length - 1] is not ('省' or '市' or '县' or '区')) length += Ending(text[length..]);
                return region;
            }
        }
        return null;
    }

    // A city district alone (新华, 和平, 朝阳) is more often a brand than a place.
    private static bool Stands(Region region, bool named) => region.Level != RegionLevel.District || (!named && region.Name[^1] is not '区');

    // 河南市 and other endings that the official name does not have, but spreadsheets do.
    private static int Ending(ReadOnlySpan<char> text) => text.Length > 1 && text[0] is '省' or '市' or '县' or '区' ? 1 : 0;

    /// <summary>Cuts off what follows 公司 and ends in 分公司, or a place before 分公司 when 公司 was left out.</summary>
    private static string TakeBranch(ref Span<char> name)
    {
        if (!name.EndsWith(LegalForms.Branch)) return "";
        var body = name[..^LegalForms.Branch.Length];
        var parentEnd = body.IndexOf("公司");
        if (parentEnd > 0)
        {
            var label = AsPlace(body[(parentEnd + 2)..]) ?? body[(parentEnd + 2)..].ToString();
            name = name[..(parentEnd + 2)];
            return label + LegalForms.Branch;
        }
        for (var start = Math.Max(2, body.Length - Regions.LongestName); start <= body.Length - 2; start++)
        {
            if (AsPlace(body[start..]) is not { } place) continue;
            name = name[..start];
            return place + LegalForms.Branch;
        }
        return "";
    }
}
