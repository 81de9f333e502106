using Kegui.Ui;
using Microsoft.AspNetCore.Antiforgery;

namespace Kegui.SignIn;

internal static class SignInRoutes
{
    public static void MapSignIn(this IEndpointRouteBuilder routes)
    {
        routes.MapPost("/sign-out", async (HttpContext http, Current current, Sessions sessions) =>
        {
            if (current.Actor?.SessionId is { } session) await sessions.End(session, http.RequestAborted);
            http.Response.Cookies.Delete(Sessions.Cookie);
            return Results.LocalRedirect("~/sign-in");
        }).AllowAnonymous();
        // Minimal endpoints check the form token only when they are told to.
        routes.MapPost(Confirmation.Sent, Confirmation.Answer).Needs(NeedsAttribute.Anybody).WithMetadata(new RequireAntiforgeryTokenAttribute(), new OpenBeforeSecondFactorAttribute());
        MeEndpoints.Map(routes);
    }

    /// <summary>What signing in needs beside the sessions.</summary>
    public static IServiceCollection AddSignIn(this IServiceCollection services)
    {
        services.AddLabels<SignInLabels>();
        services.AddThrottle();
        services.AddSingleton<KnownBrowser>();
        services.AddScoped<SecondFactor>();
        services.AddScoped<SecondFactorActs>();
        services.AddScoped<OwnAccountActs>();
        services.AddScoped<TokenActs>();
        services.AddScoped<PasswordLinks>();
        return services;
    }
}
