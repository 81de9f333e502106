using Kegui.Kernel;
using Kegui.Ui;

namespace Kegui.SignIn;

/// <summary>Who sent this request. Pages and endpoints take the actor from here and pass it on as a parameter.</summary>
public sealed class Current(PeopleDirectory directory) : IViewer
{
    public Actor? Actor { get; set; }
    /// <summary>Unread notices, counted up to 100 with the session's own statement.</summary>
    public int Unread { get; set; }

    /// <exception cref="InvalidOperationException">Nobody is signed in; the doors let no such request through to a page that asks.</exception>
    public Actor Someone => Actor ?? throw new InvalidOperationException("Nobody is signed in.");

    public ValueTask<People> People(CancellationToken cancel) => directory.Get(Actor?.PeopleStamp, cancel);

    bool IViewer.SignedIn => Actor is not null;
    string IViewer.Code => Actor?.PersonId.ToString(System.Globalization.CultureInfo.InvariantCulture) ?? "";
    string IViewer.Name => Actor?.Name ?? "";
    string? IViewer.Post => Actor?.Post;
    bool IViewer.May(string permission) => Actor?.May(permission) ?? false;
    int IViewer.Count(string menuCode) => menuCode == "notices" ? Unread : 0;
}
