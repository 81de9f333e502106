using Kegui.Kernel;
using Kegui.Modules.Customers;
using Kegui.SignIn;
using Kegui.Ui;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Kegui.Modules.Trade;

/// <summary>Trade records and payments through the API; the same acts and queries as the pages. Money is fen with its currency.</summary>
internal static class TradeEndpoints
{
    public static void Map(IEndpointRouteBuilder routes)
    {
        var documents = routes.MapGroup($"{Api.Root}/trade-documents").WithTags("trade").DisableAntiforgery();
        documents.MapGet("/", List).Needs("trade.read");
        documents.MapGet("/{id:long}", One).Needs("trade.read");
        documents.MapPost("/", Record).Needs("trade.record");
        documents.MapPost("/{id:long}/reverse", Reverse).Needs("trade.reverse");
        var payments = routes.MapGroup($"{Api.Root}/payments").WithTags("trade").DisableAntiforgery();
        payments.MapPost("/", Pay).Needs("payment.record");
        payments.MapPost("/{id:long}/settle", Settle).Needs("payment.record");
        payments.MapPost("/{id:long}/reverse", PayBack).Needs("payment.reverse");
        var customer = routes.MapGroup($"{Api.Root}/customers/{{id:long}}").WithTags("trade").DisableAntiforgery();
        customer.MapGet("/payments", Payments).Needs("trade.read");
        customer.MapGet("/trade-months", Months).Needs("trade.read");
        routes.MapPost($"{Api.Root}/trade-months/rebuild", Rebuild).WithTags("trade").DisableAntiforgery().Needs("trade.rebuild-months");
    }

    private static async Task<IResult> List([AsParameters] ListQuery query, AppDb db, Current current, CancellationToken cancel)
    {
        var filter = new TradeFilter { From = query.From, To = query.To, Kind = query.Kind, Number = query.Number, Customer = query.Customer, Import = query.Import, After = query.Cursor, Take = Math.Clamp(query.Take ?? 50, 1, 200) };
        var rows = await db.Documents(current.Someone, filter, cancel);
        var items = rows.Take(filter.Take).ToList();
        return Results.Json(new { items, currency = "CNY", next = rows.Count > filter.Take ? TradeQueries.CursorOf(items[^1]) : null }, Json.Plain);
    }

    private static async Task<IResult> One(long id, AppDb db, Current current, HttpContext http, L labels, CancellationToken cancel)
    {
        if (await db.Document(current.Someone, "trade.read", id, cancel) is not { } document) return Absent(labels);
        var stored = await db.Under<TradeLine>(TradeQueries.Seen(document)).Where(l => l.DocumentId == id).OrderBy(l => l.No).ToListAsync(cancel);
        var lines = stored.Select(l => new TradeLineView(l.No, l.ProductCode, l.Description, l.Quantity, l.UnitPrice, l.AmountFen)).ToList();
        http.Response.Headers.ETag = $"\"{document.Version}\"";
        return Results.Json(TradeDocumentView.Of(document, lines), Json.Plain);
    }

    private static async Task<IResult> Record([FromBody] TradeInput input, TradeActs acts, Current current, HttpContext http, L labels, CancellationToken cancel) =>
        Api.Answer(await acts.Record(Api.CallOf(http, current), input, cancel), labels, id => Results.Created($"{Api.Root}/trade-documents/{id}", new { id }));

    private static async Task<IResult> Reverse(long id, [FromBody] ReasonInput input, TradeActs acts, Current current, HttpContext http, L labels, CancellationToken cancel) =>
        Api.VersionOf(http) is { } version
            ? Api.Answer(await acts.Reverse(Api.CallOf(http, current), id, version, input.Reason, cancel), labels, reversal => Results.Created($"{Api.Root}/trade-documents/{reversal}", new { id = reversal }))
            : Results.Problem(statusCode: 428, title: labels["api.ifMatch"]);

    private static async Task<IResult> Pay([FromBody] PaymentInput input, PaymentActs acts, Current current, HttpContext http, L labels, CancellationToken cancel) =>
        Api.Answer(await acts.Record(Api.CallOf(http, current), input, cancel), labels, id => Results.Created($"{Api.Root}/payments/{id}", new { id }));

