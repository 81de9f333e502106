using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Kegui.Kernel;
using Kegui.Tests.World;
using Microsoft.Extensions.DependencyInjection;

namespace Kegui.Tests.Kernel.Duties;

[Trait("Db", "both")]
public sealed class DutyExplanationTests
{
    [Fact]
    public async Task A_duty_says_why_in_one_sentence_and_in_parts()
    {
        await using var world = await RuleWorld.Open();
        var customer = await world.Customer("宏远机械", "A", "2026-10-21");
        await world.Adopt();
        await world.Plan();
        var duty = await world.TheOpen(customer);

        var browser = await world.World.As(Cast.Lihai);
        var answer = (await (await browser.Api(HttpMethod.Get, $"/api/v1/duties/{duty.Id}/explanation")).Content.ReadFromJsonAsync<JsonObject>())!;

        Assert.Equal("《客户管理制度》第 7.2 条：A、B 级客户每 2 个月至少上门拜访一次；电话联系不计为上门拜访。上次拜访 2026-10-21，应于 2026-12-21 前完成。", (string?)answer["sentence"]);
        Assert.Equal(("CGM-7.2a2", 1, "2 个月"), ((string?)answer["clause"], (int)answer["edition"]!, (string?)answer["values"]![0]!["shown"]));
        Assert.Equal("and", (string?)answer["trace"]!["o"]);
    }

    [Fact]
    public async Task It_keeps_the_words_of_the_edition_of_its_day()
    {
        await using var world = await RuleWorld.Open();
        var customer = await world.Customer("宏远机械", "A", "2026-10-21");
        await world.Adopt();
        await world.Plan();
        await world.Visit(customer, "2026-11-23");
        await world.Cadence("6 weeks", "2026-11-30");
        world.MoveTo("2026-11-30");
        await world.Plan();

        var duties = await world.Duties(customer);
        Assert.Contains("每 2 个月", await Sentence(world, duties[0].Id), StringComparison.Ordinal);
        Assert.Contains("每 6 周至少", await Sentence(world, duties[1].Id), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(Cast.Lihai, HttpStatusCode.OK)]
    [InlineData(Cast.Zhaoning, HttpStatusCode.OK)]
    [InlineData(Cast.Zhoumin, HttpStatusCode.NotFound)]
    [InlineData(Cast.Chengang, HttpStatusCode.NotFound)]
    public async Task Only_those_who_see_the_duty_see_why(string person, HttpStatusCode status)
    {
        await using var world = await RuleWorld.Open();
        await world.Adopt();
        var customer = await world.Customer("宏远机械", "A");
        var browser = await world.World.As(person);
        Assert.Equal(status, (await browser.Api(HttpMethod.Get, $"/api/v1/duties/{(await world.TheOpen(customer)).Id}/explanation")).StatusCode);
    }

    [Fact]
    public async Task A_tried_duty_is_seen_by_the_owner_of_the_rule_only()
    {
        await using var world = await RuleWorld.Open();
        await world.Adopt(RuleLevel.Trial);
        var customer = await world.Customer("宏远机械", "A");
        var id = (await world.TheOpen(customer)).Id;
        Assert.Equal(HttpStatusCode.NotFound, (await (await world.World.As(Cast.Lihai)).Api(HttpMethod.Get, $"/api/v1/duties/{id}")).StatusCode);
        var admin = await world.World.As(Cast.RuleAdmin);
        Assert.Equal(HttpStatusCode.OK, (await admin.Api(HttpMethod.Get, $"/api/v1/duties/{id}")).StatusCode);
        var tried = await (await admin.Api(HttpMethod.Get, "/api/v1/duties/tried?regulation=CGM")).Content.ReadFromJsonAsync<JsonObject>();
        Assert.Single(tried!["items"]!.AsArray());
    }

    private static Task<string> Sentence(RuleWorld world, long id) =>
        world.Do(async s => (await s.GetRequiredService<DutyExplainer>().Explain((await world.World.CallOf(Cast.Lihai)).Actor, id, default))!.Sentence);
}
