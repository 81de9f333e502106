using System.Net;
using Kegui.Kernel;
using Kegui.Tests.World;

namespace Kegui.Tests.Modules.Rulebook;

/// <summary>Who opens which screen of the rulebook, and what it shows.</summary>
public sealed class RulebookPagesTests
{
    [Theory]
    [InlineData("/rulebook", true)]
    [InlineData("/rulebook/CGM", true)]
    [InlineData("/rulebook/CGM/editions", true)]
    [InlineData("/rulebook/coverage", true)]
    [InlineData("/rulebook/coverage.csv", true)]
    [InlineData("/rulebook/CGM/adopt", false)]
    [InlineData("/rulebook/CGM/values/visit.cadence", false)]
    public async Task Everybody_reads_and_only_the_rule_admin_changes(string path, bool everybody)
    {
        await using var world = await TestWorld.Open();
        foreach (var who in new[] { Cast.Lihai, Cast.Zhaoning, Cast.Clerk, Cast.Office, Cast.Finance, Cast.Auditor, Cast.Service, Cast.Admin })
            Assert.Equal(everybody ? HttpStatusCode.OK : HttpStatusCode.Forbidden, (await (await world.As(who)).Open(path)).Status);
        Assert.Equal(HttpStatusCode.OK, (await (await world.As(Cast.RuleAdmin)).Open(path)).Status);
        Assert.Contains("/sign-in", (await world.Anonymous().Open(path)).Address);
    }

    [Theory]
    [InlineData("/rulebook/XXX")]
    [InlineData("/rulebook/CGM/values/no.such")]
    [InlineData("/rulebook/XXX/adopt")]
    [InlineData("/duties/1")]
    public async Task What_is_not_there_answers_404(string path)
    {
        await using var world = await TestWorld.Open();
        Assert.Equal(HttpStatusCode.NotFound, (await (await world.As(Cast.RuleAdmin)).Open(path)).Status);
    }

    [Fact]
    public async Task The_shelf_holds_all_42_regulations_in_their_groups()
    {
        await using var world = await TestWorld.Open();
        var page = await (await world.As(Cast.Lihai)).Open("/rulebook");
        Assert.Equal(42, page.Page.QuerySelectorAll(".kg-book").Length);
        Assert.Equal(["group-grading", "group-prospects", "group-quotations", "group-orders", "group-service", "group-property", "group-satisfaction", "group-other"],
            page.Page.QuerySelectorAll("h2[id^=group-]").Select(h => h.Id));
        Assert.Contains("42 部制度，1397 条", page.Text);
    }

    [Fact]
    public async Task Search_finds_titles_and_clauses_and_marks_the_words()
    {
        await using var world = await TestWorld.Open();
        var page = await (await world.As(Cast.Lihai)).Open("/rulebook?q=" + Uri.EscapeDataString("黑名单"));
        Assert.All(page.Page.QuerySelectorAll(".kg-hits mark"), m => Assert.Equal("黑名单", m.TextContent));
        Assert.NotNull(page.Page.QuerySelector("a[href^='rulebook/CGM?clause=CGM-3.5']"));
        Assert.Contains("没有找到", (await page.Open("/rulebook?q=" + Uri.EscapeDataString("不存在的词"))).Text);
    }

    [Fact]
    public async Task A_chosen_clause_shows_what_it_does_and_its_value()
    {
        await using var world = await TestWorld.Open();
        var page = await (await world.As(Cast.Lihai)).Open("/rulebook/CGM?clause=CGM-7.2a2");
        var panel = page.Page.QuerySelector(".kg-panel")!.TextContent;
        Assert.Contains("客户等级为 A 或 B，客户阶段不是已退出，且未列入黑名单的，由客户的业务员每 2 个月至少上门拜访一次", panel);
        Assert.Contains("到期前 14 天、3 天、当天提醒；逾期 3 个工作日报其上级，10 个工作日报市场部负责人。", panel);
        Assert.Contains("可设范围：1 周至 12 个月", panel);
        Assert.Contains("可自动执行", panel);
        Assert.NotNull(page.Page.QuerySelector(".kg-clause.kg-at[id='CGM-7.2a2']"));
        Assert.Null(page.Page.QuerySelector(".kg-panel a[href*='/values/']"));
    }

    [Fact]
    public async Task Clauses_before_the_first_article_are_the_preface()
    {
        await using var world = await TestWorld.Open();
        var page = await (await world.As(Cast.Lihai)).Open("/rulebook/NPS?clause=NPS-0a");
        Assert.Contains("《NPS管理制度》前言", page.Text);
        Assert.DoesNotContain("第 0 条", page.Text);
    }

    [Fact]
    public async Task Coverage_counts_every_clause_once_and_the_table_holds_them_all()
    {
        await using var world = await TestWorld.Open();
        await RulebookWorld.Adopt(world, "CGM", RuleLevel.Remind, "CGM-7.2a2");
        var auditor = await world.As(Cast.Auditor);
        var states = (await auditor.Open("/rulebook/coverage")).Page.QuerySelectorAll(".kg-states b").Select(b => int.Parse(b.TextContent, System.Globalization.CultureInfo.InvariantCulture)).ToList();
        Assert.Equal(1397, states.Sum());
        Assert.Equal(1, states[0]);
        Assert.Contains("第 7.2 条", (await auditor.Open("/rulebook/coverage?view=clauses&state=runs")).Text);
        var csv = await (await auditor.Api(HttpMethod.Get, "/rulebook/coverage.csv")).Content.ReadAsStringAsync();
        Assert.Equal(1398, csv.TrimEnd().Split("\r\n").Length);
        Assert.Contains("CGM-7.2a2", csv);
    }

    [Fact]
    public async Task A_wider_filter_of_coverage_is_narrowed_by_the_next()
    {
        await using var world = await TestWorld.Open();
        var page = await (await world.As(Cast.Auditor)).Open("/rulebook/coverage?view=clauses&regulation=QUO&module=quotations");
        Assert.Contains("共 26 条", page.Text);
        Assert.All(page.Page.QuerySelectorAll("th[scope=row] small"), t => Assert.Equal("产品报价管理制度", t.TextContent));
    }
}
