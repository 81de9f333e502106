using Kegui.Kernel;
using Microsoft.EntityFrameworkCore;

namespace Kegui.SignIn;

/// <summary>
/// Links by which somebody chooses a password: an invitation, or a reset that an administrator hands over. Nobody ever sees or sets
/// another's password. A link works once, and a newer one makes it worthless.
/// </summary>
internal sealed class PasswordLinks(AppDb db, SignInActs signIn, Actors actors, OwnAccountActs account)
{
    public const string Invite = "invite";
    public const string Reset = "reset";
    public static readonly TimeSpan InviteLasts = TimeSpan.FromDays(7);
    public static readonly TimeSpan ResetLasts = TimeSpan.FromHours(2);

    /// <summary>Keeps a link for the person within the act that made it necessary.</summary>
    /// <param name="token">Made by the caller; it stands in no answer that is kept.</param>
    internal static async Task Add(Act act, long person, string purpose, string token, CancellationToken cancel)
    {
        // The id is taken before the transaction: taking a block of ids is a write of its own.
        var link = new OneTimeLink
        {
            Id = await act.NewId(cancel),
            TokenHash = Tokens.HashOf(token),
            Purpose = purpose,
            PersonId = person,
            ExpiresAt = act.Now + (purpose == Invite ? InviteLasts : ResetLasts),
        };
        Access.VoidLinks(act, person);
        act.Also(async inside =>
        {
            act.Db.Add(link);
            await act.Db.SaveChangesAsync(inside);
        });
    }

    /// <summary>The unused link behind the token, of somebody who still works here.</summary>
    public async Task<(OneTimeLink Link, Person Person)?> Find(string token, CancellationToken cancel)
    {
        if (token.Length != 64) return null;
        var link = await signIn.Link(token, Invite, cancel) ?? await signIn.Link(token, Reset, cancel);
        return link?.PersonId is { } id && await db.Set<Person>().FirstOrDefaultAsync(p => p.Id == id && p.Active, cancel) is { } person ? (link, person) : null;
    }

    /// <summary>Sets the password; the act is the person's own.</summary>
    public async Task<Outcome<long>> Use(string token, string password, CancellationToken cancel)
    {
        if (await Find(token, cancel) is not { } found) return new() { Refusal = new("link-used") };
        // Checked before the link is spent, so that a weak password does not cost it.
        if (Passwords.Check("password", password, found.Person.SignInName).ToList() is { Count: > 0 } problems) return new() { Problems = problems };
        if (!await signIn.Spend(found.Link.Id, cancel)) return new() { Refusal = new("link-used") };
        var actor = await actors.Of(found.Person.Id, null, "link", cancel);
        return actor is null ? new() { Refusal = new("link-used") } : await account.SetPassword(new(actor), password, cancel);
    }
}
