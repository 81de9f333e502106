using Kegui.Kernel;

namespace Kegui.SignIn;

/// <summary>
/// Asks for the password once more and then sends the same form on its way: the fields that were posted travel as hidden ones
/// through the page, and the answer 307 lets the browser post them again to where they were meant for.
/// </summary>
internal static class Confirmation
{
    public const string Path = "/confirm";
    public const string Sent = "/confirm/password";
    public const string Password = "_confirm-password";
    /// <summary>Marks a posted form that waits behind the question.</summary>
    public const string Waiting = "_confirm-waiting";

    /// <summary>Shows the question in place of what was asked for.</summary>
    public static async Task Ask(HttpContext http)
    {
        await http.Request.ReadFormAsync(http.RequestAborted);
        await Show(http, new(http.Request.Path + http.Request.QueryString, null));
    }

    public static async Task<IResult> Answer(HttpContext http, Current current, SignInActs signIn, Sessions sessions)
    {
        var form = await http.Request.ReadFormAsync(http.RequestAborted);
        var target = Pages.SignInPage.Safe(http.Request.Query["return"]);
        var password = form[Password].ToString();
        var result = password.Length is 0 or > Passwords.Longest ? SignInResult.Wrong : await signIn.Check(current.Someone.PersonId, password, http, http.RequestAborted);
        if (result != SignInResult.Ok)
        {
            await Show(http, new(target, result == SignInResult.Locked ? "signIn.locked" : "confirm.wrong"));
            return Results.Empty;
        }
        if (current.Someone.SessionId is { } session) await sessions.Confirm(session, http, http.RequestAborted);
        // 307 repeats the post with its body; without a waiting form it is an ordinary visit.
        return Results.LocalRedirect("~" + target, permanent: false, preserveMethod: form.ContainsKey(Waiting));
    }

    private static Task Show(HttpContext http, Asked asked)
    {
        var page = http.RequestServices.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
            .First(e => e.RoutePattern.RawText?.Trim('/') == Path.Trim('/') && e.Metadata.GetMetadata<Microsoft.AspNetCore.Components.Endpoints.ComponentTypeMetadata>() is not null);
        http.Items[typeof(Asked)] = asked;
        http.Request.Method = HttpMethods.Get;
        http.Request.Path = Path;
        http.Request.RouteValues.Clear();
        http.Response.StatusCode = StatusCodes.Status403Forbidden;
        if (http.Features.Get<Microsoft.AspNetCore.Diagnostics.IStatusCodePagesFeature>() is { } pages) pages.Enabled = false;
        http.SetEndpoint(page);
        return page.RequestDelegate!(http);
    }

    /// <param name="Target">Where the way goes on: a path of our own with its query.</param>
    internal sealed record Asked(string Target, string? Error);
}
