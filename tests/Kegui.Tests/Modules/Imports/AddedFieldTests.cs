using Kegui.Kernel;
using Kegui.Modules.Fields;
using Kegui.Modules.Imports;
using Kegui.Tests.Modules.Customers;
using Kegui.Tests.World;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Kegui.Tests.Modules.Imports;

/// <summary>Columns of a sheet go into fields of the company's own, existing or made on the spot.</summary>
public sealed class AddedFieldTests
{
    private static readonly string[] Heads = ["客户名称", "装机台数", "开户日", "老板爱好"];

    [Fact]
    public async Task A_heading_named_like_a_field_is_matched_its_values_come_in_typed_and_go_with_the_undo()
    {
        await using var world = await TestWorld.Open();
        var machines = await Define(world, "装机台数", FieldKinds.Number);
        var opened = await Define(world, "开户日", FieldKinds.Date);
        var id = await world.Uploaded(Sheets.Csv([Heads, ["宁波宏远机械有限公司", "12", "2024/3/5 0:00:00", "钓鱼"], ["苏州嘉禾电器有限公司", "很多", "", ""]]));
        Assert.Equal(["name", $"f{machines}", $"f{opened}", null], ImportSheet.FieldsOf(await world.Import(id)));
        await world.Tried(id);
        Assert.Contains("f" + machines + ":field-number:很多", await world.Found(id));
        await world.Ran(id);
        var customers = await world.Customers();
        Assert.Equal([(machines, customers[0].Id, null, 120_000L, null), (opened, customers[0].Id, null, null, new DateOnly(2024, 3, 5))], await Values(world));
        // A cell that no field can take is kept in the note.
        Assert.Contains("很多", Assert.Single(await world.All<Kegui.Modules.Customers.CustomerProfile>()).Note);
        Assert.Contains("12", (await (await world.As(Cast.Clerk)).Open($"/customers/{customers[0].Id}")).Text);
        await world.Undone(id);
        Assert.Empty(await Values(world));
    }

    [Fact]
    public async Task Who_may_makes_a_field_on_the_spot_and_who_may_not_is_refused()
    {
        await using var world = await TestWorld.Open();
        var id = await world.Uploaded(Sheets.Csv([Heads, ["宁波宏远机械有限公司", "12", "", "钓鱼"]]), Cast.Marketing);
        Assert.Equal("no-permission", (await Try(world, await world.Uploaded(Sheets.Csv([Heads, ["苏州嘉禾电器有限公司", "12", "", ""]])), Cast.Clerk, "name", "new-number", null, null)).Refusal?.Code);
        await Cast.Must(Try(world, id, Cast.Marketing, "name", "new-number", null, "new-text"));
        await world.Work();
        await world.Ran(id, whole: true, who: Cast.Marketing);
        var fields = await world.With(s => s.GetRequiredService<AppDb>().Set<FieldDefinition>().OrderBy(f => f.Id).ToListAsync());
        Assert.Equal([("装机台数", "number"), ("老板爱好", "text")], fields.Select(f => (f.Label, f.Kind)));
        Assert.Equal([(120_000L, null), ((long?)null, "钓鱼")], (await Values(world)).Select(v => (v.Number, v.Text)));
        // The next sheet with these headings is matched like this one.
        Assert.Equal(["name", $"f{fields[0].Id}", null, $"f{fields[1].Id}"], ImportSheet.FieldsOf(await world.Import(await world.Uploaded(Sheets.Csv([Heads, ["广州天河五金有限公司", "1", "", ""]])))));
        using var clerk = await world.As(Cast.Clerk);
        Assert.DoesNotContain("new-text", (await clerk.Open($"/imports/{await world.Uploaded(Sheets.Csv([["客户名称", "别的"], ["广州天河五金有限公司", "1"]]))}")).Page.Body!.InnerHtml);
    }

    [Fact]
    public async Task An_update_sets_the_field_and_the_undo_gives_the_old_value_back()
    {
        await using var world = await TestWorld.Open();
        var machines = await Define(world, "装机台数", FieldKinds.Number);
        var code = $"f{machines}";
        var customer = await world.Customer(with: i => i with { Fields = new Dictionary<string, string?> { [code] = "3" } });
        var other = await world.Customer(name: "苏州嘉禾电器有限公司");
        world.Clock.Advance(TimeSpan.FromMinutes(1));
        var id = await world.Tried(await world.Uploaded(Sheets.Csv([Heads, ["宁波宏远机械有限公司", "12", "", ""], ["苏州嘉禾电器有限公司", "5", "", ""]])));
        await world.Chosen(id, new(null, null, new Dictionary<string, string> { ["stored:same-name"] = "update" }, null));
        Assert.Equal(2, (await world.Ran(id, whole: true)).Updated);
        Assert.Equal([(customer, 120_000L), (other, 50_000L)], (await Values(world)).Select(v => (v.Record, v.Number!.Value)));
        Assert.Equal(2, (await world.Undone(id)).Restored);
        Assert.Equal([(customer, 30_000L)], (await Values(world)).Select(v => (v.Record, v.Number!.Value)));
    }

    private static Task<Outcome<long>> Try(TestWorld world, long id, string who, params string?[] columns) => world.With(async s => await s.GetRequiredService<ImportActs>().Try(await world.CallOf(who), id, columns, default));

    private static Task<long> Define(TestWorld world, string label, string kind) => world.With(async s => await Cast.Must(s.GetRequiredService<FieldActs>().Define(await world.CallOf(Cast.Marketing), "customer", new(label, kind, null, null, false, false, 0), default)));

    private static async Task<List<(long Field, long Record, string? Text, long? Number, DateOnly? On)>> Values(TestWorld world) =>
        [.. (await world.All<FieldValue>()).OrderBy(v => v.RecordId).ThenBy(v => v.FieldId).Select(v => (v.FieldId, v.RecordId, v.Text, v.Number, v.On))];
}
