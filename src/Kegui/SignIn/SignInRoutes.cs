namespace Kegui.SignIn;

internal static class SignInRoutes
{
    public static void MapSignIn(this IEndpointRouteBuilder routes) =>
        routes.MapPost("/sign-out", async (HttpContext http, Current current, Sessions sessions) =>
        {
            if (current.Actor?.SessionId is { } session) await sessions.End(session, http.RequestAborted);
            http.Response.Cookies.Delete(Sessions.Cookie);
            return Results.LocalRedirect("~/sign-in");
        }).AllowAnonymous();
}
