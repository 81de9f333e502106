using Microsoft.AspNetCore.Components;

namespace Kegui.Ui;

/// <summary>Addresses under <c>&lt;base href&gt;</c>, so that the program runs under a sub-path behind a proxy.</summary>
internal static class Url
{
    /// <summary><c>/customers</c> becomes <c>customers</c> (relative to the base); the start page becomes <c>.</c>.</summary>
    public static string Of(string href) =>
        href == "/" ? "." : href.StartsWith('/') && !href.StartsWith("//", StringComparison.Ordinal) ? href[1..] : href;

    /// <summary>The path and query of the page on screen, relative to the base.</summary>
    public static string Here(NavigationManager nav) => nav.ToBaseRelativePath(nav.Uri) is { Length: > 0 } path ? path : ".";

    /// <summary>A place on this page; a bare <c>#id</c> would lead to the base address instead.</summary>
    public static string Place(NavigationManager nav, string id) => $"{Here(nav).Split('#')[0]}#{id}";

    /// <summary>The address on screen with some query values replaced; a null value removes the name.</summary>
    public static string With(NavigationManager nav, params (string Name, string? Value)[] changes)
    {
        var changed = changes.ToDictionary(c => c.Name, c => (object?)c.Value, StringComparer.Ordinal);
        var path = nav.ToBaseRelativePath(nav.GetUriWithQueryParameters(changed));
        return path.Length > 0 ? path : ".";
    }
}
