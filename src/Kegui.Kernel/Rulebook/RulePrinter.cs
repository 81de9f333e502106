using System.Globalization;

namespace Kegui.Kernel;

/// <summary>The words for people, by key, in the reader's language; null when nobody wrote one.</summary>
public interface IRuleWords
{
    string? Find(string key);
}

/// <summary>Prints clauses, values and citations for people.</summary>
public sealed class RulePrinter(IRuleWords words)
{
    private static readonly CultureInfo Plain = CultureInfo.InvariantCulture;

    /// <summary>《客户管理制度》第 7.2 条</summary>
    public string Citation(Regulation regulation, Clause clause) => Say(clause.No == "0" ? "rulebook.citationPreface" : "rulebook.citation", regulation.Title, clause.No);

    /// <summary>The clause with the values of an edition.</summary>
    public string Text(RegulationDay regulation, Clause clause) =>
        ClauseText.Print(clause.Text, key => regulation.Content(key) is { } content ? Print(content) : null);

    /// <summary>2 个月, 3,000,000 元, 30%, 12 月 31 日</summary>
    public string Print(PolicyContent content) => content.Content switch
    {
        Money money => Say("unit.yuan", money.Fen % 100 == 0 ? money.Yuan.ToString("#,##0", Plain) : money.ToString()),
        Period period => Say("unit." + period.Unit.ToString().ToLowerInvariant(), period.Count),
        YearDay day => Say("unit.yearDay", day.Month, day.Day),
        string code when content.Type == PolicyType.Choice => words.Find("option." + code) ?? code,
        _ => content.ToString(),
    };

    /// <summary>The label with its arguments; the key where there is none, so that a gap is seen.</summary>
    public string Say(string key, params object?[] args) => words.Find(key) is { } text ? string.Format(Plain, text, args) : key;

    /// <summary>What is wrong with a document, in a sentence; the place stands beside it.</summary>
    public string Say(RegulationProblem problem) => Say("ruleProblem." + problem.Code, [.. problem.Args]);

    public string? Find(string key) => words.Find(key);

    public static string Date(DateOnly date) => date.ToString("yyyy-MM-dd", Plain);
}
