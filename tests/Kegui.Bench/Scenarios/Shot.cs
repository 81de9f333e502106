namespace Kegui.Bench;

/// <summary>One request, ready to go out.</summary>
internal readonly record struct Shot(string Token, string Method, string Path, string? Body = null, string? Key = null)
{
    public static Shot Get(string token, string path) => new(token, "GET", path);
}
