using Kegui.Kernel;
using Kegui.Modules.Customers;
using Kegui.SignIn;
using Kegui.Ui;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Mvc;

namespace Kegui.Modules.Pool;

/// <summary>The public pool: customers for which nobody answers, and how they come and go.</summary>
internal sealed class PoolModule : Module
{
    public override string Code => "pool";
    public override IReadOnlyList<string> Uses => ["Customers"];
    public override IReadOnlyList<string> Permissions { get; } = ["pool.read", "customer.release", "customer.claim", "pool.configure"];
    public override IReadOnlyList<MenuItem> Menu { get; } = [new("pool", "menu.pool", "users", "/pool", "pool.read", 115, false)];

    public override void Services(IServiceCollection services)
    {
        services.AddLabels<PoolLabels>();
        services.AddScoped<PoolActs>();
        services.AddJob<PoolSweep>();
        services.AddSingleton(new CustomerButton(120, "pool.release", "share", "pool/release?customer={0}", "customer.release"));
    }

    public override void Routes(IEndpointRouteBuilder routes)
    {
        routes.MapPost("/pool/{id:long}/claim", async (long id, HttpContext http, PoolActs acts, Current current, L labels, CancellationToken cancel) =>
        {
            var outcome = await acts.Claim(new(current.Someone, Form.From(http).Key), id, cancel);
            if (outcome.Done) Flash.Done(http, labels["pool.claimed"]);
            else if (outcome.Refusal is { } refusal) Flash.Warn(http, Say(refusal, labels));
            else return Results.NotFound();
            return Results.LocalRedirect(outcome.Done ? $"~/customers/{id}" : "~/pool");
        }).WithMetadata(new RequireAntiforgeryTokenAttribute()).ExcludeFromDescription().Needs("customer.claim");
        var api = routes.MapGroup($"{Api.Root}/pool").WithTags("pool").DisableAntiforgery();
        api.MapGet("/", async (string? q, string? province, string? cursor, AppDb db, Current current, CancellationToken cancel) =>
        {
            var rows = await CustomerPool.Page(db, current.Someone, q, province, cursor, 50, cancel);
            return Results.Json(new { items = rows.Take(50), next = rows.Count > 50 ? Cursor(rows[49]) : null }, Json.Plain);
        }).Needs("pool.read");
        api.MapPost("/{id:long}/claim", async (long id, PoolActs acts, Current current, HttpContext http, L labels, CancellationToken cancel) =>
            Api.Answer(await acts.Claim(Api.CallOf(http, current), id, cancel), labels, _ => Results.NoContent())).Needs("customer.claim");
        api.MapPost("/{id:long}/release", async (long id, [FromBody] ReleaseInput input, PoolActs acts, Current current, HttpContext http, L labels, CancellationToken cancel) =>
            Api.Answer(await acts.Release(Api.CallOf(http, current), id, input.Reason, cancel), labels, _ => Results.NoContent())).Needs("customer.release");
        api.MapGet("/settings", async (AppDb db, CancellationToken cancel) => Results.Json(await PoolSettings.Read(db, cancel), Json.Plain)).Needs("pool.read");
        api.MapPut("/settings", async ([FromBody] PoolSettings settings, PoolActs acts, Current current, HttpContext http, L labels, CancellationToken cancel) =>
            Api.Answer(await acts.Configure(Api.CallOf(http, current), settings, cancel), labels, _ => Results.NoContent())).Needs("pool.configure");
    }

    public static string Cursor(PooledCustomer row) => $"{Formats.Date(row.PooledOn)}~{row.Id}";

    /// <summary>The refusal with its limit and the actual figure.</summary>
    public static string Say(Refusal refusal, L labels) => string.Format(System.Globalization.CultureInfo.InvariantCulture, Messages.Of(refusal, labels), [.. refusal.Facts.Values.Select(v => v is DateOnly day ? Formats.Date(day) : v)]);

    private sealed record ReleaseInput(string? Reason);
}

/// <summary>Labels of the public pool.</summary>
internal sealed class PoolLabels;
