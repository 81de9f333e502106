using Kegui.Kernel;
using Microsoft.EntityFrameworkCore;

namespace Kegui.SignIn;

/// <param name="Permissions">Rights the token is limited to; <see cref="All"/> makes it follow all of the person's.</param>
/// <param name="ExpiresOn">The last day it works; at most a year ahead.</param>
internal sealed record NewToken(string? Name, IReadOnlyList<string> Permissions, bool All, DateOnly ExpiresOn);

/// <summary>Personal API tokens. The token itself is shown once; the database keeps its hash.</summary>
internal sealed class TokenActs(ActRunner run, CompanyClock clock)
{
    public const int LongestDays = 365;
    private const int MostText = 4000;

    /// <param name="token">Made by the caller with <see cref="Tokens.New"/>; it stands in no answer that is kept.</param>
    public Task<Outcome<long>> Create(Call call, NewToken input, string token, CancellationToken cancel) => run.Run("me.token", call, input, async act =>
    {
        act.WantsFresh();
        act.Check(Problems(input, act.Actor, act.Today));
        var row = new ApiToken
        {
            Id = await act.NewId(cancel),
            TokenHash = Tokens.HashOf(token),
            PersonId = act.Actor.PersonId,
            Name = input.Name!.Trim(),
            Only = input.All ? "" : string.Join(',', input.Permissions.Distinct().Order(StringComparer.Ordinal)),
            CreatedAt = act.Now,
            ExpiresAt = clock.StartOf(input.ExpiresOn.AddDays(1)),
        };
        act.Db.Add(row);
        await act.Tell(new("TokenCreated", "person", act.Actor.PersonId), [new("token", null, row.Name), new("permissions", null, input.All ? "*" : row.Only), new("expiresOn", null, input.ExpiresOn)], cancel);
        return row.Id;
    }, cancel);

    public Task<Outcome<long>> Revoke(Call call, long id, CancellationToken cancel) => run.Run("me.token", call, new { id }, async act =>
    {
        var token = act.Found(await act.Db.Set<ApiToken>().AsTracking().FirstOrDefaultAsync(t => t.Id == id && t.PersonId == act.Actor.PersonId && t.RevokedAt == null, cancel));
        token.RevokedAt = act.Now;
        await act.Tell(new("TokenRevoked", "person", act.Actor.PersonId), [new("token", token.Name, null)], cancel);
        return id;
    }, cancel);

    internal static IEnumerable<Problem> Problems(NewToken input, Actor actor, DateOnly today)
    {
        if (string.IsNullOrWhiteSpace(input.Name)) yield return new("name", "required");
        else if (input.Name.Trim().Length > 60) yield return new("name", "too-long", 60);
        if (input.ExpiresOn < today) yield return new("expiresOn", "token-past");
        else if (input.ExpiresOn > today.AddDays(LongestDays)) yield return new("expiresOn", "token-too-long", LongestDays);
        if (input.All) yield break;
        if (input.Permissions.Count == 0) yield return new("permissions", "token-empty");
        else if (input.Permissions.Any(p => !actor.Grants.ContainsKey(p) || !actor.May(p))) yield return new("permissions", "token-beyond");
        else if (input.Permissions.Sum(p => p.Length + 1) > MostText) yield return new("permissions", "token-many");
    }
}
