using System.Text;
using Kegui.Kernel;
using Kegui.Modules.Customers;
using Kegui.Modules.Trade;
using Kegui.Modules.Trade.Import;
using Kegui.Tests.World;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Kegui.Tests.Modules.Trade;

/// <summary>Two customers become one: their trade and files go along, and come back.</summary>
public sealed class TradeMergeTests
{
    private const string Lines = "单号,日期,客户编码,货号,数量,单价\nS1,2026-10-01,K1,P1,2,10\nS2,2026-10-05,K2,P1,1,30\n";

    [Fact]
    public async Task Documents_payments_months_codes_and_files_go_along_and_come_back_with_what_was_built_upon_them()
    {
        await using var world = await TradeWorld.Open();
        var (kept, gone) = (await world.Customer("宁波宏远机械有限公司"), await world.Customer("广州天河五金有限公司", Cast.Chengang));
        await world.Sale(kept, new(2026, 9, 1), 100, due: new(2026, 9, 30));
        var sale = await world.Sale(gone, new(2026, 10, 8), 250.5m, due: new(2026, 10, 31));
        await world.Record(Cast.Finance, new() { CustomerId = gone, Kind = "return", On = new(2026, 10, 9), Lines = [new("P1", null, 1, 20)] });
        await world.Act<PaymentActs, Outcome<long>>(Cast.Finance, (acts, call) => acts.Record(call, new() { CustomerId = gone, AmountFen = 5000, PaidOn = new(2026, 11, 2), DueOn = new(2026, 11, 1) }, default));
        var code = (await world.World.With(s => s.GetRequiredService<AppDb>().Whole<Customer>(Actor.System).SingleAsync(c => c.Id == gone))).Code;
        await world.Act<ForeignCodeActs, Outcome<int>>(Cast.Finance, (acts, call) => acts.Set(call, "erp", new Dictionary<string, string> { ["K9"] = code }, default));
        var file = await File(world, gone);
        await world.MonthsAreRight();
        var before = (await world.Months()).Select(m => (m.CustomerId, m.Month, m.SalesFen, m.ReturnsFen, m.DueFen, m.PaidFen, m.PaidOnTimeFen, m.Documents)).ToList();

        await Merge(world, kept, gone);
        Assert.All(await world.Documents(), d => Assert.Equal(kept, d.CustomerId));
        var owner = await world.World.IdOf(Cast.Lihai);
        Assert.All(await world.Documents(), d => Assert.Equal(owner, d.OwnerId));
        Assert.All(await world.Read(db => db.Whole<Payment>(Actor.System).ToListAsync()), p => Assert.Equal(kept, p.CustomerId));
        Assert.Equal([kept], (await world.Months()).Select(m => m.CustomerId).Distinct());
        Assert.Equal(25050 - 2000, (await world.Months()).Where(m => m.Month == 202610).Sum(m => m.VolumeFen));
        await world.MonthsAreRight();
        Assert.Equal((kept, kept), await world.Read(async db => await db.Whole<Attachment>(Actor.System).SingleAsync(a => a.Id == file) is var a ? (a.SubjectId, a.CustomerId!.Value) : default));
        Assert.Equal(kept, await world.Read(db => db.Whole<ForeignCode>(Actor.System).Select(f => f.CustomerId).SingleAsync()));
        Assert.Equal(new DateOnly(2026, 10, 8), await LastOrder(world, kept));
        using (var seller = await world.World.As(Cast.Chengang)) Assert.Equal(System.Net.HttpStatusCode.NotFound, (await seller.Open($"/trade/{sale}")).Status);

        // Taken back by hand while they are one: the reversal belongs to the document, wherever that goes.
        var version = (await world.Documents()).Single(d => d.Id == sale).Version;
        await Cast.Must(world.Act<TradeActs, Outcome<long>>(Cast.Finance, (acts, call) => acts.Reverse(call, sale, version, "wrong goods", default)));
        await world.MonthsAreRight();
        await Unmerge(world);
        await world.MonthsAreRight();
        var documents = await world.Documents();
        Assert.Equal(3, documents.Count(d => d.CustomerId == gone));
        var other = await world.World.IdOf(Cast.Chengang);
        Assert.All(documents.Where(d => d.CustomerId == gone), d => Assert.Equal(other, d.OwnerId));
        Assert.Equal(gone, documents.Single(d => d.ReversalOfId == sale).CustomerId);
        Assert.Equal(before.Where(m => m.CustomerId == kept), (await world.Months()).Where(m => m.CustomerId == kept && m.Documents + m.DueFen > 0).Select(m => (m.CustomerId, m.Month, m.SalesFen, m.ReturnsFen, m.DueFen, m.PaidFen, m.PaidOnTimeFen, m.Documents)));
        Assert.Equal((gone, gone), await world.Read(async db => await db.Whole<Attachment>(Actor.System).SingleAsync(a => a.Id == file) is var a ? (a.SubjectId, a.CustomerId!.Value) : default));
        Assert.Equal(gone, await world.Read(db => db.Whole<ForeignCode>(Actor.System).Select(f => f.CustomerId).SingleAsync()));
        Assert.Equal(new DateOnly(2026, 9, 1), await LastOrder(world, kept));
    }

