using System.Globalization;
using Kegui.Kernel;
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
        .Where(f => f.Path.StartsWith("src/Kegui/", StringComparison.Ordinal) || f.Path.StartsWith("src/Kegui.Kernel/Acts/", StringComparison.Ordinal))
        .SelectMany(f => Source.Pattern(pattern).Matches(f.Text)).Select(m => prefix + m.Groups[1].Value);
}
