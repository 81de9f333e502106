using System.Text.Json;
using Microsoft.AspNetCore.DataProtection;

namespace Kegui.Ui;

/// <summary>The sentence shown once on the next page: saved, withdrawn, undone. Travels in a sealed cookie, so that the
/// page after the redirect may come from any node.</summary>
internal sealed record Flash(string Kind, string Text, string? Href = null, string? HrefText = null, string? SavedKey = null)
{
    private const string Cookie = "kegui-flash";

    /// <summary>After an act that succeeded; <paramref name="form"/> lets the browser drop the draft it kept.</summary>
    public static void Done(HttpContext http, string text, Form? form = null, string? href = null, string? hrefText = null) =>
        Set(http, new Flash("ok", text, href, hrefText, form?.Key));

    public static void Warn(HttpContext http, string text) => Set(http, new Flash("warn", text));

    public static void Set(HttpContext http, Flash flash) =>
        http.Response.Cookies.Append(Cookie, Seal(http).Protect(JsonSerializer.Serialize(flash)), new CookieOptions
        {
            HttpOnly = true,
            IsEssential = true,
            MaxAge = TimeSpan.FromMinutes(2),
            Path = http.Request.PathBase + "/",
            SameSite = SameSiteMode.Lax,
            Secure = http.Request.IsHttps,
        });

    /// <summary>Reads and forgets; null when there is none or somebody else wrote it.</summary>
    public static Flash? Take(HttpContext http)
    {
        if (!http.Request.Cookies.TryGetValue(Cookie, out var sealedText)) return null;
        if (!http.Response.HasStarted) http.Response.Cookies.Delete(Cookie, new CookieOptions { Path = http.Request.PathBase + "/" });
        try
        {
            return JsonSerializer.Deserialize<Flash>(Seal(http).Unprotect(sealedText));
        }
        catch (Exception e) when (e is System.Security.Cryptography.CryptographicException or JsonException)
        {
            return null;
        }
    }

    private static IDataProtector Seal(HttpContext http) =>
        http.RequestServices.GetRequiredService<IDataProtectionProvider>().CreateProtector("kegui.flash");
}
