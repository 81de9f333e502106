using System.Net;
using Kegui.Kernel;
using Kegui.Modules.Customers;
using Kegui.Modules.Visits;
using Kegui.Tests.Modules.Rulebook;
using Kegui.Tests.World;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Kegui.Tests.Modules.Visits;

/// <summary>A visit from check-in to report on the pages, as on a phone.</summary>
public sealed class VisitReportPageTests
{
    private static readonly byte[] Png = [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, 1];

    [Fact, Clause("NCB-2a")]
    public async Task A_visit_is_of_a_customer_of_the_archive_and_of_nobody_else()
    {
        await using var world = await TestWorld.Open();
        var customer = await Customer(world);
        var browser = await world.As(Cast.Lihai);
        Assert.Equal(HttpStatusCode.NotFound, (await browser.Api(HttpMethod.Post, "/api/v1/visits/report?customer=999999", new { on = "2026-11-23", kind = "phone", needs = "M8" })).StatusCode);
        var page = await browser.Open("/visits/report");
        await page.Submit("report", ("needs", "M8"));
        Assert.NotNull(page.Page.GetElementById("report-customerId-error"));
        await page.Submit("report", ("customerId", customer.ToString(System.Globalization.CultureInfo.InvariantCulture)), ("needs", "M8"));
        Assert.Equal(customer, (await Visit(world)).CustomerId);
    }

    [Fact]
    public async Task Nothing_said_is_a_chip_and_people_met_are_picked()
    {
        await using var world = await TestWorld.Open();
        var customer = await Customer(world);
        var browser = await (await world.As(Cast.Lihai)).Open($"/visits/report?customer={customer}");
        Assert.Equal(["王工", "刘经理"], browser.Page.QuerySelectorAll("input[name=people]").Select(i => i.GetAttribute("value")));

        await browser.Submit("report", ("people", "王工"), ("met", "新来的采购"), ("needs", "M8 法兰螺母"), ("opinionsNone", "true"), ("suggestionsNone", "true"));

        Assert.Contains("已提交", browser.Text);
        var visit = await Visit(world);
        Assert.Equal(("王工、新来的采购", "M8 法兰螺母", "无", "无", VisitStates.Reported), (visit.Met, visit.Needs, visit.Opinions, visit.Suggestions, visit.State));
    }

    [Fact]
    public async Task What_was_typed_counts_before_the_chip_and_all_of_it_stays_when_refused()
    {
        await using var world = await TestWorld.Open();
        var customer = await Customer(world);
        await RulebookWorld.Adopt(world, "CGM", RuleLevel.Trial, "CGM-7.3b");
        await RulebookWorld.Adopt(world, "CGM", RuleLevel.Enforce, "CGM-7.3b");
        var browser = await (await world.As(Cast.Lihai)).Open($"/visits/report?customer={customer}");
        Assert.Contains("第 7.3 条", browser.Page.QuerySelector("#report")!.TextContent);

        await browser.Submit("report", ("people", "王工"), ("needs", "M8 法兰螺母"), ("opinionsNone", "true"), ("competition", "同行降价"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, browser.Status);
        Assert.NotNull(browser.Page.GetElementById("report-suggestions-error"));
        Assert.NotNull(browser.Page.QuerySelector("input[name=opinionsNone][checked]"));
        Assert.NotNull(browser.Page.QuerySelector("input[name=people][value=王工][checked]"));
        Assert.Equal("同行降价", browser.Page.QuerySelector("textarea[name=competition]")!.TextContent);
        Assert.NotNull(browser.Page.QuerySelector("#report details[open] textarea[name=competition]"));

        await browser.Submit("report", ("suggestions", "加快交期"), ("suggestionsNone", "true"), ("nextStep", "送样"));
        Assert.Equal("加快交期", (await Visit(world)).Suggestions);
    }

    [Fact]
    public async Task A_reminder_lets_go_on_with_a_reason_on_the_same_page()
    {
        await using var world = await TestWorld.Open();
        var customer = await Customer(world);
        await RulebookWorld.Adopt(world, "CGM", RuleLevel.Remind, "CGM-7.3b");
        var browser = await (await world.As(Cast.Lihai)).Open($"/visits/report?customer={customer}");
        await browser.Submit("report", ("needs", "M8 法兰螺母"));
        Assert.Contains("仍要继续", browser.Text);
        await browser.Submit("report", ("_reason", "客户负责人出差"));
        Assert.Equal(VisitStates.Reported, (await Visit(world)).State);
    }

    [Fact]
    public async Task Photos_travel_with_the_report_and_a_bad_one_loses_nothing()
    {
        await using var world = await TestWorld.Open();
        var customer = await Customer(world);
        var browser = await (await world.As(Cast.Lihai)).Open($"/visits/report?customer={customer}");
        await browser.Submit("report", [("photos", "产线.png", Png), ("photos", "病毒.exe", [0x4D, 0x5A, 1, 2])], ("needs", "M8"), ("opinionsNone", "true"), ("suggestionsNone", "true"));

        Assert.Contains("病毒.exe", browser.Text);
        Assert.Contains("产线.png", browser.Page.QuerySelector("#files")!.TextContent);
        var visit = await Visit(world);
        var photo = Assert.Single(await world.With(s => s.GetRequiredService<AppDb>().Whole<Attachment>(Actor.System).ToListAsync()));
        Assert.Equal(("visit", visit.Id, customer, "photo"), (photo.SubjectKind, photo.SubjectId, photo.CustomerId!.Value, photo.Kind));
        Assert.Equal(HttpStatusCode.OK, (await browser.Api(HttpMethod.Get, $"/files/{photo.Id}")).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await (await world.As(Cast.Chengang)).Api(HttpMethod.Get, $"/files/{photo.Id}")).StatusCode);
    }

