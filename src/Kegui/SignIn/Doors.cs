using Kegui.Kernel;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Diagnostics;

namespace Kegui.SignIn;

/// <summary>The right that a page or endpoint asks for. One without it (and not marked anonymous) opens for nobody.</summary>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Method)]
internal sealed class NeedsAttribute(string permission) : Attribute
{
    /// <summary>For pages that every signed-in person has: the own account, the work desk.</summary>
    public const string Anybody = "*";

    public string Permission { get; } = permission;
}

/// <summary>
/// What is sent to this page wants a password given within the last ten minutes. Older ones are asked for it once more, and the form
/// goes on as it was sent. The act behind asks too (<see cref="Fresh.WantsFresh"/>), for the API.
/// </summary>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Method)]
internal sealed class WantsFreshAttribute : Attribute;

/// <summary>Opens also while a second factor is demanded and not yet set up: the page where that is done.</summary>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Method)]
internal sealed class OpenBeforeSecondFactorAttribute : Attribute;

/// <summary>Stands before every endpoint: finds out who asks, and lets through only what the endpoint's right allows.</summary>
internal sealed class Doors(RequestDelegate next, CompanyClock clock)
{
    public async Task Invoke(HttpContext http, Current current, Sessions sessions)
    {
        var endpoint = http.GetEndpoint();
        if (endpoint is null || endpoint.Metadata.GetMetadata<StaticAssetMark>() is not null)
        {
            await next(http);
            return;
        }
        var api = http.Request.Path.StartsWithSegments("/api") || http.Request.Path.StartsWithSegments("/openapi");
        // Programs get problem details, people get pages.
        if (api && http.Features.Get<IStatusCodePagesFeature>() is { } pages) pages.Enabled = false;
        current.Actor = await Who(http, sessions, api);
        if (current.Actor is { } known) Language.Use(known.Language);
        if (endpoint.Metadata.GetMetadata<IAllowAnonymous>() is not null)
        {
            await next(http);
            return;
        }
        if (current.Actor is not { } actor)
        {
            if (api) await Answer(http, StatusCodes.Status401Unauthorized, "sign-in-required");
            else http.Response.Redirect($"{http.Request.PathBase}/sign-in?return={Uri.EscapeDataString(http.Request.Path + http.Request.QueryString)}");
            return;
        }
        var needs = endpoint.Metadata.GetMetadata<NeedsAttribute>()?.Permission;
        if (needs is null || needs != NeedsAttribute.Anybody && !actor.May(needs))
        {
            if (api) await Answer(http, StatusCodes.Status403Forbidden, "no-permission");
            else http.Response.StatusCode = StatusCodes.Status403Forbidden;
            return;
        }
        if (actor.MustEnrol && endpoint.Metadata.GetMetadata<OpenBeforeSecondFactorAttribute>() is null)
        {
            if (api) await Answer(http, StatusCodes.Status403Forbidden, "second-factor-first");
            else http.Response.Redirect($"{http.Request.PathBase}/me/second-factor");
            return;
        }
        http.Response.OnStarting(() =>
        {
            if (http.Response.Headers.CacheControl.Count == 0) http.Response.Headers.CacheControl = "private, no-store";
            return Task.CompletedTask;
        });
        if (endpoint.Metadata.GetMetadata<WantsFreshAttribute>() is not null && HttpMethods.IsPost(http.Request.Method) && !Fresh.Is(actor, clock.Now))
        {
            await Confirmation.Ask(http);
            return;
        }
        await next(http);
    }

    private static Task Answer(HttpContext http, int status, string type) =>
        Results.Problem(statusCode: status, type: $"urn:kegui:{type}", title: http.RequestServices.GetRequiredService<Ui.L>()["api." + type]).ExecuteAsync(http);

    // A token opens the API only: pages belong to people at a browser.
    private static async Task<Actor?> Who(HttpContext http, Sessions sessions, bool api)
    {
        const string Bearer = "Bearer ";
        var header = http.Request.Headers.Authorization.ToString();
        if (header.StartsWith(Bearer, StringComparison.OrdinalIgnoreCase)) return api ? await sessions.CheckToken(header[Bearer.Length..].Trim(), http.RequestAborted) : null;
        return http.Request.Cookies[Sessions.Cookie] is { } cookie ? await sessions.Check(cookie, http.RequestAborted) : null;
    }
}

/// <summary>Marks the endpoints of static files, which need no look at who asks.</summary>
internal sealed class StaticAssetMark;
