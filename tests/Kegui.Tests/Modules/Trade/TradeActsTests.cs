using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Kegui.Kernel;
using Kegui.Modules.Customers;
using Kegui.Modules.Trade;
using Kegui.Tests.World;
using Microsoft.EntityFrameworkCore;

namespace Kegui.Tests.Modules.Trade;

[Trait("Db", "both")]
public sealed class TradeActsTests
{
    private static readonly DateOnly On = new(2026, 10, 15);

    [Fact]
    public async Task A_sale_is_recorded_with_lines_month_last_order_timeline_and_audit()
    {
        await using var world = await TradeWorld.Open();
        var customer = await world.Customer("宁波海天轴承有限公司");
        var id = await Cast.Must(world.Record(Cast.Lihai, new() { CustomerId = customer, Kind = "sale", On = On, Lines = [new("P1", "Bearing", 3, 0.335m), new("P2", null, 2, 10m, 1900)] }));
        var document = Assert.Single(await world.Documents());
        Assert.Equal((id, 101L + 1900, 2, "T000001"), (document.Id, document.AmountFen, document.LineCount, document.Number));
        var month = Assert.Single(await world.Months());
        Assert.Equal((customer, 202610, 2001L, 1), (month.CustomerId, month.Month, month.SalesFen, month.Documents));
        Assert.Equal(On, await world.Read(db => db.Whole<Customer>(Actor.System).Where(c => c.Id == customer).Select(c => c.LastOrderOn).SingleAsync()));
        Assert.Equal(1, await world.Read(db => db.Set<TimelineEntry>().CountAsync(t => t.Fact == "TradeRecorded" && t.SubjectId == id && t.CustomerId == customer && t.On == On)));
        Assert.Equal(1, await world.Read(db => db.Set<AuditEntry>().CountAsync(a => a.Act == "trade.record" && a.SubjectId == id)));
    }

    [Fact]
    public async Task A_return_counts_back_and_orders_nothing()
    {
        await using var world = await TradeWorld.Open();
        var customer = await world.Customer("宁波海天轴承有限公司");
        await Cast.Must(world.Record(Cast.Finance, new() { CustomerId = customer, Kind = "return", On = On, Lines = [new("P1", null, 2, 5m)] }));
        Assert.Equal(-1000, Assert.Single(await world.Documents()).AmountFen);
        var month = Assert.Single(await world.Months());
        Assert.Equal((0L, 1000L, 0, -1000L), (month.SalesFen, month.ReturnsFen, month.Documents, month.VolumeFen));
        Assert.Null(await world.Read(db => db.Whole<Customer>(Actor.System).Where(c => c.Id == customer).Select(c => c.LastOrderOn).SingleAsync()));
    }

    [Fact]
    public async Task A_reversal_mends_month_last_order_and_what_is_owed_and_is_not_repeated()
    {
        await using var world = await TradeWorld.Open();
        var customer = await world.Customer("宁波海天轴承有限公司");
        await world.Sale(customer, On.AddDays(-40), 7);
        var id = await world.Sale(customer, On, 30, due: On.AddDays(30));
        await Cast.Must(world.Act<TradeActs, Outcome<long>>(Cast.Finance, (acts, call) => acts.Reverse(call, id, 0, "typed twice", default)));
        Assert.Equal(On.AddDays(-40), await world.Read(db => db.Whole<Customer>(Actor.System).Where(c => c.Id == customer).Select(c => c.LastOrderOn).SingleAsync()));
        Assert.Equal(700, (await world.Documents()).Sum(d => d.AmountFen));
        Assert.Equal(new MonthSums(), world.SumsOf(await world.Months(), 202610));
        Assert.Equal(0, await world.Read(db => db.Whole<Payment>(Actor.System).SumAsync(p => p.AmountFen)));
        await world.MonthsAreRight();
        var again = await world.Act<TradeActs, Outcome<long>>(Cast.Finance, (acts, call) => acts.Reverse(call, id, 1, "again", default));
        Assert.Equal("trade-reversed-already", again.Refusal?.Code);
        var reversal = (await world.Documents())[^1].Id;
        Assert.Equal("trade-is-reversal", (await world.Act<TradeActs, Outcome<long>>(Cast.Finance, (acts, call) => acts.Reverse(call, reversal, 0, "again", default))).Refusal?.Code);
    }

    [Fact]
    public async Task A_stale_version_and_a_missing_reason_stop_a_reversal()
    {
        await using var world = await TradeWorld.Open();
        var id = await world.Sale(await world.Customer("宁波海天轴承有限公司"), On, 30);
        Assert.True((await world.Act<TradeActs, Outcome<long>>(Cast.Finance, (acts, call) => acts.Reverse(call, id, 5, "x", default))).Conflict);
        Assert.Equal("reason", Assert.Single((await world.Act<TradeActs, Outcome<long>>(Cast.Finance, (acts, call) => acts.Reverse(call, id, 0, " ", default))).Problems).Field);
    }

