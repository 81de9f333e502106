using System.Net;
using System.Text;
using Kegui.Kernel;
using Kegui.Modules.Customers;
using Kegui.Modules.Trade;
using Kegui.Modules.Trade.Import;
using Kegui.Tests.World;
using Microsoft.EntityFrameworkCore;

namespace Kegui.Tests.Modules.Trade;

/// <summary>What is owed and what came in, from a file: tried, imported, undone.</summary>
public sealed class PaymentImportTests
{
    private const string Header = "客户名称,单号,应收日期,到账日期,金额,备注\n";
    private const string Hongyuan = "宁波宏远机械有限公司";

    [Fact]
    public async Task Payments_pay_what_is_owed_in_parts_and_the_undo_brings_everything_back()
    {
        await using var world = await TradeWorld.Open();
        var customer = await world.Customer(Hongyuan);
        await world.Record(Cast.Finance, new() { CustomerId = customer, Kind = "sale", Number = "XS-1", On = new(2026, 9, 1), DueOn = new(2026, 10, 1), Lines = [new("P1", null, 1, 1000)] });
        await world.MonthsAreRight();
        var before = await Rows(world);
        var id = await Upload(world, $"{Hongyuan},XS-1,,2026-09-28,600,首付\n{Hongyuan},XS-1,,2026-10-05,300,\n{Hongyuan},,2026-12-15,,500,\n{Hongyuan},ZZ-9,,2026-11-02,70,现金\n");
        var trial = await world.Try(id);
        Assert.Equal([(LineFate.Received, 1, 7000L), (LineFate.Expected, 1, 50000L), (LineFate.Settled, 2, 90000L)], trial.Tallies.Select(t => (t.Fate, t.Lines, t.Fen)));
        Assert.Equal(before, await Rows(world));

        await world.Run(id);
        var living = (await Rows(world)).Where(p => p.Living).Select(p => p.Text).Order();
        Assert.Equal(["2026-10-01 2026-09-28 60000 首付", "2026-10-01 2026-10-05 30000", "2026-10-01 owed 10000", "2026-11-02 2026-11-02 7000 ZZ-9 · 现金", "2026-12-15 owed 50000"], living);
        await world.MonthsAreRight();
        var october = Assert.Single(await world.Months(), m => m.Month == 202610);
        Assert.Equal((100_000L, 30_000L, 60_000L), (october.DueFen, october.PaidFen, october.PaidOnTimeFen));

        // The same file once more books nothing.
        var again = await world.Try(await Upload(world, $"{Hongyuan},XS-1,,2026-09-28,600,首付\n{Hongyuan},,2026-12-15,,500,\n"));
        Assert.Equal([(LineFate.RecordedAlready, 2)], again.Tallies.Select(t => (t.Fate, t.Lines)));

        var version = (await world.Import(id)).Version;
        await Cast.Must(world.Act<ImportActs, Outcome<long>>(Cast.Finance, (acts, call) => acts.Undo(call, id, version, default)));
        await world.MonthsAreRight();
        await world.Work();
        Assert.Equal(before.Select(p => p.Text), (await Rows(world)).Select(p => p.Text));
        Assert.True(Assert.Single(await Rows(world)).Living);
        await world.MonthsAreRight();
    }

    [Fact]
    public async Task Bad_cells_are_named_by_row_and_column_and_keep_all_or_nothing_from_starting()
    {
        await using var world = await TradeWorld.Open();
        await world.Customer(Hongyuan);
        var id = await Upload(world, $"{Hongyuan},,2026-02-30,,10,\n{Hongyuan},,,2026-11-30,10,\n{Hongyuan},,,2026-11-02,ten,\n{Hongyuan},,,,10,\n{Hongyuan},,,2026-11-02,-5,\n没有这家,,,2026-11-02,5,\n,,,2026-11-02,5,\n{Hongyuan},,,2026-11-02,8,\n");
        var trial = await world.Try(id, p => p with { Whole = true });
        Assert.Equal([(2, "应收日期", "badDueDate", "2026-02-30"), (3, "到账日期", "futureDate", "2026-11-30"), (4, "金额", "badAmount", "ten"), (5, "应收日期", "noDay", ""), (6, "金额", "notPositive", "-5")],
            trial.Cells.Select(c => (c.Row, c.Column, Fates.CodeOf(c.Fate), c.Value)));
        Assert.Equal((1, 1, 1), (Lines(trial, LineFate.UnknownCustomer), Lines(trial, LineFate.NoCustomer), Lines(trial, LineFate.Received)));
        var version = (await world.Import(id)).Version;
        Assert.Equal("import-rows-bad", (await world.Act<ImportActs, Outcome<long>>(Cast.Finance, (acts, call) => acts.Start(call, id, version, default))).Refusal?.Code);
        using var finance = await world.World.As(Cast.Finance);
        var page = await finance.Open($"/trade/imports/{id}");
        foreach (var word in new[] { "2026-02-30", "应收日期读不出", "有 5 行被退回，暂不能导入" }) Assert.Contains(word, page.Text);
        Assert.Null(page.Page.QuerySelector("form[data-form=start], form[action*=start]"));

        await world.Try(id);
        version = (await world.Import(id)).Version;
        await world.Try(id, p => p with { Whole = false });
        await world.Run(id);
        Assert.Single(await Rows(world));
        var file = await (await finance.Api(HttpMethod.Get, $"/trade/imports/{id}/lines.csv?group=refused")).Content.ReadAsStringAsync();
        Assert.Contains("2,退回,应收日期读不出,应收日期", file);
        Assert.Equal(6, file.Trim().Split('\n').Length);
    }

