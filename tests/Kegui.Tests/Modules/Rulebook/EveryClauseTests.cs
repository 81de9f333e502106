using System.Globalization;
using System.Net;
using System.Text.RegularExpressions;
using Kegui.Kernel;
using Kegui.Modules.Rulebook.Pages;
using Kegui.Tests.World;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Kegui.Tests.Modules.Rulebook;

/// <summary>Every factory clause can be read, and nothing on its page is a code.</summary>
public sealed partial class EveryClauseTests
{
    // What a person must never read: a value's place, a key with dots, a word in small Latin letters.
    [GeneratedRegex(@"\{[a-zA-Z.]+\}|\b[a-z]+(?:[.-][a-zA-Z]+)+\b|\b[a-z]{2,}\b", RegexOptions.None, 1000)]
    private static partial Regex Raw();

    [GeneratedRegex("<[^>]*>", RegexOptions.None, 1000)]
    private static partial Regex Tag();

    [Fact]
    public async Task All_42_documents_are_printed_with_their_values()
    {
        await using var world = await TestWorld.Open();
        var reader = await world.As(Cast.Lihai);
        var ids = await world.With(async services => (await services.GetRequiredService<RulebookReader>().Book(default)).Regulations.ToList());
        var clauses = 0;
        foreach (var id in ids)
        {
            await reader.Open("/rulebook/" + id);
            Assert.Equal(HttpStatusCode.OK, reader.Status);
            clauses += reader.Page.QuerySelectorAll(".kg-clause").Length;
            var found = Raw().Matches(reader.Page.QuerySelector("#content")!.TextContent).Select(m => m.Value).ToList();
            Assert.True(found.Count == 0, $"{id}: {string.Join(", ", found)}");
        }
        Assert.Equal((42, 1397), (ids.Count, clauses));
    }

    [Fact]
    public async Task The_panel_of_all_1397_clauses_is_drawn_without_a_code()
    {
        await using var world = await TestWorld.Open();
        await world.With(async services =>
        {
            CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo("zh-CN");
            var today = new DateOnly(2026, 11, 23);
            var book = await services.GetRequiredService<RulebookReader>().Book(default);
            var people = await services.GetRequiredService<PeopleDirectory>().Get(null, default);
            var desk = services.GetRequiredService<ClauseDesk>();
            await using var renderer = new HtmlRenderer(services, services.GetRequiredService<ILoggerFactory>());
            var wrong = new List<string>();
            var drawn = 0;
            foreach (var regulation in book.At(today).Regulations)
                foreach (var clause in regulation.Text.Clauses)
                {
                    var facts = desk.Of(book, regulation, clause, today, people);
                    var html = await renderer.Dispatcher.InvokeAsync(async () => (await renderer.RenderComponentAsync<ClausePanel>(ParameterView.FromDictionary(new Dictionary<string, object?>
                    {
                        ["Facts"] = facts, ["Tally"] = new ClauseTally(1, 1, 0, 0, new Dictionary<string, int>(), []), ["MayAdopt"] = true, ["MayChange"] = true,
                    }))).ToHtmlString());
                    wrong.AddRange(Raw().Matches(WebUtility.HtmlDecode(Tag().Replace(html, " "))).Select(m => m.Value).Select(w => $"{clause.Id}: {w}"));
                    drawn++;
                }
            Assert.Empty(wrong);
            Assert.Equal(1397, drawn);
        });
    }

    [Theory]
    [InlineData("每 {visit.cadence} 至少一次")]
    [InlineData("customer.grade 为 A")]
    [InlineData("coverage-state")]
    [InlineData("missing")]
    public void Canary_a_code_is_found(string text) => Assert.Matches(Raw(), text);
}
