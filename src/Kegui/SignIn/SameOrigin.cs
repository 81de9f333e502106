namespace Kegui.SignIn;

/// <summary>Refuses unsafe requests that a browser sends from another site. A bearer token is no ambient authority and passes.</summary>
internal sealed class SameOrigin(RequestDelegate next)
{
    public Task Invoke(HttpContext http)
    {
        var request = http.Request;
        if (HttpMethods.IsGet(request.Method) || HttpMethods.IsHead(request.Method) || HttpMethods.IsOptions(request.Method)) return next(http);
        var site = request.Headers["Sec-Fetch-Site"].ToString();
        var origin = request.Headers.Origin.ToString();
        var foreign = site is "cross-site" or "same-site"
            || origin.Length > 0 && origin != "null" && !string.Equals(new Uri(origin).Authority, request.Host.Value, StringComparison.OrdinalIgnoreCase)
            || origin == "null" && site.Length > 0 && site != "same-origin";
        if (!foreign || request.Headers.Authorization.Count > 0) return next(http);
        http.Response.StatusCode = StatusCodes.Status403Forbidden;
        return Task.CompletedTask;
    }
}
