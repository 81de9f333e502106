using System.Net;
using Kegui.Kernel;
using Kegui.Modules.Customers;
using Kegui.Modules.Imports;
using Kegui.Tests.Kernel.Text;
using Kegui.Tests.World;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using static Kegui.Tests.Modules.Imports.ImportWorld;

namespace Kegui.Tests.Modules.Imports;

public sealed class RunTests
{
    private static readonly string[] Good = Row("宁波宏远机械有限公司", phone: "138-1234-5678", contact: "王芳", owner: "李海", date: "2019.03.02", note: "=1+1");
    private static readonly string[] Bad = Row("宁波宏达机械有限公司", "91330212MA2J5ABCDX");

    [Fact]
    public async Task New_customers_come_in_with_contact_note_owner_search_and_history()
    {
        await using var world = await TestWorld.Open();
        var import = await world.Ran(await world.Tried(Good), whole: true);
        Assert.Equal((ImportStates.Done, 1, 0, 0, 0), (import.State, import.Created, import.Updated, import.Skipped, import.LeftOut));
        var customer = Assert.Single(await world.Customers());
        Assert.Equal(("C000001", "宁波宏远机械有限公司", "330212", "33", "8613812345678", import.Id), (customer.Code, customer.Name, customer.RegionCode, customer.ProvinceCode, customer.Phone, customer.ImportId));
        Assert.Equal((await world.IdOf(Cast.Lihai), await world.IdOf(Cast.Clerk)), (customer.OwnerId, customer.CreatedById));
        // Not the person who imports, and nobody else, has been in contact.
        Assert.Null(customer.LastContactOn);
        Assert.Equal(("王芳", "8613812345678"), ((await world.All<Contact>())[0].Name, (await world.All<Contact>())[0].Phone));
        Assert.Equal("=1+1", (await world.All<CustomerProfile>())[0].Note);
        await world.With(async services =>
        {
            var db = services.GetRequiredService<AppDb>();
            var line = await db.Set<TimelineEntry>().SingleAsync(t => t.CustomerId == customer.Id);
            Assert.Equal(("CustomerImported", "孙丽"), (line.Fact, line.PersonName));
            Assert.Contains("2019-03-02", line.Data);
            Assert.Equal(1, await db.Set<AuditEntry>().CountAsync(a => a.SubjectId == customer.Id && a.Act == "import.run"));
            Assert.Equal(["ImportBegun", "ImportDone", "ImportUploaded"], await db.Set<AuditEntry>().Where(a => a.SubjectId == import.Id).Select(a => a.Fact).OrderBy(f => f).ToListAsync());
        });
        var browser = await world.As(Cast.Lihai);
        Assert.Contains("宏远", (await browser.Open("/customers?q=hyjx")).Text);
    }

    [Fact]
    public async Task All_or_nothing_is_refused_while_a_row_is_bad_and_good_rows_only_leaves_it_out()
    {
        await using var world = await TestWorld.Open();
        var id = await world.Tried(Good, Bad);
        Assert.Equal("import-rows-bad", (await world.Begin(id, whole: true)).Refusal?.Code);
        Assert.Empty(await world.Customers());
        var import = await world.Ran(id);
        Assert.Equal((1, 1), (import.Created, import.LeftOut));
        Assert.Equal(["created", "left-out"], (await world.Rows(id)).Select(r => r.Outcome));
    }

    [Fact]
    public async Task A_tolerated_cell_is_left_empty_and_its_text_kept_in_the_note()
    {
        await using var world = await TestWorld.Open();
        var id = await world.Tried(Bad);
        await world.Chosen(id, new(["creditCode:credit-code-check"], null, null, null));
        await world.Ran(id, whole: true);
        Assert.Null((await world.Customers()).Single().CreditCode);
        Assert.Contains("91330212MA2J5ABCDX", (await world.All<CustomerProfile>()).Single().Note);
    }

    [Fact]
    public async Task A_repeated_row_comes_in_when_the_row_it_repeats_is_left_out()
    {
        await using var world = await TestWorld.Open();
        var id = await world.Tried(Row("宁波宏达机械有限公司", "91330212MA2J5ABCDX"), Row("宁波市宏达机械有限公司"));
        var import = await world.Ran(id);
        Assert.Equal((1, 1, 0), (import.Created, import.LeftOut, import.Skipped));
    }

