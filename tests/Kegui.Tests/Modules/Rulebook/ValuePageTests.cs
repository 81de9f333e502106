using System.Globalization;
using System.Net;
using Kegui.Kernel;
using Kegui.Tests.World;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Kegui.Tests.Modules.Rulebook;

/// <summary>Changing a number from a date, and seeing beforehand what would change.</summary>
public sealed class ValuePageTests
{
    private const string Cadence = "/rulebook/CGM/values/visit.cadence";

    [Fact]
    public async Task The_form_has_at_most_four_fields_and_proposes_next_monday()
    {
        await using var world = await TestWorld.Open();
        var page = await (await world.As(Cast.RuleAdmin)).Open(Cadence);
        var fields = page.Page.QuerySelectorAll("#value input:not([type=hidden]), #value select").Select(f => f.GetAttribute("name")).ToList();
        Assert.Equal(["content", "unit", "from", "reason"], fields);
        Assert.Equal("2026-11-30", page.Page.QuerySelector("#value [name=from]")!.GetAttribute("value"));
        Assert.Contains("现行：2 个月", page.Text);
    }

    [Theory]
    [InlineData("6", "days", "2026-11-30", "content")]
    [InlineData("13", "months", "2026-11-30", "content")]
    [InlineData("2", "months", "2026-11-30", "content")]
    [InlineData("", "weeks", "2026-11-30", "content")]
    [InlineData("6", "weeks", "2026-11-23", "from")]
    [InlineData("6", "weeks", "2026-11-01", "from")]
    public async Task A_content_out_of_range_and_a_date_before_tomorrow_are_refused_beside_the_field(string content, string unit, string from, string field)
    {
        await using var world = await TestWorld.Open();
        var admin = await (await world.As(Cast.RuleAdmin)).Open(Cadence);
        await admin.Submit("value", ("step", "try"), ("content", content), ("unit", unit), ("from", from));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, admin.Status);
        Assert.NotNull(admin.Page.GetElementById($"value-{field}-error"));
        Assert.Empty(admin.Page.QuerySelectorAll("button[value=go]"));
    }

    [Fact]
    public async Task The_preview_counts_what_then_happens()
    {
        await using var world = await TestWorld.Open();
        var today = new DateOnly(2026, 11, 23);
        foreach (var (name, visited) in new[] { ("甲", 10), ("乙", 20), ("丙", 30), ("丁", 50) }) await RulebookWorld.Customer(world, $"宁波{name}机械有限公司", "B", today.AddDays(-visited));
        await RulebookWorld.Customer(world, "宁波戊机械有限公司", "C", today.AddDays(-10));
        await RulebookWorld.Adopt(world, "CGM", RuleLevel.Remind, "CGM-7.2a2");
        await RulebookWorld.Plan(world);
        var before = (await RulebookWorld.Duties(world)).ToDictionary(d => d.Id, d => d.DueOn);
        Assert.Equal(4, before.Count);

        var admin = await (await world.As(Cast.RuleAdmin)).Open(Cadence);
        await admin.Submit("value", ("step", "try"), ("content", "6"), ("unit", "weeks"));
        var counts = admin.Page.QuerySelectorAll(".kg-forecast b").Select(b => int.Parse(b.TextContent, CultureInfo.InvariantCulture)).ToList();
        var rows = admin.Page.QuerySelectorAll(".kg-impact tbody tr").Select(r => (Name: r.QuerySelector("th")!.TextContent, To: r.QuerySelectorAll("td")[3].TextContent)).ToDictionary(r => r.Name, r => r.To);
        Assert.Contains("由 2 个月改为 6 周", admin.Text);
        await admin.Submit("value", ("step", "go"), ("reason", "客户反映拜访太少"));
        Assert.StartsWith("/rulebook/CGM?clause=CGM-7.2a2", admin.Address);
        Assert.Contains("自 2026-11-30 起：6 周", admin.Text);

        world.Clock.Advance(TimeSpan.FromDays(7));
        await RulebookWorld.Plan(world);
        var after = (await RulebookWorld.Duties(world)).Where(d => d.IsOpen).ToList();
        Assert.Equal(counts[1], after.Count(d => d.DueOn < before[d.Id]));
        Assert.Equal(counts[2], after.Count(d => d.DueOn > before[d.Id]));
        Assert.Equal(counts[4], after.Count(d => d.DueOn == before[d.Id]));
        Assert.True(counts[1] > 0);
        await world.With(async services =>
        {
            var names = await services.GetRequiredService<AppDb>().Whole<Kegui.Modules.Customers.Customer>(Actor.System).ToDictionaryAsync(c => c.Id, c => c.Name);
            foreach (var moved in after.Where(d => d.DueOn != before[d.Id])) Assert.Equal(rows[names[moved.SubjectId]], Kegui.Ui.Formats.Date(moved.DueOn));
        });
    }

    [Fact, Clause("CGM-9")]
    public async Task The_edition_and_its_date_are_shown_and_a_later_one_keeps_the_earlier()
    {
        await using var world = await TestWorld.Open();
        var admin = await (await world.As(Cast.RuleAdmin)).Open(Cadence);
        await admin.Submit("value", ("step", "try"), ("content", "6"), ("unit", "weeks"));
        await admin.Submit("value", ("step", "go"));
        world.Clock.Advance(TimeSpan.FromDays(7));
        await admin.Open("/rulebook/CGM?clause=CGM-7.2a2");
        Assert.Contains("每 6 周至少上门拜访一次", admin.Page.QuerySelector("#CGM-7\\.2a2")!.TextContent);
        await admin.Open("/rulebook/CGM/editions");
        Assert.Contains("2 个月", admin.Page.QuerySelector("del")!.TextContent);
        Assert.Contains("6 周", admin.Page.QuerySelector("ins")!.TextContent);
        Assert.Contains("2026-11-30", admin.Text);
        Assert.Contains("2026-01-01", admin.Text);
    }

    [Fact]
    public async Task An_edition_that_waits_is_taken_back_on_the_page_of_editions()
    {
        await using var world = await TestWorld.Open();
        var admin = await (await world.As(Cast.RuleAdmin)).Open("/rulebook/CGM/values/gradeA.annualVolume");
        await admin.Submit("value", ("step", "try"), ("content", "500万"));
        Assert.Contains("没有现有待办受影响", admin.Text);
        await admin.Submit("value", ("step", "go"));
        Assert.Contains("一次只能有一个版次待生效", (await admin.Open(Cadence)).Text);
        await admin.Open("/rulebook/CGM/editions");
        Assert.Contains("3,000,000 元", admin.Text);
        Assert.Contains("5,000,000 元", admin.Text);
        Assert.Empty((await (await world.As(Cast.Lihai)).Open("/rulebook/CGM/editions")).Page.QuerySelectorAll("#cancel-edition"));
        await admin.Submit("cancel-edition");
        Assert.DoesNotContain("待生效", admin.Text);
        Assert.DoesNotContain("一次只能有一个版次待生效", (await admin.Open(Cadence)).Text);
    }

    [Fact]
    public async Task A_value_of_every_sort_can_be_opened()
    {
        await using var world = await TestWorld.Open();
        var values = await world.With(async services => (await services.GetRequiredService<RulebookReader>().At(new(2026, 11, 23), default)).Regulations
            .SelectMany(r => r.Text.Values.Select(v => (r.Text.Id, v.Key, v.Type, Unit: (v.Is.Content as Period?)?.Unit))).DistinctBy(v => (v.Type, v.Unit)).ToList());
        Assert.True(values.Count > 10);
        var admin = await world.As(Cast.RuleAdmin);
        foreach (var (id, key, _, _) in values) Assert.Equal(HttpStatusCode.OK, (await admin.Open($"/rulebook/{id}/values/{key}")).Status);
    }
}