    [Fact]
    public async Task What_is_no_longer_owed_at_the_run_is_booked_as_money_that_came_in()
    {
        await using var world = await TradeWorld.Open();
        var customer = await world.Customer(Hongyuan);
        var owed = await Cast.Must(world.Act<PaymentActs, Outcome<long>>(Cast.Finance, (acts, call) => acts.Record(call, new() { CustomerId = customer, AmountFen = 5000, DueOn = new(2026, 11, 1) }, default)));
        var id = await Upload(world, $"{Hongyuan},,2026-11-01,2026-11-02,50,\n{Hongyuan},,,2026-11-03,7,\n");
        Assert.Equal(1, Lines(await world.Try(id), LineFate.Settled));
        var version = (await world.Import(id)).Version;
        await Cast.Must(world.Act<ImportActs, Outcome<long>>(Cast.Finance, (acts, call) => acts.Start(call, id, version, default)));
        await Cast.Must(world.Act<PaymentActs, Outcome<long>>(Cast.Finance, (acts, call) => acts.Reverse(call, owed, 0, "double", default)));
        await world.Work();
        // Judged again at the run: what is no longer owed is simply money that came in.
        Assert.Equal(ImportStates.Done, (await world.Import(id)).State);
        Assert.Equal(5700, (await Rows(world)).Where(p => p.Living).Sum(p => p.Fen));
        await world.MonthsAreRight();
    }

    [Fact]
    public async Task An_import_upon_which_somebody_built_is_not_undone_and_a_running_one_is_hidden()
    {
        await using var world = await TradeWorld.Open();
        var customer = await world.Customer(Hongyuan);
        var id = await Upload(world, $"{Hongyuan},,2026-12-01,,50,\n");
        await world.Try(id);
        await world.Run(id);
        await world.Read(db => db.Whole<TradeImport>(Actor.System).ExecuteUpdateAsync(set => set.SetProperty(i => i.State, ImportStates.Running).SetProperty(i => i.HasRows, true)));
        var seen = await world.Read(async db => await db.PaymentsOf((await CustomerFacts.One(db, Actor.System, "trade.read", customer, default))!, 10, default));
        Assert.Empty(seen);
        await world.Read(db => db.Whole<TradeImport>(Actor.System).ExecuteUpdateAsync(set => set.SetProperty(i => i.State, ImportStates.Done)));
        var owed = Assert.Single(await world.Read(db => db.Whole<Payment>(Actor.System).ToListAsync()));
        await Cast.Must(world.Act<PaymentActs, Outcome<long>>(Cast.Finance, (acts, call) => acts.Settle(call, owed.Id, 0, new(new(2026, 11, 20), null), default)));
        var version = (await world.Import(id)).Version;
        Assert.Equal("import-built-upon", (await world.Act<ImportActs, Outcome<long>>(Cast.Finance, (acts, call) => acts.Undo(call, id, version, default))).Refusal?.Code);
    }

    [Fact]
    public async Task The_page_takes_a_payments_file_and_shows_its_own_columns()
    {
        await using var world = await TradeWorld.Open();
        using var finance = await world.World.As(Cast.Finance);
        var id = await Upload(world, $"{Hongyuan},,2026-12-01,,50,\n");
        var page = await finance.Open($"/trade/imports/{id}");
        Assert.Equal(HttpStatusCode.OK, page.Status);
        Assert.NotNull(page.Page.QuerySelector("select[name=due]"));
        Assert.Null(page.Page.QuerySelector("select[name=quantity]"));
        Assert.Equal("", string.Join(',', page.Page.QuerySelectorAll("label, legend, summary, th").Select(e => e.TextContent).Where(t => t.Contains("tradeImport", StringComparison.Ordinal) || t.Contains("{0}", StringComparison.Ordinal))));
    }

    private static int Lines(ImportResult result, LineFate fate) => result.Tallies.FirstOrDefault(t => t.Fate == fate)?.Lines ?? 0;

    private static Task<long> Upload(TradeWorld world, string rows) => world.Upload(Encoding.UTF8.GetBytes(Header + rows), name: "回款.csv", kind: ImportKinds.Payments);

    private static async Task<List<(string Text, bool Living, long Fen)>> Rows(TradeWorld world) =>
        [.. (await world.Read(db => db.Whole<Payment>(Actor.System).OrderBy(p => p.Id).ToListAsync())).Select(p => ($"{p.DueOn:yyyy-MM-dd} {p.PaidOn?.ToString("yyyy-MM-dd") ?? "owed"} {p.AmountFen} {p.Note}".TrimEnd(), p.ReversalOfId is null && p.ReversedById is null, p.AmountFen))];
}