    [Fact]
    public async Task A_file_imported_again_after_the_merge_finds_its_documents_and_the_old_code()
    {
        await using var world = await TradeWorld.Open();
        await world.Bring(Lines);
        var customers = await world.Read(db => db.Whole<Customer>(Actor.System).OrderBy(c => c.Id).ToListAsync());
        await Merge(world, customers[0].Id, customers[1].Id);
        var trial = await world.Try(await world.Upload(Encoding.UTF8.GetBytes(Lines)), p => p with { Source = "erp" });
        Assert.Equal((0, 0, 2, 0, 0), (trial.UnknownCustomers, trial.Added.Documents, trial.Same.Documents, trial.Changed.Documents, trial.Vanished.Documents));
        var old = await world.Try(await world.Upload(Encoding.UTF8.GetBytes(Lines.Replace("K2", customers[1].Code))), p => p with { Source = "other" });
        Assert.Equal((1, 1), (old.Customers, old.UnknownCustomers + old.Added.Documents - 1));
    }

    [Fact]
    public async Task While_trade_is_imported_nothing_is_merged()
    {
        await using var world = await TradeWorld.Open();
        var (kept, gone) = (await world.Customer("宁波宏远机械有限公司"), await world.Customer("广州天河五金有限公司"));
        var id = await world.Upload(Encoding.UTF8.GetBytes(Lines));
        await world.Try(id, p => p with { Unknown = UnknownChoices.Create });
        var version = (await world.Import(id)).Version;
        await Cast.Must(world.Act<ImportActs, Outcome<long>>(Cast.Finance, (acts, call) => acts.Start(call, id, version, default)));
        Assert.Equal("merge-trade-import", (await world.Act<MergeActs, Outcome<long>>(Cast.Marketing, (acts, call) => acts.Merge(call, new(kept, 0, gone, 0, []), default))).Refusal?.Code);
        await world.Work();
        await Merge(world, kept, gone);
    }

    private static async Task Merge(TradeWorld world, long kept, long gone)
    {
        var versions = await world.Read(db => db.Whole<Customer>(Actor.System).ToDictionaryAsync(c => c.Id, c => c.Version));
        await Cast.Must(world.Act<MergeActs, Outcome<long>>(Cast.Marketing, (acts, call) => acts.Merge(call, new(kept, versions[kept], gone, versions[gone], []), default)));
    }

    private static async Task Unmerge(TradeWorld world)
    {
        var merge = await world.Read(db => db.Set<CustomerMerge>().SingleAsync());
        await Cast.Must(world.Act<MergeActs, Outcome<long>>(Cast.Marketing, (acts, call) => acts.Undo(call, merge.Id, default)));
    }

    private static Task<DateOnly?> LastOrder(TradeWorld world, long customer) => world.Read(db => db.Whole<Customer>(Actor.System).Where(c => c.Id == customer).Select(c => c.LastOrderOn).SingleAsync());

    private static Task<long> File(TradeWorld world, long customer) => world.Read(async db =>
    {
        db.Add(new StoredFile { Hash = new('a', 64), Size = 1, Type = "pdf", CreatedAt = world.World.Clock.GetUtcNow().UtcDateTime, SeenAt = world.World.Clock.GetUtcNow().UtcDateTime });
        db.Add(new Attachment { Id = 990_001, SubjectKind = "customer", SubjectId = customer, CustomerId = customer, Hash = new('a', 64), Size = 1, Type = "pdf", Name = "合同.pdf", Kind = "other", ById = 1, ByName = "x", At = world.World.Clock.GetUtcNow().UtcDateTime });
        await db.SaveChangesAsync();
        return 990_001L;
    });
}
