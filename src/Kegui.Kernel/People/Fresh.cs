namespace Kegui.Kernel;

/// <summary>
/// Some acts want to know that it is still the same person at the keyboard: roles, settlements, mass exports. They call
/// <see cref="WantsFresh"/>; the page then asks for the password once more and goes on with what was sent.
/// </summary>
public static class Fresh
{
    /// <summary>How long a password or second factor counts as recent: 10 minutes.</summary>
    public static readonly TimeSpan Lasts = TimeSpan.FromMinutes(10);

    public const string Refusal = "confirm-first";

    /// <summary>True for the system and within <see cref="Lasts"/> of the last password; an API token never is.</summary>
    public static bool Is(Actor actor, DateTime now) => actor.IsSystem || actor.Via == "demo" || actor.FreshAt is { } at && now - at <= Lasts;

    /// <summary>Ends the act with the refusal <c>confirm-first</c> unless the person gave the password within the last 10 minutes.</summary>
    public static void WantsFresh(this Act act) => act.Allow(Is(act.Actor, act.Now) ? null : new Refusal(Refusal));
}