    [Fact]
    public async Task After_the_report_the_date_of_the_next_visit_is_said()
    {
        await using var world = await TestWorld.Open();
        var customer = await Customer(world);
        await RulebookWorld.Adopt(world, "CGM", RuleLevel.Remind, "CGM-7.2a2");
        await RulebookWorld.Plan(world);
        var browser = await (await world.As(Cast.Lihai)).Open($"/visits/report?customer={customer}");
        await browser.Submit("report", ("kind", "on-site"), ("needs", "M8"), ("opinionsNone", "true"), ("suggestionsNone", "true"));
        // The duty counts the visit from the day it was adopted: a visit on that day moves the anchor, the duty is that of two months on.
        Assert.Contains("下次拜访：2027-01-23 前", browser.Text);
    }

    [Fact]
    public async Task The_position_is_taken_at_check_in_and_far_away_asks_why_without_losing_it()
    {
        await using var world = await TestWorld.Open();
        var customer = await Customer(world);
        await world.With(services => services.GetRequiredService<AppDb>().Whole<Customer>(Actor.System).Where(c => c.Id == customer)
            .ExecuteUpdateAsync(set => set.SetProperty(c => c.LatitudeE6, 29_868_000).SetProperty(c => c.LongitudeE6, 121_544_000)));
        var call = await world.CallOf(Cast.Lihai);
        var id = await world.With(s => Cast.Must(s.GetRequiredService<VisitActs>().Plan(call, new(customer, new(2026, 11, 23), null, VisitKinds.OnSite, null), default)));
        var browser = await (await world.As(Cast.Lihai)).Open($"/visits/{id}");
        Assert.NotNull(browser.Page.QuerySelector("#check-in kg-position input[name=latitudeE6]"));

        await browser.Submit("check-in", ("latitudeE6", "29968000"), ("longitudeE6", "121544000"), ("accuracyMetres", "15"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, browser.Status);
        Assert.NotNull(browser.Page.GetElementById("check-in-farReason-error"));
        await browser.Submit("check-in", ("latitudeE6", "29968000"), ("longitudeE6", "121544000"), ("accuracyMetres", "15"), ("farReason", "在客户新厂区"));

        var visit = await Visit(world);
        Assert.Equal((VisitStates.CheckedIn, 29_968_000, 15, "在客户新厂区"), (visit.State, visit.LatitudeE6!.Value, visit.AccuracyMetres!.Value, visit.FarReason));
        Assert.InRange(visit.DistanceMetres!.Value, 11_000, 11_200);
    }

    private static async Task<long> Customer(TestWorld world)
    {
        var id = await RulebookWorld.Customer(world, "宁波宏远机械有限公司", "A", null);
        var call = await world.CallOf(Cast.Lihai);
        foreach (var name in new[] { "王工", "刘经理" })
            await world.With(s => Cast.Must(s.GetRequiredService<ContactActs>().Create(call, id, new() { Name = name }, default)));
        return id;
    }

    private static Task<Visit> Visit(TestWorld world) => world.With(s => s.GetRequiredService<AppDb>().Whole<Visit>(Actor.System).SingleAsync());
}
