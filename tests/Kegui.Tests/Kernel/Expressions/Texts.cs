using CsCheck;
using Kegui.Kernel.Expressions;

namespace Kegui.Tests.Kernel.Expressions;

/// <summary>Generates conditions as people could write them, over the columns of <see cref="Row"/> and the given values.</summary>
internal static class Texts
{
    private static readonly Gen<string> Numbers = Any(
        "row.orders", "row.visits", "row.serial", "row.weight", "row.score", "row.townLevel", "row.score", "0", "1", "2", "3", "1.5", "-1", "1.50", "2.999",
        "99999999999", "-99999999999", "85.25", "limit.number", "gone.number", "limit.number * 2 - 1", "min(limit.number, 3)", "round(2.5, 0)", "1 / 0");

    private static readonly Gen<string> Fractions = Any("row.rate", "row.share", "row.rate", "80%", "0%", "-1%", "100%", "limit.rate", "gone.rate", "limit.rate / 2");

    private static readonly Gen<string> WholePercents = Any("row.completeness", "80%", "80.5%", "0%", "-1%", "limit.rate", "gone.rate", "limit.rate / 3");

    private static readonly Gen<string> Fen = Any(
        "row.volume", "row.overdue", "row.overdue", "100.00 CNY", "0.00 CNY", "-0.01 CNY", "limit.money", "gone.money", "limit.money * 50%");

    private static readonly Gen<string> Bonuses = Any("row.bonus", "100.00 CNY", "0.00 CNY", "limit.money", "gone.money");

    private static readonly Gen<string> Dates = Any(
        "row.gradedOn", "row.lastContactOn", "row.lastContactOn", "2026-03-01", "2026-02-28", "limit.date", "gone.date", "limit.date + 1 month", "9999-12-31", "0001-01-01");

    private static readonly Gen<string> Names = Any("row.name", "row.place", "row.townName", "\"甲\"", "\"甲乙\"", "\"Abc\"", "\"abc\"", "\"a\\\"b\"", "\"o'clock\"", "\"100%\"", "opinions");

    private static readonly Gen<string> Grades = Any("row.grade", "A", "B", "D", "limit.grade", "gone.grade");

    private static readonly Gen<string> Kinds = Any("row.kind", "on-site", "late-payment", "score", "kind");

    private static readonly Gen<string> People = Any("row.owner", "row.manager", "approver");

    private static readonly Gen<string> Columns = Any(
        "row.grade", "row.kind", "row.name", "row.place", "row.blacklisted", "row.paused", "row.orders", "row.visits", "row.serial", "row.score", "row.rate",
        "row.completeness", "row.overdue", "row.bonus", "row.lastContactOn", "row.manager", "row.townName", "row.townLevel", "opinions");

    private static readonly Gen<string> Tests = Gen.OneOf(
        Ordered(Numbers), Ordered(Numbers), Ordered(Fractions), Ordered(WholePercents), Ordered(Fen), Ordered(Bonuses), Ordered(Dates),
        Alike(Names, "row.name"), Alike(Grades, "row.grade"), Alike(Kinds, "row.kind"), Alike(People, "row.manager"),
        Any("row.blacklisted", "row.paused", "true", "false", "row.paused = true", "row.paused <> true", "row.blacklisted = row.paused", "row.paused in [false]"),
        Gen.Select(Columns, Any("is missing", "is not missing")).Select((column, test) => $"{column} {test}"));

    /// <summary>Conditions that can become SQL.</summary>
    public static readonly Gen<string> Conditions = WithinLimits(Gen.Recursive<string>((depth, inside) => depth >= 4 ? Tests : Gen.OneOf(
        Tests,
        inside.Select(text => $"not ({text})"),
        Gen.Select(inside, inside).Select((a, b) => $"({a}) and ({b})"),
        Gen.Select(inside, inside).Select((a, b) => $"({a}) or ({b})"),
        Gen.Select(inside, inside, inside).Select((a, b, c) => $"{a} and not ({b}) or {c}"))));

    /// <summary>Conditions of any sort, with arithmetic over columns.</summary>
    public static readonly Gen<string> AllConditions = WithinLimits(Gen.OneOf(
        Conditions,
        Gen.Select(Sums(Numbers), Any("=", "<>", "<", ">="), Sums(Numbers)).Select((a, sign, b) => $"{a} {sign} {b}"),
        Gen.Select(Sums(Fen), Numbers, Conditions).Select((a, number, b) => $"max({a} * ({number}), limit.money) > -({a}) / ({number}) or not ({b})")));

    private static Gen<string> Sums(Gen<string> operands) => Gen.Recursive<string>((depth, inside) => depth >= 4 ? operands : Gen.OneOf(
        operands,
        Gen.Select(inside, Any("+", "-"), inside).Select((a, sign, b) => $"({a}) {sign} ({b})"),
        Gen.Select(inside, Any("+", "-"), operands).Select((a, sign, b) => $"{a} {sign} {b}"),
        inside.Select(a => $"-({a})"),
        Gen.Select(inside, inside).Select((a, b) => $"min({a}, {b})")));

    private static Gen<string> Ordered(Gen<string> operands) => Gen.OneOf(
        Gen.Select(operands, Any("=", "<>", "<", "<=", ">", ">="), operands).Select((a, sign, b) => $"{a} {sign} {b}"),
        Members(operands));

    // One side is a column, since two codes without a choice beside them have no type.
    private static Gen<string> Alike(Gen<string> operands, string column) => Gen.OneOf(
        Gen.Select(Any("=", "<>"), operands).Select((sign, b) => $"{column} {sign} {b}"),
        Gen.Select(Any("=", "<>"), operands).Select((sign, b) => $"{b} {sign} {column}"),
        operands.Array[1, 4].Select(members => $"{column} in [{string.Join(", ", members)}]"));

    private static Gen<string> Members(Gen<string> operands) =>
        Gen.Select(operands, operands.Array[1, 4]).Select((operand, members) => $"{operand} in [{string.Join(", ", members)}]");

    private static Gen<string> WithinLimits(Gen<string> texts) => texts.Where(text => Condition.Read(text, Vocabulary.Scope).Problems.All(problem =>
        problem.Code is not (Problems.TooLong or Problems.TooDeep or Problems.TooManyParts)));

    private static Gen<string> Any(params string[] texts) => Gen.Int[0, texts.Length - 1].Select(i => texts[i]);
}
