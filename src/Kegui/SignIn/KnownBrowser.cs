using System.Globalization;
using System.Security.Cryptography;
using Kegui.Kernel;
using Microsoft.AspNetCore.DataProtection;

namespace Kegui.SignIn;

/// <summary>
/// Sealed cookies around signing in. One remembers for five minutes that the password was right and the code is still to come. One
/// remembers for half a year who signed in here before, so that a stranger's guesses elsewhere do not lock the owner out.
/// </summary>
internal sealed class KnownBrowser(CompanyClock clock, IDataProtectionProvider protection)
{
    private const string PendingCookie = "kegui.code";
    private const string KnownCookie = "kegui.known";
    private static readonly TimeSpan PendingFor = TimeSpan.FromMinutes(5);
    private static readonly TimeSpan KnownFor = TimeSpan.FromDays(180);

    public void Await(HttpContext http, long person) => Write(http, PendingCookie, person, PendingFor);
    public long? Awaited(HttpContext http) => Read(http, PendingCookie, PendingFor);
    public void Remember(HttpContext http, long person)
    {
        http.Response.Cookies.Delete(PendingCookie);
        Write(http, KnownCookie, person, KnownFor);
    }

    public bool Knows(HttpContext http, long person) => Read(http, KnownCookie, KnownFor) == person;

    private void Write(HttpContext http, string cookie, long person, TimeSpan age) =>
        http.Response.Cookies.Append(cookie, protection.CreateProtector(cookie).Protect($"{person} {clock.Now.Ticks}"), new CookieOptions
        {
            HttpOnly = true,
            Secure = http.Request.IsHttps,
            SameSite = SameSiteMode.Lax,
            MaxAge = age,
            IsEssential = true,
        });

    private long? Read(HttpContext http, string cookie, TimeSpan age)
    {
        if (http.Request.Cookies[cookie] is not { } text) return null;
        try
        {
            var parts = protection.CreateProtector(cookie).Unprotect(text).Split(' ');
            var written = new DateTime(long.Parse(parts[1], CultureInfo.InvariantCulture), DateTimeKind.Utc);
            return clock.Now - written <= age ? long.Parse(parts[0], CultureInfo.InvariantCulture) : null;
        }
        catch (CryptographicException)
        {
            return null;
        }
    }
}