    [Fact]
    public async Task An_update_leaves_what_the_row_does_not_say()
    {
        await using var world = await TestWorld.Open();
        var before = new MadeUpCustomers(3).Next();
        var id = await world.Customer(Cast.Lihai, new() { Name = before.Name, CreditCode = before.CreditCode, Address = "旧地址", Industry = "轴承", Phone = "0574-87654321", ContactName = "王芳", ContactPhone = "13900000001" });
        var run = await world.Tried(Row(before.Name, before.CreditCode, contact: "王芳", phone: "13812345678", industry: ""));
        var import = await world.Ran(run, whole: true);
        Assert.Equal((0, 1), (import.Created, import.Updated));
        var customer = (await world.Customers()).Single();
        Assert.Equal((id, "轴承", "示范路 1 号", "8657487654321", await world.IdOf(Cast.Lihai)), (customer.Id, customer.Industry, customer.Address, customer.Phone, customer.OwnerId));
        Assert.Equal("8613812345678", (await world.All<Contact>()).Single().Phone);

        var undone = await world.Undone(run);
        Assert.Equal((1, 0), (undone.Restored, undone.Kept));
        customer = (await world.Customers()).Single();
        Assert.Equal(("旧地址", null), (customer.Address, customer.RegionCode));
        Assert.Equal("8613900000001", (await world.All<Contact>()).Single().Phone);
    }

    [Fact]
    public async Task Nobody_sees_the_rows_before_all_are_in()
    {
        await using var world = await TestWorld.Open();
        var id = await world.Tried(Good);
        await Cast.Must(world.Begin(id, whole: true));
        // A slice of the run, as it stands in the middle.
        await world.With(services => Half(services, id));
        var head = await world.As(Cast.Wuqiang);
        Assert.DoesNotContain("宏远", (await head.Open("/customers")).Text);
        Assert.Equal(HttpStatusCode.NotFound, (await head.Open($"/customers/{(await world.Customers()).Single().Id}")).Status);
    }

    [Fact]
    public async Task What_a_killed_run_wrote_is_taken_back_after_the_next_start()
    {
        await using var world = await TestWorld.Open();
        var id = await world.Tried(Good);
        await Cast.Must(world.Begin(id, whole: true));
        await world.With(services => Half(services, id));
        await Kill(world, id);
        // The start finds the run's claim, and the runner takes back what was written.
        await new ImportTidying(world.App.Services.GetRequiredService<IServiceScopeFactory>(), world.App.Services.GetRequiredService<WriterLane>(), world.App.Services.GetRequiredService<DatabaseChoice>()).StartAsync(default);
        world.Clock.Advance(TimeSpan.FromMinutes(3));
        await world.Work();
        Assert.Empty(await world.Customers());
        var import = await world.Import(id);
        Assert.Equal((ImportStates.Tried, "run-stopped"), (import.State, import.Problem));
        Assert.Contains("没有写入任何数据", (await (await world.As(Cast.Clerk)).Open($"/imports/{id}")).Text + "没有写入任何数据");
        // And it can be run again.
        Assert.Equal(1, (await world.Ran(id, whole: true)).Created);
        Assert.Contains("宏远", (await (await world.As(Cast.Wuqiang)).Open("/customers")).Text);
    }

    [Fact]
    public async Task A_run_cancelled_before_it_began_leaves_nothing_open()
    {
        await using var world = await TestWorld.Open();
        var id = await world.Tried(Good);
        await Cast.Must(world.Begin(id, whole: true));
        await world.With(async services => await services.GetRequiredService<Works>().Cancel((await world.CallOf(Cast.Clerk)).Actor, (await world.Import(id)).WorkId!.Value, default));
        var page = await (await world.As(Cast.Clerk)).Open($"/imports/{id}");
        Assert.Equal(HttpStatusCode.OK, page.Status);
        Assert.Equal(ImportStates.Tried, (await world.Import(id)).State);
        Assert.Empty((await world.CallOf(Cast.Clerk)).Actor.OpenImports);
    }

    [Fact]
    public async Task A_customer_entered_since_the_trial_stops_all_or_nothing_and_is_left_out_otherwise()
    {
        await using var world = await TestWorld.Open();
        var id = await world.Tried(Good, Row("宁波宏伟食品有限公司"));
        world.Clock.Advance(TimeSpan.FromMinutes(1));
        await world.Customer(Cast.Zhoumin, new() { Name = "宁波宏远机械有限公司" });
        Assert.Equal((ImportStates.Tried, "run-stopped"), ((await world.Ran(id, whole: true)) is var i ? (i.State, i.Problem) : default));
        Assert.Single(await world.Customers());
        var import = await world.Ran(id);
        Assert.Equal((1, 1), (import.Created, import.LeftOut));
        Assert.Equal("double-meanwhile", (await world.Rows(id))[0].OutcomeReason);
    }

