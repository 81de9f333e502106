using System.Globalization;

namespace Kegui.Kernel.Expressions;

/// <summary>Reads a literal with its unit: <c>12</c>, <c>80%</c>, <c>3000000.00 CNY</c>, <c>2 months</c>, <c>2026-01-01</c>, <c>"text"</c>, <c>true</c>.</summary>
internal static class LiteralReader
{
    /// <summary>The value, with <paramref name="next"/> moved behind it; null after a problem.</summary>
    public static Value? Read(IReadOnlyList<Token> tokens, ref int next, ProblemList problems)
    {
        var token = tokens[next++];
        switch (token.Kind)
        {
            case TokenKind.Text: return Value.Text(token.Text);
            case TokenKind.Name: return Value.Of(token.Text == "true");
            case TokenKind.Date:
                if (DateOnly.TryParseExact(token.Text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date)) return Value.Of(date);
                problems.Add(Problems.BadDate, token.Start, token.Length, ("found", token.Text));
                return null;
        }

        if (Number(token, problems) is not { } number) return null;
        var unit = tokens[next];
        if (unit.IsSign("%"))
        {
            next++;
            return Value.Percent(number / 100m);
        }

        if (unit.Kind != TokenKind.Name || Words.Reserved.Contains(unit.Text)) return Value.Of(number);
        next++;
        return WithUnit(token, number, unit, problems);
    }

    private static decimal? Number(Token token, ProblemList problems)
    {
        var point = token.Text.IndexOf('.', StringComparison.Ordinal);
        var whole = (point < 0 ? token.Text : token.Text[..point]).TrimStart('0');
        var fraction = point < 0 ? "" : token.Text[(point + 1)..].TrimEnd('0');
        if (whole.Length <= Limits.WholeDigits && fraction.Length <= Limits.FractionDigits)
            return decimal.Parse($"0{whole}.{fraction}0", NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture);
        problems.Add(Problems.NumberOutOfRange, token.Start, token.Length, ("found", token.Text));
        return null;
    }

    private static Value? WithUnit(Token token, decimal number, Token unit, ProblemList problems)
    {
        var (start, length) = (token.Start, unit.Stop - token.Start);
        if (!Words.Units.Contains(unit.Text))
        {
            problems.Add(Problems.UnknownUnit, unit.Start, unit.Length, ("found", unit.Text), ("meant", Confusions.Nearest(unit.Text, Words.Units) ?? ""));
            return null;
        }

        var found = $"{token.Text} {unit.Text}";
        if (unit.Text != "CNY")
        {
            if (Period.TryParse(found) is { } period) return Value.Of(period);
            problems.Add(Problems.BadPeriod, start, length, ("found", found));
            return null;
        }

        if (decimal.Truncate(number * 100m) == number * 100m) return Value.Of(Money.FromYuan(number));
        problems.Add(Problems.MoneyPrecision, start, length, ("found", found));
        return null;
    }
}
