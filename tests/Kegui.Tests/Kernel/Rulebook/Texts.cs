using Kegui.Kernel;
using Kegui.Modules.Customers;
using Kegui.Modules.Staff;
using Kegui.Modules.Visits;

namespace Kegui.Tests.Kernel.Rulebook;

/// <summary>Documents for the tests, and the words they may use.</summary>
internal static class Texts
{
    public static readonly Vocabulary Words = new([new CustomersVocabulary(), new VisitsVocabulary(), new StaffVocabulary(new RolePresets()), new TestWords()]);
    public static readonly RegulationReader Reader = new(Words);

    /// <summary>The further keys begin on line 15, indented by four.</summary>
    public static string Clause(string more = "", string text = "一句话。") => $"""
        id: TST
        title: 测试制度
        applies: 适用于测试。
        owner: sales
        edition: 1
        effective: 2026-01-01
        chapters:
        - no: "1"
          title: 总则
          clauses:
          - {ClauseHead(text + Placeholders(more, text))}
        {Indented(more)}
        """;

    public static Regulation Read(string text)
    {
        var reading = Reader.Read("test.yaml", text);
        return reading.Problems.Count == 0 ? reading.Regulation! : throw new InvalidOperationException(string.Join("\n", reading.Problems));
    }

    public static string Folder => Path.Combine(AppContext.BaseDirectory, "regulations");

    // A value must stand in the text of its clause; documents that are about something else get it there by themselves.
    private static string Placeholders(string more, string text) => text == "一句话。"
        ? string.Concat(System.Text.RegularExpressions.Regex.Matches(more, @"([a-zA-Z][a-zA-Z.]*): \{type", System.Text.RegularExpressions.RegexOptions.None, TimeSpan.FromSeconds(1)).Select(m => $"{{{m.Groups[1].Value}}}"))
        : "";

    private static string ClauseHead(string text) => $"id: TST-1\n    no: \"1\"\n    kind: rule\n    text: {text}";

    private static string Indented(string more) => string.Join('\n', more.Split('\n').Select(line => "    " + line));

    private sealed class TestWords : IVocabularyPart
    {
        public void AddTo(VocabularyBuilder words) => words.Slot("visits.cadence", PolicyType.Period, "1 day", "12 months").Record("sample").Matter("sample.approve");
    }
}
