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

/// <summary>Stands before every endpoint: finds out who asks, and lets through only what the endpoint's right allows.</summary>
internal sealed class Doors(RequestDelegate next)
{
    public async Task Invoke(HttpContext http, Current current, Sessions sessions)
    {
        var endpoint = http.GetEndpoint();
        if (endpoint is null || endpoint.Metadata.GetMetadata<StaticAssetMark>() is not null)
        {
            await next(http);
            return;
        }
        var api = http.Request.Path.StartsWithSegments("/api") || http.Request.Path.StartsWithSegments("/mcp");
        // Programs get problem details, people get pages.
        if (api && http.Features.Get<IStatusCodePagesFeature>() is { } pages) pages.Enabled = false;
        current.Actor = await Who(http, sessions);
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
        http.Response.OnStarting(() =>
        {
            if (http.Response.Headers.CacheControl.Count == 0) http.Response.Headers.CacheControl = "private, no-store";
            return Task.CompletedTask;
        });
        await next(http);
    }

    private static Task Answer(HttpContext http, int status, string type) =>
        Results.Problem(statusCode: status, type: $"urn:kegui:{type}", title: http.RequestServices.GetRequiredService<Ui.L>()["api." + type]).ExecuteAsync(http);

    private static async Task<Actor?> Who(HttpContext http, Sessions sessions)
    {
        const string Bearer = "Bearer ";
        var header = http.Request.Headers.Authorization.ToString();
        if (header.StartsWith(Bearer, StringComparison.OrdinalIgnoreCase)) return await sessions.CheckToken(header[Bearer.Length..].Trim(), http.RequestAborted);
        return http.Request.Cookies[Sessions.Cookie] is { } cookie ? await sessions.Check(cookie, http.RequestAborted) : null;
    }
}

/// <summary>Marks the endpoints of static files, which need no look at who asks.</summary>
internal sealed class StaticAssetMark;
