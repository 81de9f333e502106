namespace Kegui;

/// <summary>The last resort: what nobody expected is logged with a number that the person can name, and told without details.</summary>
internal sealed class Errors(RequestDelegate next, ILogger<Errors> log)
{
    public async Task Invoke(HttpContext http)
    {
        try
        {
            await next(http);
        }
        catch (OperationCanceledException) when (http.RequestAborted.IsCancellationRequested)
        {
            http.Response.StatusCode = 499;
        }
        catch (Exception error) when (!http.Response.HasStarted)
        {
            log.LogError(error, "Request {Method} {Path} failed ({TraceId})", http.Request.Method, http.Request.Path, http.TraceIdentifier);
            http.Response.Clear();
            http.Response.StatusCode = StatusCodes.Status500InternalServerError;
        }
    }
}
