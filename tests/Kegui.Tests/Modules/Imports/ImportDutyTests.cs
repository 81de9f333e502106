using Kegui.Kernel;
using Kegui.Modules.Customers;
using Kegui.Modules.Imports;
using Kegui.Tests.Kernel.Duties;
using Kegui.Tests.World;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Kegui.Tests.Modules.Imports;

/// <summary>What comes in by the sheet gets the duties that the single act would give, and loses them with the undo.</summary>
public sealed class ImportDutyTests
{
    private static readonly string[] Heads = ["客户名称", "等级", "负责销售"];

    [Fact]
    public async Task Imported_customers_of_grade_A_and_B_get_the_visit_duty_of_the_single_act()
    {
        await using var rules = await RuleWorld.Open();
        var world = rules.World;
        await rules.Adopt();
        var by = await rules.Customer("宁波单笔机械有限公司", "A");
        var id = await Tried(world, [["宁波宏远机械有限公司", "A", "李海"], ["苏州嘉禾电器有限公司", "B", "周敏"], ["广州天河五金有限公司", "C", "陈刚"]]);
        await world.Ran(id, whole: true);
        var customers = (await world.Customers()).ToDictionary(c => c.Name);
        var (hand, a, b) = (await rules.TheOpen(by), await rules.TheOpen(customers["宁波宏远机械有限公司"].Id), await rules.TheOpen(customers["苏州嘉禾电器有限公司"].Id));
        Assert.Empty(await rules.Duties(customers["广州天河五金有限公司"].Id));
        Assert.Equal(Terms(hand), Terms(a) with { OwnerId = hand.OwnerId });
        Assert.Equal(Terms(hand) with { OwnerId = await world.IdOf(Cast.Zhoumin) }, Terms(b));
        Assert.Contains(a.Id, await Seen(world, Cast.Lihai));
        Assert.DoesNotContain(b.Id, await Seen(world, Cast.Lihai));

        await world.Undone(id);
        Assert.Equal([hand.Id], (await rules.Duties()).Select(d => d.Id));
    }

    [Fact]
    public async Task A_grade_brought_by_an_update_opens_the_duty_and_its_undo_ends_it()
    {
        await using var rules = await RuleWorld.Open();
        await rules.Adopt();
        var customer = await rules.Customer("宁波宏远机械有限公司", "C");
        var id = await Tried(rules.World, [["宁波宏远机械有限公司", "A", "李海"]]);
        await rules.World.Chosen(id, new(null, null, new Dictionary<string, string> { ["stored:same-name"] = "update" }, null));
        Assert.Equal(1, (await rules.World.Ran(id, whole: true)).Updated);
        Assert.Equal(Plans.Date("2027-01-23"), (await rules.TheOpen(customer)).DueOn);
        await rules.World.Undone(id);
        Assert.Equal((DutyStates.Lapsed, "condition"), (await rules.Duties(customer)).Select(d => (d.State, d.ClosedBecause)).Single());
    }

    [Fact]
    public async Task Duties_of_a_run_that_is_not_over_are_hidden_with_its_customers()
    {
        await using var rules = await RuleWorld.Open();
        await rules.Adopt();
        var id = await Tried(rules.World, [["宁波宏远机械有限公司", "A", "李海"]]);
        await rules.World.Ran(id, whole: true);
        var duty = Assert.Single(await rules.Duties());
        Assert.Equal(id, duty.ImportId);
        Assert.Contains(duty.Id, await Seen(rules.World, Cast.Lihai));
        await rules.Do(s => Cast.Must(s.GetRequiredService<ActRunner>().Run("import.run", new Call(Actor.System), id, act =>
        {
            OpenImports.Open(act, id);
            return Task.FromResult(true);
        }, default)));
        Assert.Empty(await Seen(rules.World, Cast.Lihai));
    }

    private static async Task<long> Tried(TestWorld world, string[][] rows) => await world.Tried(await world.Uploaded(Sheets.Csv([Heads, .. rows])));

    private static async Task<List<long>> Seen(TestWorld world, string who)
    {
        var call = await world.CallOf(who);
        return await world.With(s => s.GetRequiredService<AppDb>().Visible<Duty>(call.Actor, "duty.read").Select(d => d.Id).ToListAsync());
    }

    private static Term Terms(Duty d) => new(d.RuleKey, d.Matter, d.SubjectKind, d.Occurrence, d.Ordinal, d.Cyclic, d.Anchor, d.AnchorFrom, d.Since, d.Existing, d.DueOn, d.DueAt, d.DueBecause, d.OwnerId, d.RoleCode, d.State, d.Edition, d.Trial, d.Values, d.NextStepAt);

    private sealed record Term(string RuleKey, string Matter, string SubjectKind, string Occurrence, int Ordinal, bool Cyclic, DateOnly Anchor, string AnchorFrom, DateOnly Since, bool Existing, DateOnly DueOn, DateTime DueAt, string DueBecause, long? OwnerId, string? RoleCode, string State, int Edition, bool Trial, string Values, DateTime? NextStepAt);
}