    private static async Task<IResult> Settle(long id, [FromBody] SettleInput input, PaymentActs acts, Current current, HttpContext http, L labels, CancellationToken cancel) =>
        Api.VersionOf(http) is { } version
            ? Api.Answer(await acts.Settle(Api.CallOf(http, current), id, version, input, cancel), labels, _ => Results.NoContent())
            : Results.Problem(statusCode: 428, title: labels["api.ifMatch"]);

    private static async Task<IResult> PayBack(long id, [FromBody] ReasonInput input, PaymentActs acts, Current current, HttpContext http, L labels, CancellationToken cancel) =>
        Api.VersionOf(http) is { } version
            ? Api.Answer(await acts.Reverse(Api.CallOf(http, current), id, version, input.Reason, cancel), labels, _ => Results.NoContent())
            : Results.Problem(statusCode: 428, title: labels["api.ifMatch"]);

    private static async Task<IResult> Payments(long id, AppDb db, Current current, CompanyClock clock, L labels, CancellationToken cancel)
    {
        if (await CustomerFacts.One(db, current.Someone, "trade.read", id, cancel) is not { } customer) return Absent(labels);
        var items = (await db.PaymentsOf(customer, 200, cancel)).Select(p => new { p.Id, p.DocumentId, p.DueOn, p.PaidOn, p.AmountFen, p.Note, p.Version });
        return Results.Json(new { items, aging = await db.AgingOf(customer, clock.Today, cancel), currency = "CNY", asOf = clock.Today }, Json.Plain);
    }

    /// <summary>The last 24 months, the current one included, without gaps.</summary>
    private static async Task<IResult> Months(long id, AppDb db, Current current, CompanyClock clock, L labels, CancellationToken cancel)
    {
        if (await CustomerFacts.One(db, current.Someone, "trade.read", id, cancel) is not { } customer) return Absent(labels);
        var months = await db.MonthsOf(customer, TradeAmounts.MonthOf(clock.Today.AddMonths(-23)), TradeAmounts.MonthOf(clock.Today), cancel);
        return Results.Json(new { items = months.Select(m => new { m.Month, m.SalesFen, m.ReturnsFen, m.VolumeFen, m.DueFen, m.PaidFen, m.PaidOnTimeFen, m.Documents }), currency = "CNY", asOf = clock.Today }, Json.Plain);
    }

    private static async Task<IResult> Rebuild(MonthActs acts, Current current, HttpContext http, L labels, CancellationToken cancel) =>
        Api.Answer(await acts.Rebuild(Api.CallOf(http, current), cancel), labels, done => Results.Json(done, Json.Plain));

    private static IResult Absent(L labels) => Api.Answer(new Outcome<long> { Absent = true }, labels, _ => Results.Empty);

    internal sealed record ListQuery(DateOnly? From, DateOnly? To, string? Kind, string? Number, long? Customer, long? Import, string? Cursor, int? Take);

    internal sealed record ReasonInput(string? Reason);
}

/// <summary>A line as the API gives it: quantity in units and price in yuan up to six decimals, amount in fen.</summary>
internal sealed record TradeLineView(int No, string? ProductCode, string? Description, decimal Quantity, decimal UnitPrice, long AmountFen);

/// <summary>A document as the API gives it; the amount is below zero for returns and the sum of its lines.</summary>
internal sealed record TradeDocumentView(long Id, long CustomerId, string Kind, string Number, DateOnly On, string Currency, long AmountFen, string Source, long? ReversalOfId, long? ReversedById, string? Note, DateTime RecordedAt, int Version, IReadOnlyList<TradeLineView> Lines)
{
    public static TradeDocumentView Of(TradeDocument d, IReadOnlyList<TradeLineView> lines) => new(d.Id, d.CustomerId, d.Kind, d.Number, d.On, d.Currency, d.AmountFen, d.Source, d.ReversalOfId, d.ReversedById, d.Note, d.RecordedAt, d.Version, lines);
}
