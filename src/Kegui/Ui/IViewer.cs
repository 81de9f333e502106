namespace Kegui.Ui;

/// <summary>Who looks at the page, as far as the shell must know. The sign-in registers its own, scoped to the request.</summary>
internal interface IViewer
{
    bool SignedIn { get; }

    /// <summary>A stable code; drafts kept in the browser are filed under it so that two people on one machine do not meet.</summary>
    string Code { get; }
    string Name { get; }
    string? Post { get; }
    bool May(string permission);

    /// <summary>The figure beside a menu entry (waiting approvals, late duties); 0 shows nothing.</summary>
    int Count(string menuCode);
}

/// <summary>Nobody is signed in: sees no entry that needs a permission.</summary>
internal sealed class NoViewer : IViewer
{
    public bool SignedIn => false;
    public string Code => "";
    public string Name => "";
    public string? Post => null;
    public bool May(string permission) => false;
    public int Count(string menuCode) => 0;
}