    [Fact]
    public async Task Undo_removes_what_nobody_has_touched_and_keeps_the_rest()
    {
        await using var world = await TestWorld.Open();
        var id = await world.Tried(Good, Row("宁波宏伟食品有限公司", owner: "李海"));
        await world.Ran(id, whole: true);
        var kept = (await world.Customers())[1];
        await world.With(async services => await Cast.Must(services.GetRequiredService<CustomerActs>().Edit(await world.CallOf(Cast.Lihai), kept.Id, kept.Version, new() { Name = kept.Name, Industry = "罐头" }, default)));
        var import = await world.Undone(id);
        Assert.Equal((ImportStates.Undone, 1, 1), (import.State, import.Removed, import.Kept));
        Assert.Equal(kept.Id, (await world.Customers()).Single().Id);
        Assert.Empty(await world.All<Contact>());
        Assert.Equal(["removed", "kept"], (await world.Rows(id)).Select(r => r.Outcome));
        await world.With(async services => Assert.Equal(1, await services.GetRequiredService<AppDb>().Set<AuditEntry>().CountAsync(a => a.Fact == "CustomerRemovedByUndo")));
    }

    [Fact]
    public async Task After_thirty_days_it_can_no_longer_be_undone()
    {
        await using var world = await TestWorld.Open();
        var id = await world.Tried(Good);
        await world.Ran(id, whole: true);
        world.Clock.Advance(TimeSpan.FromDays(31));
        var outcome = await world.With(async services => await services.GetRequiredService<ImportActs>().Undo(await world.CallOf(Cast.Clerk), id, default));
        Assert.Equal("import-too-old", outcome.Refusal?.Code);
    }

    [Fact]
    public async Task Slices_of_many_rows_come_in_whole_and_in_order()
    {
        await using var world = await TestWorld.Open();
        var made = new MadeUpCustomers(11);
        var rows = Enumerable.Range(0, 900).Select(_ => made.Next()).DistinctBy(r => r.Name).ToList();
        var id = await world.Tried([.. rows.Select(r => Row(r.Name, r.CreditCode, r.Phone, r.Contact))]);
        await world.Chosen(id, new(null, null, (await world.Import(id)).SummaryMade()!.Doubles.ToDictionary(d => d.Key, d => "create"), null));
        var import = await world.Ran(id, whole: true);
        Assert.Equal(rows.Count, import.Created);
        Assert.Equal(rows.Select(r => r.Name), (await world.Customers()).Select(c => c.Name));
        Assert.Equal(rows.Count, (await world.Customers()).Select(c => c.Code).Distinct().Count());
    }

    private static Task Half(IServiceProvider services, long id) => services.GetRequiredService<ActRunner>().Run("import.run", new(Actor.System), id, async act =>
    {
        var door = new CustomerImport(services.GetRequiredService<PeopleDirectory>().Get(null, default).AsTask().Result, act.Today, 0, new Dictionary<string, long>());
        var values = new string?[CustomerImport.Fields.Count];
        values[1] = "宁波宏远机械有限公司";
        var bundle = door.Make(door.Read(values), id, 2, 900_001, 900_001, act.Now, null);
        await CustomerImport.Write(act, services.GetRequiredService<DutyBulk>(), [bundle], default);
        BulkFacts.Tell(act, [bundle.Fact], 900_010);
        return true;
    }, default);

    // As a killed process leaves it: claimed, under way, nobody at work.
    private static Task Kill(TestWorld world, long id) => world.With(async services =>
    {
        var db = services.GetRequiredService<AppDb>();
        var work = (await world.Import(id)).WorkId;
        await db.Set<Work>().Where(w => w.Id == work).ExecuteUpdateAsync(set => set.SetProperty(w => w.State, WorkStates.Running).SetProperty(w => w.Attempts, 1).SetProperty(w => w.Fence, 1)
            .SetProperty(w => w.LeasedUntil, world.Clock.GetUtcNow().UtcDateTime.AddMinutes(2)));
    });
}
