using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Kegui.Kernel;
using Kegui.Tests.World;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Kegui.Tests.Stories;

/// <summary>
/// "A and B customers are visited at least every two months, and a visit counts only with its report", from an empty rulebook to a
/// changed number, all through the API.
/// </summary>
public sealed class VisitStory
{
    private static readonly DateOnly Monday = new(2026, 11, 23);

    [Fact]
    public async Task One_clause_runs_on_real_customers()
    {
        await using var world = await TestWorld.Open();
        var (sales, marketing, rules) = (await world.As(Cast.Lihai), await world.As(Cast.Marketing), await world.As(Cast.RuleAdmin));

        // Two customers, an A and a C.
        var important = await Made(sales, "/api/v1/customers", new { name = "宁波宏远机械有限公司" });
        var ordinary = await Made(sales, "/api/v1/customers", new { name = "苏州嘉禾电器有限公司" });
        await Grade(marketing, important, "A");
        await Grade(marketing, ordinary, "C");

        // The company adopts the chapter on visits. Nobody is late on the first day, and only the A customer has a duty.
        await Ok(rules, "/api/v1/rulebook/regulations/CGM/adopt", new { chapter = "7", level = "enforce" });
        await Ok(rules, "/api/v1/rulebook/regulations/CGM/adopt", new { clauses = new[] { "CGM-7.2a2", "CGM-7.3a", "CGM-7.3b" }, level = "enforce" });
        await world.With(services => services.GetRequiredService<Replan>().Run(default));
        var duty = Assert.Single(await Visits(world));
        Assert.Equal(important, duty.SubjectId);
        Assert.True(duty.DueOn >= Monday && duty.DueOn <= Monday.AddMonths(2), $"due {duty.DueOn}");

        // The next day the visit is planned, checked in, and reported; a report without the three fields is refused by the clause, and loses nothing.
        world.Clock.Advance(TimeSpan.FromDays(1));
        var tuesday = Monday.AddDays(1);
        var visit = await Made(sales, "/api/v1/visits", new { customerId = important, on = tuesday, kind = "on-site" });
        await Ok(sales, $"/api/v1/visits/{visit}/check-in", new { latitudeE6 = 29_868_000, longitudeE6 = 121_544_000 }, version: 0);
        var refused = await sales.Api(HttpMethod.Post, $"/api/v1/visits/{visit}/report", new { on = tuesday, kind = "on-site", needs = "" }, ("If-Match", "\"1\""));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.StatusCode);
        var errors = (await refused.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("errors");
        Assert.Contains("《客户管理制度》第 7.3 条", errors.GetProperty("needs")[0].GetString());
        await Ok(sales, $"/api/v1/visits/{visit}/report", new { on = tuesday, kind = "on-site", needs = "M8 螺母月用量增加", opinions = "无", suggestions = "无" }, version: 1);

        // The report closes the duty and the next one counts from the visit: two months later.
        var next = Assert.Single(await Visits(world));
        Assert.NotEqual(duty.Id, next.Id);
        Assert.Equal(new DateOnly(2027, 1, 24), next.DueOn);

        // It explains itself, to the salesperson and not to a stranger.
        var why = await (await sales.Api(HttpMethod.Get, $"/api/v1/duties/{next.Id}/explanation")).Content.ReadFromJsonAsync<JsonElement>();
        Assert.Contains("每 2 个月至少上门拜访一次", why.GetProperty("sentence").GetString());
        Assert.Contains("2026-11-24", why.GetProperty("sentence").GetString());
        Assert.Equal(HttpStatusCode.NotFound, (await (await world.As(Cast.Chengang)).Api(HttpMethod.Get, $"/api/v1/duties/{next.Id}/explanation")).StatusCode);

        // The company changes "2 months" to "6 weeks" from next Monday, after looking at what would change.
        var nextMonday = Monday.AddDays(7);
        var change = new { values = new Dictionary<string, string> { ["visit.cadence"] = "6 weeks" }, from = nextMonday, graceDays = 7, reason = "加密拜访" };
        var preview = await rules.Api(HttpMethod.Post, "/api/v1/rulebook/regulations/CGM/preview-change", change);
        Assert.Equal(HttpStatusCode.OK, preview.StatusCode);
        await Ok(rules, "/api/v1/rulebook/regulations/CGM/change-value", change);
        Assert.Equal(new DateOnly(2027, 1, 24), Assert.Single(await Visits(world)).DueOn);

        // On that Monday the open duty moves; the closed one is still explained by the edition of its day.
        world.Clock.Advance(TimeSpan.FromDays(6));
        await world.With(services => services.GetRequiredService<Replan>().Run(default));
        var moved = Assert.Single(await Visits(world));
        Assert.Equal((next.Id, new DateOnly(2027, 1, 5)), (moved.Id, moved.DueOn));
        var old = await (await (await world.As(Cast.Marketing)).Api(HttpMethod.Get, $"/api/v1/duties/{duty.Id}/explanation")).Content.ReadFromJsonAsync<JsonElement>();
        Assert.Contains("每 2 个月至少上门拜访一次", old.GetProperty("sentence").GetString());

        // Nobody goes there: three workdays after the date the manager is told, once.
        world.Clock.Advance(TimeSpan.FromDays(45));
        await Sweep(world);
        await Sweep(world);
        var manager = await world.IdOf(Cast.Zhaoning);
        await world.With(async services =>
        {
            var notices = await services.GetRequiredService<AppDb>().Set<Notice>().Where(n => n.PersonId == manager && n.TextKey == "notice.duty.report").ToListAsync();
            Assert.Single(notices);
            Assert.True((await services.GetRequiredService<AppDb>().Whole<Duty>(Actor.System).SingleAsync(d => d.Id == moved.Id)).LateAt is not null);
        });
    }

    private static Task Sweep(TestWorld world) => world.With(services => services.GetRequiredService<DutySweep>().Run(services.GetRequiredService<CompanyClock>().Now, default));

    private static Task<List<Duty>> Visits(TestWorld world) => world.With(services => services.GetRequiredService<AppDb>()
        .Whole<Duty>(Actor.System).Where(d => d.Matter == "customer.visit-on-site" && d.State == "open").ToListAsync());

    private static async Task Grade(Browser who, long customer, string grade)
    {
        var read = await who.Api(HttpMethod.Get, $"/api/v1/customers/{customer}");
        var answer = await who.Api(HttpMethod.Post, $"/api/v1/customers/{customer}/grade", new { grade, reason = "近十二个月业务量" }, ("If-Match", read.Headers.ETag!.Tag));
        Assert.Equal(HttpStatusCode.NoContent, answer.StatusCode);
    }

    private static async Task<long> Made(Browser who, string path, object body)
    {
        var answer = await who.Api(HttpMethod.Post, path, body);
        Assert.True(answer.StatusCode == HttpStatusCode.Created, await answer.Content.ReadAsStringAsync());
        return (await answer.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("id").GetInt64();
    }

    private static async Task Ok(Browser who, string path, object body, int? version = null)
    {
        var answer = await who.Api(HttpMethod.Post, path, body, version is { } v ? [("If-Match", $"\"{v}\"")] : []);
        Assert.True(answer.IsSuccessStatusCode, $"{path}: {(int)answer.StatusCode} {await answer.Content.ReadAsStringAsync()}");
    }
}
