using System.Net;
using Kegui.Kernel;
using Kegui.Tests.World;

namespace Kegui.Tests.Modules.Rulebook;

/// <summary>Adopting and dropping clauses on the screen.</summary>
public sealed class AdoptPageTests
{
    private const string Visits = "/rulebook/CGM/adopt?clause=CGM-7.2a2";
    private static readonly (string, string)[] Try = [("step", "try"), ("scope", "clauses"), ("clauses", "CGM-7.2a2"), ("level", "remind")];

    [Fact]
    public async Task Adopting_is_previewed_first_and_then_the_level_stands_beside_the_clause()
    {
        await using var world = await TestWorld.Open();
        for (var i = 0; i < 3; i++) await RulebookWorld.Customer(world, $"宁波测试{i}号机械有限公司", "A", null);
        var admin = await (await world.As(Cast.RuleAdmin)).Open(Visits);
        await admin.Submit("adopt", Try);
        Assert.Equal(HttpStatusCode.OK, admin.Status);
        Assert.Contains("变动 1 条：待办 1 类", admin.Text);
        Assert.Equal("3", admin.Page.QuerySelector(".kg-forecast b")!.TextContent);
        Assert.Empty(await RulebookWorld.Duties(world));

        await admin.Submit("adopt", ("step", "go"));
        Assert.StartsWith("/rulebook/CGM?clause=CGM-7.2a2", admin.Address);
        Assert.Equal("提醒", admin.Page.QuerySelector("[id='CGM-7.2a2'] .kg-badge")!.TextContent);
        Assert.Contains("由蒋文设定，自 2026-11-23 起", admin.Text);

        await RulebookWorld.Plan(world);
        var duties = await RulebookWorld.Duties(world);
        Assert.Equal(3, duties.Count);
        Assert.All(duties, d => Assert.True(d.DueOn > new DateOnly(2026, 11, 23)));
    }

    [Fact]
    public async Task Another_choice_after_the_preview_is_previewed_again()
    {
        await using var world = await TestWorld.Open();
        var admin = await (await world.As(Cast.RuleAdmin)).Open(Visits);
        await admin.Submit("adopt", Try);
        await admin.Submit("adopt", ("step", "go"), ("level", "trial"));
        Assert.StartsWith(Visits, admin.Address);
        Assert.Contains("启用为试运行", admin.Text);
        Assert.Contains("可自动执行", (await admin.Open("/rulebook/CGM?clause=CGM-7.2a2")).Page.QuerySelector(".kg-panel")!.TextContent);
    }

    [Fact]
    public async Task What_can_refuse_begins_as_a_trial_and_the_page_says_so()
    {
        await using var world = await TestWorld.Open();
        var admin = await (await world.As(Cast.RuleAdmin)).Open("/rulebook/CGM/adopt?clause=CGM-7.3b");
        await admin.Submit("adopt", ("step", "try"), ("scope", "clauses"), ("clauses", "CGM-7.3b"), ("level", "enforce"));
        Assert.Contains("第 7.3 条会限制操作，先试运行 30 天", admin.Text);
        await admin.Submit("adopt", ("step", "go"));
        Assert.Equal("试运行", admin.Page.QuerySelector("[id='CGM-7.3b'] .kg-badge")!.TextContent);
        Assert.Contains("2026-12-23 评议试运行结果", admin.Text);
    }

    [Fact]
    public async Task A_chapter_is_adopted_as_one_and_dropped_again()
    {
        await using var world = await TestWorld.Open();
        var admin = await (await world.As(Cast.RuleAdmin)).Open("/rulebook/CGM/adopt");
        await admin.Submit("adopt", ("step", "try"), ("scope", "chapter"), ("chapter", "7"), ("level", "trial"));
        await admin.Submit("adopt", ("step", "go"));
        var clauses = admin.Page.QuerySelectorAll("#ch-7 .kg-clause").Length;
        Assert.Equal(clauses, admin.Page.QuerySelectorAll("#ch-7 .kg-clause .kg-badge").Length);
        Assert.Empty(admin.Page.QuerySelectorAll("#ch-6 .kg-clause .kg-badge"));
        await admin.Open("/rulebook/CGM/adopt");
        await admin.Submit("adopt", ("step", "try"), ("scope", "chapter"), ("chapter", "7"), ("level", "read"));
        await admin.Submit("adopt", ("step", "go"));
        Assert.Empty(admin.Page.QuerySelectorAll(".kg-clause .kg-badge"));
    }

    [Fact]
    public async Task Nothing_chosen_and_a_day_gone_by_are_refused_beside_their_fields()
    {
        await using var world = await TestWorld.Open();
        var admin = await (await world.As(Cast.RuleAdmin)).Open("/rulebook/CGM/adopt");
        await admin.Submit("adopt", ("step", "try"), ("scope", "clauses"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, admin.Status);
        Assert.NotNull(admin.Page.GetElementById("adopt-clauses-error"));
        await admin.Submit("adopt", ("step", "try"), ("scope", "whole"), ("from", "2026-11-22"));
        Assert.NotNull(admin.Page.GetElementById("adopt-from-error"));
    }
}
