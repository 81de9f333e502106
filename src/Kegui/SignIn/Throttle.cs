using System.Globalization;
using System.Threading.RateLimiting;

namespace Kegui.SignIn;

/// <summary>
/// At most ten posts a minute from one address to the pages that take a password, a code or a link. Reading them is free, and calls
/// inside the process (no address) are none of a stranger's.
/// </summary>
internal static class Throttle
{
    public const int PerMinute = 10;
    private static readonly string[] Guarded = ["/sign-in", "/link", "/setup", "/password", "/confirm"];

    public static IServiceCollection AddThrottle(this IServiceCollection services) => services.AddRateLimiter(options =>
    {
        options.RejectionStatusCode = StatusCodes.Status429TooManyRequests;
        options.GlobalLimiter = PartitionedRateLimiter.Create<HttpContext, string>(http => AddressOf(http) is { } address
            ? RateLimitPartition.GetFixedWindowLimiter(address, _ => new FixedWindowRateLimiterOptions { PermitLimit = PerMinute, Window = TimeSpan.FromMinutes(1) })
            : RateLimitPartition.GetNoLimiter(""));
        options.OnRejected = (rejected, _) =>
        {
            var wait = rejected.Lease.TryGetMetadata(MetadataName.RetryAfter, out var after) ? after : TimeSpan.FromMinutes(1);
            rejected.HttpContext.Response.Headers.RetryAfter = Math.Max(1, (int)Math.Ceiling(wait.TotalSeconds)).ToString(CultureInfo.InvariantCulture);
            return ValueTask.CompletedTask;
        };
    });

    private static string? AddressOf(HttpContext http) =>
        HttpMethods.IsPost(http.Request.Method) && http.Connection.RemoteIpAddress is { } address && Guarded.Any(path => http.Request.Path.StartsWithSegments(path))
            ? address.ToString()
            : null;
}
