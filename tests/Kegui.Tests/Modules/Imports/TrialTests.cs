using Kegui.Kernel;
using Kegui.Modules.Imports;
using Kegui.Tests.Kernel.Text;
using Kegui.Tests.World;
using static Kegui.Tests.Modules.Imports.ImportWorld;

namespace Kegui.Tests.Modules.Imports;

public sealed class TrialTests
{
    [Fact]
    public async Task The_three_forms_of_one_sheet_give_equal_results()
    {
        await using var world = await TestWorld.Open();
        var made = new MadeUpCustomers(7);
        string[][] rows = [Heads, .. Enumerable.Range(0, 120).Select(i => made.Next()).Select((r, i) => Row(r.Name, i % 9 == 0 ? r.CreditCode[..^1] + "I" : r.CreditCode, r.Phone, r.Contact, i % 3 == 0 ? "李海" : "没有此人", i % 7 == 0 ? "2019-02-30" : "2019年3月2日", i % 5 == 0 ? "=HYPERLINK(\"x\")\n<script>alert(1)</script>" : ""))];
        var utf8 = await world.Found(await world.Tried(await world.Uploaded(Sheets.Csv(rows))));
        var gb = await world.Found(await world.Tried(await world.Uploaded(Sheets.Csv(rows, Sheets.Gb18030, ';', mark: false))));
        var xlsx = await world.Found(await world.Tried(await world.Uploaded(Sheets.Xlsx(rows))));
        Assert.Contains("creditCode:credit-code", utf8);
        Assert.Equal(utf8, gb);
        Assert.Equal(utf8, xlsx);
    }

    [Fact]
    public async Task Bad_cells_are_named_by_row_and_column_with_the_reason()
    {
        await using var world = await TestWorld.Open();
        var id = await world.Tried(
            Row("宁波宏远机械有限公司", "91330212MA2J5ABCDX"),
            Row("宁波宏达机械有限公司", phone: "138123"),
            Row(""),
            Row("宁波宏伟机械有限公司", date: "2019-02-30"),
            Row("宁波宏志机械有限公司", note: new string('长', 12_000)),
            Row("宁波宏图机械有限公司", district: "没有区", owner: "查无此人"));
        var found = await world.Rows(id);
        Assert.Equal(["creditCode:credit-code-check", "contactPhone:phone", "name:required", "firstContactOn:date", "note:cell-too-long", "district:region-unknown", "owner:owner-unknown"],
            found.SelectMany(r => r.Problems).Select(p => $"{p.Field}:{p.Code}"));
        Assert.Equal([2, 3, 4, 5, 6, 7], found.Select(r => r.Number));
        // A place or an owner that is not known never refuses a row.
        Assert.Equal([2, 3, 4, 5, 6], (await world.Rows(id, RowFilters.Bad)).Select(r => r.Number));
        var page = await (await world.As(Cast.Clerk)).Open($"/imports/{id}");
        Assert.Contains("校验位不对", page.Text);
        Assert.Contains("查无此人", page.Text);
    }

    [Fact]
    public async Task Missing_data_never_refuses_a_row()
    {
        await using var world = await TestWorld.Open();
        var id = await world.Uploaded(Sheets.Csv([["客户名称"], ["宁波宏远机械有限公司"]]));
        await world.Tried(id);
        var import = await world.Ran(id, whole: true);
        Assert.Equal((ImportStates.Done, 1), (import.State, import.Created));
        Assert.Contains("资料待补", (await (await world.As(Cast.Clerk)).Open($"/imports/{id}/rows")).Text);
    }

    [Fact]
    public async Task Doubles_among_rows_are_found_and_nothing_else()
    {
        await using var world = await TestWorld.Open();
        var made = new MadeUpCustomers(42);
        var originals = Enumerable.Range(0, 260).Select(_ => made.Next()).DistinctBy(r => r.Name).ToList();
        var rows = originals.Select(r => (Row: r, Original: (int?)null)).ToList();
        for (var i = 0; i < 40; i++)
        {
            var at = made.Below(originals.Count);
            rows.Add((made.Again(originals[at]), at + 2));
        }
        var id = await world.Tried([.. rows.Select(r => Row(r.Row.Name, r.Row.CreditCode, r.Row.Phone, r.Row.Contact))]);
        var found = (await world.Rows(id, RowFilters.Doubles)).ToDictionary(r => r.Number, r => r.MatchRow);
        var injected = rows.Index().Where(r => r.Item.Original is not null).ToDictionary(r => r.Index + 2, r => r.Item.Original!.Value);
        var right = found.Count(f => injected.ContainsKey(f.Key));
        Assert.True(right >= injected.Count * 0.95, $"recall {right}/{injected.Count}");
        Assert.True(found.Count - right <= 2, $"false alarms {found.Count - right}: {string.Join(',', found.Keys.Except(injected.Keys))}");
    }

    [Fact]
    public async Task A_row_like_a_stored_customer_names_it_and_one_of_a_stranger_can_only_be_skipped()
    {
        await using var world = await TestWorld.Open();
        await world.Customer(Cast.Lihai, new() { Name = "宁波宏远机械有限公司" });
        await world.Customer(Cast.Chengang, new() { Name = "佛山金丽家具有限公司" });
        var id = await world.Tried(Row("宏远机械有限公司（宁波）"), Row("佛山市金丽家具有限公司"));
        var found = await world.Rows(id);
        Assert.Equal([("stored:same-name", "C000001", true), ("stored:same-name", "C000002", false)], found.Select(r => (r.Group, r.MatchCode!, r.Editable)).ToArray());
        await world.Chosen(id, new(null, null, new Dictionary<string, string> { ["stored:same-name"] = "update" }, null));
        var import = await world.Ran(id, whole: true);
        Assert.Equal((0, 1, 1), (import.Created, import.Updated, import.Skipped));
    }

    [Fact]
    public async Task Columns_matched_by_hand_are_remembered_for_the_next_sheet()
    {
        await using var world = await TestWorld.Open();
        var file = Sheets.Csv([["自家叫法", "电话号"], ["宁波宏远机械有限公司", "13812345678"]]);
        var id = await world.Uploaded(file);
        var browser = await world.As(Cast.Clerk);
        await browser.Open($"/imports/{id}");
        await browser.Submit("columns", ("column0", ""), ("column1", "phone"));
        Assert.Contains("请指定哪一列是客户名称", browser.Text);
        await browser.Submit("columns", ("column0", "name"), ("column1", "phone"));
        Assert.Equal(ImportStates.Trying, (await world.Import(id)).State);
        var next = await world.Uploaded(file);
        Assert.Equal(["name", "phone"], ImportSheet.FieldsOf(await world.Import(next)));
    }

    [Fact]
    public async Task Unknown_owners_are_matched_once_and_the_trial_runs_again()
    {
        await using var world = await TestWorld.Open();
        var id = await world.Tried(Row("宁波宏远机械有限公司", owner: "小李"), Row("宁波宏达五金有限公司", owner: "李海"), Row("宁波宏伟食品有限公司"));
        var lihai = await world.IdOf(Cast.Lihai);
        await world.Chosen(id, new(null, null, null, new Dictionary<string, long> { ["小李"] = lihai }));
        await world.Work();
        Assert.Empty((await world.Import(id)).SummaryMade()!.UnknownOwners);
        await world.Ran(id, whole: true);
        Assert.Equal([lihai, lihai, await world.IdOf(Cast.Clerk)], (await world.Customers()).Select(c => c.OwnerId!.Value));
    }
}
