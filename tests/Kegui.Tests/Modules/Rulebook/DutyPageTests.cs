using System.Net;
using Kegui.Kernel;
using Kegui.Tests.World;

namespace Kegui.Tests.Modules.Rulebook;

/// <summary>Why a duty is, and who may move it.</summary>
public sealed class DutyPageTests
{
    [Fact]
    public async Task The_page_says_why_with_the_clause_and_each_part_of_the_condition()
    {
        await using var world = await TestWorld.Open();
        var duty = await One(world);
        var page = await (await world.As(Cast.Lihai)).Open($"/duties/{duty.Id}");
        Assert.Equal(HttpStatusCode.OK, page.Status);
        Assert.Contains("上门拜访 宁波甲机械有限公司", page.Text);
        Assert.Contains("A、B 级客户每 2 个月至少上门拜访一次", page.Text);
        Assert.Contains("上次拜访 2026-11-13", page.Text);
        var parts = page.Page.QuerySelectorAll(".kg-trace-tree .kg-trace-tree li, .kg-trace-tree ul li").Select(li => string.Join(' ', li.TextContent.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries))).ToList();
        Assert.Equal(["客户等级为 A 或 B实际：B", "客户阶段不是已退出实际：正式客户", "未列入黑名单"], parts);
        Assert.NotNull(page.Page.GetElementById("ask"));
        Assert.Contains("提交给赵宁", page.Text);
    }

    [Fact]
    public async Task Nobody_outside_the_scope_sees_it()
    {
        await using var world = await TestWorld.Open();
        var duty = await One(world);
        foreach (var stranger in new[] { Cast.Zhoumin, Cast.Chengang, Cast.Finance })
            Assert.Equal(HttpStatusCode.NotFound, (await (await world.As(stranger)).Open($"/duties/{duty.Id}")).Status);
    }

    [Fact]
    public async Task The_superior_extends_and_the_move_stands_in_the_history()
    {
        await using var world = await TestWorld.Open();
        var duty = await One(world);
        Assert.Null((await (await world.As(Cast.Lihai)).Open($"/duties/{duty.Id}")).Page.GetElementById("extend"));
        var head = await (await world.As(Cast.Zhaoning)).Open($"/duties/{duty.Id}");
        await head.Submit("extend", ("to", Kegui.Ui.Formats.Date(duty.DueOn)), ("reason", "客户停产检修"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, head.Status);
        var later = Kegui.Ui.Formats.Date(duty.DueOn.AddDays(10));
        await head.Open($"/duties/{duty.Id}");
        await head.Submit("extend", ("to", later), ("reason", "客户停产检修"));
        Assert.Equal(HttpStatusCode.OK, head.Status);
        Assert.Contains($"期限由 {Kegui.Ui.Formats.Date(duty.DueOn)} 改为 {later}", head.Text);
        Assert.Contains("延期：客户停产检修", head.Text);
    }

    [Fact]
    public async Task The_owner_asks_for_more_time_and_the_superior_agrees_on_the_desk()
    {
        await using var world = await TestWorld.Open();
        var duty = await One(world);
        var later = Kegui.Ui.Formats.Date(duty.DueOn.AddDays(10));
        var owner = await (await world.As(Cast.Lihai)).Open($"/duties/{duty.Id}");
        await owner.Submit("ask", ("to", later), ("reason", ""));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, owner.Status);
        await owner.Submit("ask", ("to", later), ("reason", "客户停产检修"));
        Assert.Contains("等待赵宁答复", owner.Text);

        var head = await (await world.As(Cast.Zhaoning)).Open("/");
        Assert.Contains("李海申请延期：拜访 宁波甲机械有限公司", head.Text);
        var form = head.Page.QuerySelector("form[id^=agree-]")!.Id!;
        await head.Submit(form);
        Assert.DoesNotContain("申请延期：", head.Text);
        Assert.Contains($"期限由 {Kegui.Ui.Formats.Date(duty.DueOn)} 改为 {later}", (await owner.Open($"/duties/{duty.Id}")).Text);
    }

    [Fact]
    public async Task Refused_with_a_reason_it_stands_in_the_history()
    {
        await using var world = await TestWorld.Open();
        var duty = await One(world);
        var owner = await (await world.As(Cast.Lihai)).Open($"/duties/{duty.Id}");
        await owner.Submit("ask", ("to", Kegui.Ui.Formats.Date(duty.DueOn.AddDays(10))), ("reason", "客户停产检修"));
        var head = await (await world.As(Cast.Zhaoning)).Open($"/duties/{duty.Id}");
        await head.Submit("refuse", ("reason", "本月必须完成"));
        Assert.Contains("未同意", head.Text);
        Assert.Contains("本月必须完成", (await owner.Open($"/duties/{duty.Id}")).Text);
    }

    [Fact]
    public async Task The_superior_lets_it_off_once_and_the_next_turn_opens()
    {
        await using var world = await TestWorld.Open();
        var duty = await One(world);
        var head = await (await world.As(Cast.Zhaoning)).Open($"/duties/{duty.Id}");
        await head.Submit("waive", ("reason", ""));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, head.Status);
        Assert.NotNull(head.Page.GetElementById("waive-reason-error"));
        Assert.Null(head.Page.GetElementById("extend-reason-error"));
        await head.Submit("waive", ("reason", "客户搬迁"));
        Assert.Contains("免办", head.Page.QuerySelector(".kg-head")!.TextContent);
        Assert.Equal(["waived", "open"], (await RulebookWorld.Duties(world)).Select(d => d.State));
    }

    private static async Task<Duty> One(TestWorld world)
    {
        await RulebookWorld.Customer(world, "宁波甲机械有限公司", "B", new(2026, 11, 13));
        await RulebookWorld.Adopt(world, "CGM", RuleLevel.Remind, "CGM-7.2a2");
        await RulebookWorld.Plan(world);
        return Assert.Single(await RulebookWorld.Duties(world));
    }
}
