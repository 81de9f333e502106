using System.Globalization;
using Kegui.Kernel;
using Kegui.Modules.Rulebook.Pages;
using Kegui.Tests.World;
using Kegui.Ui;
using Microsoft.Extensions.DependencyInjection;

namespace Kegui.Tests.Architecture;

/// <summary>Every right, fact, refusal and problem has its words in every language.</summary>
public sealed class LabelTests
{
    private static readonly string[] Languages = ["zh-CN", "en"];

    public static IEnumerable<string> Keys() =>
    [
        .. AllModules.Permissions.Select(p => "permission." + p.Code),
        .. RegulationProblems.All.Select(code => "ruleProblem." + code),
        .. typeof(Kegui.Kernel.Expressions.Problems).GetFields().Where(f => f.IsLiteral).Select(f => "ruleProblem.expression." + (string)f.GetRawConstantValue()!),
        .. DutyStates.All.Select(s => "duty.state." + s),
        .. DutyRequestStates.All.Select(s => "dutyRequest." + s),
        .. HitOutcomes.All.Select(o => "hit." + o),
        .. Enum.GetValues<RuleLevel>().Select(l => "level." + l.Code()),
        .. Enum.GetValues<PeriodKind>().Select(k => "each." + k.ToString().ToLowerInvariant()),
        .. Enum.GetValues<PeriodUnit>().Select(u => "unit." + u.ToString().ToLowerInvariant()),
        .. new[] { "anchor", "published", "adopted", "dropped", "extended", "condition", "calendar" }.Select(b => "move." + b),
        .. NoticeKinds.All.Select(k => "notice.kind." + k),
        .. Words.Facts.Keys.Select(f => "fact." + f),
        .. Words.Acts.Keys.Select(a => "permission." + a),
        .. Words.Matters.Keys.Select(m => "matter." + m),
        .. Words.Matters.Keys.Select(m => "doing." + m),
        .. Found(@"new(?: NoticeText)?\(""(notice\.[a-z.-]+[a-z])""", ""),
        .. Found(@"Tell\(new(?: Fact)?\(""([A-Z]\w+)""", "fact."),
        .. Found(@"(?:Refusal = new|new Refusal|Refusal)\(""([a-z][a-z-]+)""", "refusal."),
        .. Found(@"new(?: Problem)?\(""[a-z][a-zA-Z.]*"", ""([a-z][a-z-]*[a-z0-9])""", "problem."),
    ];

    [Fact]
    public void Nothing_is_shown_as_a_raw_code()
    {
        var labels = Labels();
        Assert.Empty(Missing(labels, Keys()));
    }

    /// <summary>What rules may say about a record, and each choice it may name, goes by a word of people.</summary>
    [Fact]
    public void Every_field_and_choice_of_the_vocabulary_has_a_word()
    {
        var labels = Labels();
        var conditions = new ConditionSpeech(labels, new RulePrinter(new NoWords()));
        var nameless = new List<string>();
        foreach (var language in Languages)
        {
            var before = CultureInfo.CurrentUICulture;
            CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo(language);
            var unknown = labels["say.parameter"];
            nameless.AddRange(Words.Subjects.Values.SelectMany(s => s.Names).Where(n => conditions.Name(n.Code) == unknown).Select(n => $"{language}: {n.Code}"));
            nameless.AddRange(Words.Acts.Values.SelectMany(a => a.Fields.Select(f => (a.Record, f.Code))).Distinct()
                .Where(f => labels.Find($"{f.Record}.{f.Code}") is null).Select(f => $"{language}: {f.Record}.{f.Code}"));
            nameless.AddRange(Choices().Where(c => conditions.Print(Kegui.Kernel.Expressions.Value.Choice(c.Code), c.Set) == c.Code && !IsLetter(c.Code)).Select(c => $"{language}: {c.Set} {c.Code}"));
            CultureInfo.CurrentUICulture = before;
        }
        Assert.Empty(nameless.Distinct());
    }

    private static IEnumerable<(string Set, string Code)> Choices() => Words.Subjects.Values.SelectMany(s => s.Names).Select(n => n.Type)
        .Concat(Words.Facts.Values.SelectMany(f => f.Attributes).Select(n => n.Type)).Select(t => t.Choices).OfType<Kegui.Kernel.Expressions.ChoiceSet>()
        .SelectMany(set => set.Codes.Select(code => (set.Key, code))).Distinct();

    // The grades A to D go by their letter.
    private static bool IsLetter(string code) => code.Length == 1;

    private sealed class NoWords : IRuleWords
    {
        public string? Find(string key) => null;
    }

    private static readonly Vocabulary Words = OfModules();

    private static Vocabulary OfModules()
    {
        var services = new ServiceCollection();
        foreach (var module in AllModules.List) module.Services(services);
        var parts = services.Where(s => s.ServiceType == typeof(IVocabularyPart)).ToList();
        foreach (var part in parts.Where(p => p.ImplementationType is not null)) services.AddSingleton(part.ImplementationType!);
        services.AddSingleton<Kegui.Modules.Staff.RolePresets>();
        using var provider = services.BuildServiceProvider();
        return new(parts.Select(p => (IVocabularyPart)(p.ImplementationInstance ?? provider.GetRequiredService(p.ImplementationType!))));
    }

    /// <summary>Every act goes by the name of its right; what only the system does has a word of its own for the audit log.</summary>
    [Fact]
    public void Every_act_has_a_word()
    {
        var labels = Labels();
        var acts = Found(@"\.Run(?:<\w+>)?\(""([a-z-]+(?:\.[a-z-]+)+)""", "").Distinct().ToList();
        Assert.True(acts.Count > 50);
        Assert.Empty(acts.Where(a => Missing(labels, ["permission." + a]).Count > 0 && Missing(labels, ["act." + a]).Count > 0));
    }

    [Fact]
    public void Canary_a_missing_label_is_found() => Assert.Equal(2, Missing(Labels(), ["refusal.never-written"]).Count);

    private static L Labels()
    {
        var services = new ServiceCollection();
        services.AddKeguiUi();
        services.AddLabels<Hosting.HostLabels>();
        foreach (var module in AllModules.List) module.Services(services);
        return new L(services.Where(s => s.ServiceType == typeof(LabelSet)).Select(s => (LabelSet)s.ImplementationInstance!));
    }

    private static List<string> Missing(L labels, IEnumerable<string> keys)
    {
        var missing = new List<string>();
        var before = CultureInfo.CurrentUICulture;
        foreach (var language in Languages)
        {
            CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo(language);
            missing.AddRange(keys.Distinct().Where(k => labels.Find(k) is null).Select(k => $"{language}: {k}"));
        }
        CultureInfo.CurrentUICulture = before;
        return missing;
    }

    private static IEnumerable<string> Found(string pattern, string prefix) => Source.Product
        .Where(f => f.Path.StartsWith("src/Kegui/", StringComparison.Ordinal) || f.Path.StartsWith("src/Kegui.Kernel/", StringComparison.Ordinal))
        .SelectMany(f => Source.Pattern(pattern).Matches(f.Text)).Select(m => prefix + m.Groups[1].Value);
}
