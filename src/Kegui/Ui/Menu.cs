namespace Kegui.Ui;

/// <summary>One entry of the menu. Order below 100 stands on the first level, from 100 on in the group below; a
/// negative order stands only on the phone's bar. Phone entries are its tabs, two left and two right of (+); for whom there are fewer, the first of the others fill the bar.</summary>
internal sealed record MenuItem(string Code, string LabelKey, string Icon, string Href, string? Permission, int Order, bool Phone);

/// <summary>One act offered by (+) on the phone and by the button for new things at the top.</summary>
internal sealed record QuickAct(string Code, string LabelKey, string Icon, string Href, string? Permission, int Order);

/// <summary>The menu as one person sees it: only what the role may open.</summary>
internal sealed class Menu(IEnumerable<MenuItem> items, IEnumerable<QuickAct> acts)
{
    private const int FirstUnderMore = 100;
    private const int PhoneTabs = 4;
    private readonly MenuItem[] items = [.. items.OrderBy(i => Math.Abs(i.Order))];
    private readonly QuickAct[] acts = [.. acts.OrderBy(a => a.Order)];

    public IEnumerable<MenuItem> Main(IViewer viewer) => Seen(viewer).Where(i => i.Order < FirstUnderMore);
    public IEnumerable<MenuItem> More(IViewer viewer) => Seen(viewer).Where(i => i.Order >= FirstUnderMore);
    public IReadOnlyList<MenuItem> Phone(IViewer viewer)
    {
        var tabs = items.Where(i => i.Phone && May(viewer, i.Permission)).Take(PhoneTabs).ToList();
        return [.. tabs.Concat(Seen(viewer).Where(i => !i.Phone).Take(PhoneTabs - tabs.Count)).OrderBy(i => i.Order < 0).ThenBy(i => i.Order)];
    }
    public IReadOnlyList<QuickAct> Acts(IViewer viewer) => [.. acts.Where(a => May(viewer, a.Permission))];

    /// <summary>The entry whose address is the longest beginning of <paramref name="path"/>; null on a page outside the menu.</summary>
    public MenuItem? At(string path) => items
        .Where(i => Begins(path, i.Href))
        .MaxBy(i => i.Href.Length);

    private IEnumerable<MenuItem> Seen(IViewer viewer) => items.Where(i => i.Order >= 0 && May(viewer, i.Permission));

    private static bool May(IViewer viewer, string? permission) => permission is null || viewer.May(permission);

    private static bool Begins(string path, string href)
    {
        var (at, start) = (path.Trim('/'), href.Trim('/'));
        return start.Length == 0 ? at.Length == 0 : at == start || at.StartsWith(start + "/", StringComparison.Ordinal);
    }
}
