using Kegui.Kernel;
using Kegui.Modules.Fields;
using Kegui.SignIn;
using Kegui.Ui;
using Microsoft.AspNetCore.Mvc;

namespace Kegui.Modules.Customers;

/// <summary>Customers through the API; the same acts and queries as the pages.</summary>
internal static class CustomerEndpoints
{
    public static void Map(IEndpointRouteBuilder routes)
    {
        var api = routes.MapGroup($"{Api.Root}/customers").WithTags("customers").DisableAntiforgery();
        api.MapGet("/", List).Needs("customer.read");
        api.MapGet("/{id:long}", One).Needs("customer.read");
        api.MapPost("/", Create).Needs("customer.create");
        api.MapPatch("/{id:long}", Edit).Needs("customer.edit");
        api.MapPost("/ask", async ([FromBody] AskInput input, AskActs acts, Current current, HttpContext http, L labels, CancellationToken cancel) =>
            Api.Answer(await acts.Ask(Api.CallOf(http, current), input.Name ?? "", input.Reason, cancel), labels, owner => Results.Json(new { askedOf = owner }, Json.Plain))).Needs("customer.ask");
    }

    private static async Task<IResult> List([AsParameters] ListQuery query, HttpContext http, AppDb db, FieldDoor added, Current current, CancellationToken cancel)
    {
        var fields = await added.Of("customer", current.Someone, cancel);
        // The same words as in the address of the list, so that a link and a call ask alike; the cursor of the answer goes on.
        var filter = CustomerFilter.Of(Form.From(http), fields, await current.People(cancel)) with { Province = query.Province, After = query.Cursor, Take = Math.Clamp(query.Take ?? 50, 1, 200) };
        var page = await db.Page(current.Someone, filter, cancel);
        return Results.Json(new { items = page.Rows, next = page.After }, Json.Plain);
    }

    private static async Task<IResult> One(long id, AppDb db, Current current, HttpContext http, L labels, CancellationToken cancel)
    {
        if (await db.One(current.Someone, id, cancel) is not { } customer) return Api.Answer(new Outcome<long> { Absent = true }, labels, _ => Results.Empty);
        http.Response.Headers.ETag = $"\"{customer.Version}\"";
        return Results.Json(CustomerView.Of(customer) with { Phone = PhoneSight.Shown(current.Someone, customer.Phone) }, Json.Plain);
    }

    private static async Task<IResult> Create([FromBody] CustomerInput input, CustomerActs acts, Current current, HttpContext http, L labels, CancellationToken cancel) =>
        Api.Answer(await acts.Create(Api.CallOf(http, current), input, cancel), labels, id => Results.Created($"{Api.Root}/customers/{id}", new { id }));

    private static async Task<IResult> Edit(long id, [FromBody] CustomerInput input, CustomerActs acts, Current current, HttpContext http, L labels, CancellationToken cancel) =>
        Api.VersionOf(http) is { } version
            ? Api.Answer(await acts.Edit(Api.CallOf(http, current), id, version, input, cancel), labels, _ => Results.NoContent())
            : Results.Problem(statusCode: 428, title: labels["api.ifMatch"]);

    /// <summary>Conditions of the list; added fields by their code, with <c>-from</c> and <c>-to</c> for numbers, money and dates.</summary>
    /// <param name="Sort">updated, name, created, contact, with a minus for downwards; <c>-updated</c> by default.</param>
    internal sealed record ListQuery(string? Q, string? Grade, string? Stage, string? Kind, string? Province, string? Region, long? Owner, string? Industry, string? Source, string? Needs, long? Tag, string? Mark, DateOnly? ContactBefore, int? CompleteBelow, string? Sort, string? Cursor, int? Take);
}

/// <summary>A customer as the API gives it.</summary>
internal sealed record CustomerView(long Id, string Code, string Name, string? ShortName, string? CreditCode, string Kind, string PartyRole, string Stage, string? Grade, string? Industry, string? Size, string? Source, string? RegionCode, string? Address, string? Phone, long? OwnerId, long? DepartmentId, bool Blacklisted, DateOnly? LastOrderOn, DateOnly? LastContactOn, DateOnly? LastOnSiteVisitOn, DateOnly? NextContactOn, string? ProductNeeds, long? ParentId, int Completeness, DateOnly? PooledOn, string? FormerCodes, DateTime CreatedAt, DateTime UpdatedAt, int Version)
{
    public static CustomerView Of(Customer c) => new(c.Id, c.Code, c.Name, c.ShortName, c.CreditCode, c.Kind, c.PartyRole, c.Stage, c.Grade, c.Industry, c.Size, c.Source, c.RegionCode, c.Address, c.Phone, c.OwnerId, c.DepartmentId, c.Blacklisted, c.LastOrderOn, c.LastContactOn, c.LastOnSiteVisitOn, c.NextContactOn, c.ProductNeeds, c.ParentId, c.Completeness, c.PooledOn, c.FormerCodes, c.CreatedAt, c.UpdatedAt, c.Version);
}

/// <summary>Asks the owner of a customer to share it.</summary>
/// <param name="Name">The whole name of the customer.</param>
internal sealed record AskInput(string? Name, string? Reason);
