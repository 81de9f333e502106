using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Kegui.Kernel;
using Kegui.Tests.World;
using Microsoft.Extensions.DependencyInjection;

namespace Kegui.Tests.Kernel.Duties;

[Trait("Db", "both")]
public sealed class ForecastTests
{
    [Fact]
    public async Task A_shorter_cadence_shows_what_it_moves_and_writes_nothing()
    {
        await using var world = await RuleWorld.Open();
        await world.Customer("宏远机械", "A", "2026-11-20");
        await world.Customer("永盛电机", "B", "2026-10-20");
        await world.Customer("天元五金", "C", "2026-10-20");
        await world.Adopt();
        await world.Plan();
        var before = await world.Duties();

        var browser = await world.World.As(Cast.RuleAdmin);
        var response = await browser.Api(HttpMethod.Post, "/api/v1/rulebook/regulations/CGM/preview-change", new { values = new Dictionary<string, string> { ["visit.cadence"] = "6 weeks" }, from = "2026-11-30" });
        var answer = (await response.Content.ReadFromJsonAsync<JsonObject>())!;

        Assert.Equal((3, 2, 0, 0), ((int)answer["subjects"]!, (int)answer["counts"]![0]!["earlier"]!, (int)answer["counts"]![0]!["appear"]!, (int)answer["counts"]![0]!["vanish"]!));
        Assert.Equal([("2027-01-20", "2027-01-01"), ("2026-12-20", "2026-12-07")], answer["rows"]!.AsArray().Select(r => ((string)r!["from"]!, (string)r["to"]!)));
        Assert.Equal([("customer.grade", "A", 1), ("customer.grade", "B", 1), ("department", null, 2)],
            answer["groups"]!.AsArray().Select(g => ((string)g!["by"]!, (string)g["by"]! == "department" ? null : (string?)g["key"], (int)g["earlier"]!)));
        Assert.Equal(before.Select(d => (d.Id, d.DueOn, d.Version)), (await world.Duties()).Select(d => (d.Id, d.DueOn, d.Version)));
        Assert.Equal(42, (await world.All<RegulationEdition>()).Count);
    }

    [Fact]
    public async Task What_was_forecast_is_what_happens()
    {
        await using var world = await RuleWorld.Open();
        foreach (var i in Enumerable.Range(1, 12)) await world.Customer($"客户{i}号机械", i % 3 == 0 ? "C" : "A", i % 4 == 0 ? null : $"2026-{7 + i % 5:00}-11");
        await world.Adopt();
        await world.Plan();
        var input = new ChangeInput("CGM", new Dictionary<string, string> { ["visit.cadence"] = "6 weeks" }, Plans.Date("2026-11-30"));
        var forecast = (await world.Do(s => s.GetRequiredService<RulebookForecast>().OfChange(input, 100, default)))!;

        await world.Cadence("6 weeks", "2026-11-30");
        world.MoveTo("2026-11-30");
        await world.Plan();

        var now = (await world.Duties()).ToDictionary(d => d.SubjectId, d => (DateOnly?)d.DueOn);
        Assert.NotEmpty(forecast.Rows);
        Assert.All(forecast.Rows, row => Assert.Equal(row.To, now[row.SubjectId]));
        Assert.Equal(forecast.Rows.Count, (await world.All<DutyMove>()).Count);
    }

    [Fact]
    public async Task An_adoption_shows_what_would_appear()
    {
        await using var world = await RuleWorld.Open();
        await world.Customer("宏远机械", "A", "2026-11-20");
        await world.Customer("天元五金", "C");
        var forecast = (await world.Do(s => s.GetRequiredService<RulebookForecast>().OfAdoption(new("CGM", Clauses: [RuleWorld.Visits], Level: RuleLevel.Enforce), Plans.Date("2026-11-23"), 10, default)))!;
        Assert.Equal((2, 1), (forecast.Subjects, Assert.Single(forecast.Counts).Appear));
        Assert.Empty(await world.Duties());
    }
}