    [Fact]
    public async Task Wrong_input_is_named_field_by_field()
    {
        await using var world = await TradeWorld.Open();
        var customer = await world.Customer("宁波海天轴承有限公司");
        var outcome = await world.Record(Cast.Finance, new() { CustomerId = customer, Kind = "gift", On = world.Today.AddDays(1), Lines = [new(null, null, 0, -1m), new(null, null, 1, 0.0000001m)] });
        Assert.Equal(["kind", "lines", "lines.1.quantity", "lines.1.unitPrice", "lines.2.unitPrice", "on"], outcome.Problems.Select(p => p.Field).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task A_number_is_given_once_and_again_after_a_reversal()
    {
        await using var world = await TradeWorld.Open();
        var customer = await world.Customer("宁波海天轴承有限公司");
        TradeInput input = new() { CustomerId = customer, Kind = "sale", Number = "A-1", On = On, Lines = [new("P1", null, 1, 1m)] };
        var id = await Cast.Must(world.Record(Cast.Finance, input));
        Assert.Equal("trade-number-taken", Assert.Single((await world.Record(Cast.Finance, input)).Problems).Code);
        await Cast.Must(world.Act<TradeActs, Outcome<long>>(Cast.Finance, (acts, call) => acts.Reverse(call, id, 0, "wrong", default)));
        await Cast.Must(world.Record(Cast.Finance, input));
    }

    [Fact]
    public async Task The_same_request_is_recorded_once()
    {
        await using var world = await TradeWorld.Open();
        var customer = await world.Customer("宁波海天轴承有限公司");
        TradeInput input = new() { CustomerId = customer, Kind = "sale", On = On, Lines = [new("P1", null, 1, 1m)] };
        var first = await Cast.Must(world.Record(Cast.Finance, input, "k1"));
        var second = await world.Record(Cast.Finance, input, "k1");
        Assert.Equal((first, true), (second.Value, second.Replayed));
        Assert.Single(await world.Documents());
    }

    [Fact]
    public async Task Nobody_trades_with_or_sees_a_customer_out_of_scope()
    {
        await using var world = await TradeWorld.Open();
        var customer = await world.Customer("宁波海天轴承有限公司");
        var id = await world.Sale(customer, On, 30);
        Assert.True((await world.Record(Cast.Zhoumin, new() { CustomerId = customer, Kind = "sale", On = On, Lines = [new("P1", null, 1, 1m)] })).Absent);
        Assert.Equal("no-permission", (await world.Record(Cast.Auditor, new() { CustomerId = customer, Kind = "sale", On = On, Lines = [new("P1", null, 1, 1m)] })).Refusal?.Code);
        var seen = await Task.WhenAll(new[] { Cast.Lihai, Cast.Zhoumin, Cast.Chengang, Cast.Zhaoning, Cast.Auditor }.Select(async who =>
        {
            var call = await world.World.CallOf(who);
            return (await world.Read(db => db.Documents(call.Actor, new(), default))).Count;
        }));
        Assert.Equal([1, 0, 0, 1, 1], seen);
        using var colleague = await world.World.As(Cast.Zhoumin);
        Assert.Equal(HttpStatusCode.NotFound, (await colleague.Api(HttpMethod.Get, $"/api/v1/trade-documents/{id}")).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await colleague.Api(HttpMethod.Get, $"/api/v1/customers/{customer}/trade-months")).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await colleague.Api(HttpMethod.Get, $"/api/v1/customers/{customer}/payments")).StatusCode);
    }

    [Fact]
    public async Task The_same_through_the_api_and_the_pages()
    {
        await using var world = await TradeWorld.Open();
        var customer = await world.Customer("宁波海天轴承有限公司");
        using var finance = await world.World.As(Cast.Finance);
        var made = await finance.Api(HttpMethod.Post, "/api/v1/trade-documents", new { customerId = customer, kind = "sale", on = "2026-10-15", dueOn = "2026-11-01", lines = new[] { new { productCode = "P1", quantity = 3, unitPrice = 0.335 } } });
        Assert.Equal(HttpStatusCode.Created, made.StatusCode);
        var id = (await made.Content.ReadFromJsonAsync<JsonElement>(TestContext.Current.CancellationToken)).GetProperty("id").GetInt64();
        var read = await (await finance.Api(HttpMethod.Get, $"/api/v1/trade-documents/{id}")).Content.ReadFromJsonAsync<JsonElement>(TestContext.Current.CancellationToken);
        Assert.Equal((101L, 0.335m), (read.GetProperty("amountFen").GetInt64(), read.GetProperty("lines")[0].GetProperty("unitPrice").GetDecimal()));
        foreach (var (path, text) in new[] { ("/trade", "T000001"), ($"/trade/{id}", "1.01"), ($"/customers/{customer}/trade", "逾期 1–30 天"), ("/trade/new", "登记交易"), ("/trade/imports", "上传文件"), ("/trade/codes", "客户对照码"), ($"/customers/{customer}/payments/new", "到期日") })
        {
            await finance.Open(path);
            Assert.True(finance.Status == HttpStatusCode.OK && finance.Text.Contains(text, StringComparison.Ordinal), $"{path}: {finance.Status} {finance.Text}");
        }
        await finance.Open($"/trade/{id}");
        await finance.Submit("reverse", ("reason", "录入错误"));
        Assert.Contains("已被红冲", finance.Text, StringComparison.Ordinal);
        await finance.Open($"/trade/new?customer={customer}");
        await finance.Submit("trade", ("lines.1.quantity", "2"), ("lines.1.unitPrice", "12.5"));
        Assert.Contains("25.00", finance.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Documents_follow_their_customer_to_another_owner()
    {
        await using var world = await TradeWorld.Open();
        var customer = await world.Customer("宁波海天轴承有限公司");
        await world.Sale(customer, On, 30);
        var other = await world.World.IdOf(Cast.Chengang);
        await world.World.With(async s =>
        {
            var run = (ActRunner)s.GetService(typeof(ActRunner))!;
            return await Cast.Must(run.Run("customer.edit", new Call(Actor.System), new { }, async act =>
            {
                (await act.Db.Whole<Customer>(Actor.System).AsTracking().SingleAsync(c => c.Id == customer)).OwnerId = other;
                return true;
            }, default));
        });
        Assert.Equal(other, Assert.Single(await world.Documents()).OwnerId);
    }
}
