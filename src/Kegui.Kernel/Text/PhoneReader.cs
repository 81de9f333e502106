namespace Kegui.Kernel.Text;

/// <summary>Cuts a cell into numbers. One instance per cell: it remembers the last area code.</summary>
internal sealed class PhoneReader(string? areaCode)
{
    private const int MostDigits = 15;
    private const int LongestExtension = 6;

    // +86 0574 8765 4321 and some more; a cell with far more groups is a text, not a number.
    private const int MostGroupsInNumber = 6, MostGroups = 24;

    private readonly List<PhoneNumber> found = [];
    private PhoneProblem? problem;
    private string area = areaCode is null ? "" : areaCode.StartsWith('0') ? areaCode : "0" + areaCode;

    public PhoneReading Read(string text)
    {
        // The plain mobile number, by far the most frequent cell.
        if (text.Length == 11 && text[0] == '1' && !text.AsSpan().ContainsAnyExceptInRange('0', '9') && NumberingPlan.Domestic(text) is { } plain)
            return new([plain], null);

        var groups = new List<Group>(4);
        var start = 0;
        for (var i = 0; i <= text.Length; i++)
        {
            if (i < text.Length && !EndsNumber(Chars.Narrow(text[i]))) continue;
            Piece(text.AsSpan(start, i - start), groups);
            start = i + 1;
        }
        if (found.Count == 0 && problem is null) problem = PhoneProblem.NoDigits;
        return new(found, problem);
    }

    private static bool EndsNumber(char c) => c is '/' or '、' or ';' or ',' or '，' or '；' or '|' or '\n' or '\\' or '或' or '。' or '&';

    /// <summary>A run of digits and what stood before it.</summary>
    private readonly record struct Group(string Digits, bool International, bool Extends);

    private void Piece(ReadOnlySpan<char> piece, List<Group> groups)
    {
        groups.Clear();
        Span<char> digits = stackalloc char[MostDigits + 1];
        int n = 0;
        bool plus = false, extends = false;
        for (var i = 0; i <= piece.Length; i++)
        {
            var c = i < piece.Length ? Chars.Narrow(piece[i]) : ' ';
            if (char.IsAsciiDigit(c))
            {
                if (n < digits.Length) digits[n++] = c;
                continue;
            }
            if (n > 0)
            {
                groups.Add(new(digits[..n].ToString(), plus, extends));
                (n, plus, extends) = (0, false, false);
            }
            if (c == '+') plus = true;
            else if (c is '转' or '#' or '*' or 'x' or 'X' or '机' or 't') extends = true;
        }
        if (groups.Count > MostGroups) problem ??= PhoneProblem.TooLong;
        else if (groups.Count > 0 && !Take(groups, 0)) Complain(groups);
    }

    /// <summary>Longest number first, then the rest; gives up when digits are left that are no number.</summary>
    private bool Take(List<Group> groups, int from)
    {
        if (from == groups.Count) return true;
        var until = from + 1;
        while (until < groups.Count && until - from < MostGroupsInNumber && !groups[until].International && !groups[until].Extends) until++;
        for (; until > from; until--)
        {
            var (count, areaBefore) = (found.Count, area);
            if (Number(groups, from, until) is { } number)
            {
                var next = until;
                // 0574-87654321-801 and 87654321转801.
                if (next < groups.Count && number.Kind != PhoneKind.Foreign && groups[next].Digits.Length <= LongestExtension
                    && (groups[next].Extends || (number.Kind != PhoneKind.Mobile && groups[next].Digits.Length <= 5)))
                    number = number with { Extension = groups[next++].Digits };
                found.Add(number);
                if (number.Kind == PhoneKind.Landline) area = number.Dialled[..NumberingPlan.AreaLength(number.Dialled)];
                if (Take(groups, next)) return true;
                found.RemoveRange(count, found.Count - count);
                area = areaBefore;
            }
        }
        return false;
    }

    private PhoneNumber? Number(List<Group> groups, int from, int until)
    {
        var joined = until == from + 1 ? groups[from].Digits : string.Concat(groups.Skip(from).Take(until - from).Select(g => g.Digits));
        if (joined.Length > MostDigits + 5) return null;
        ReadOnlySpan<char> d = joined;
        var international = groups[from].International;
        if (!international && d.StartsWith("00"))
        {
            international = true;
            d = d[2..];
        }
        if (d.StartsWith("86") && (international || d.Length > 11) && Chinese(d[2..]) is { } chinese) return chinese;
        if (international) return d.StartsWith("86") ? null : NumberingPlan.Foreign(d);
        return NumberingPlan.Domestic(d)
            ?? (area.Length > 0 && NumberingPlan.IsLocal(d) ? NumberingPlan.Domestic(string.Concat(area, d)) : null);
    }

    // After +86 the 0 of the area code is left out, or stands in brackets: +86 (0)574.
    private static PhoneNumber? Chinese(ReadOnlySpan<char> d) =>
        NumberingPlan.Domestic(d) ?? (d is [not '0', ..] ? NumberingPlan.Domestic(string.Concat("0", d)) : null);

    private void Complain(List<Group> groups)
    {
        var length = groups.Sum(g => g.Digits.Length);
        var first = groups[0].Digits;
        problem ??= groups[0].International || first.StartsWith("00", StringComparison.Ordinal) ? PhoneProblem.BadForeign
            : length is 7 or 8 && NumberingPlan.IsLocal(string.Concat(groups.Select(g => g.Digits))) ? PhoneProblem.NoAreaCode
            : length < 10 ? PhoneProblem.TooShort
            : length > 12 ? PhoneProblem.TooLong
            : first[0] is '1' && length != 11 ? length < 11 ? PhoneProblem.TooShort : PhoneProblem.TooLong
            : PhoneProblem.UnknownPrefix;
    }
}
