using Kegui.Kernel;
using Microsoft.EntityFrameworkCore;

namespace Kegui.SignIn;

internal sealed record SessionRow(long Id, DateTime CreatedAt, DateTime LastSeenAt, string? Address, string? Agent);
internal sealed record TokenRow(long Id, string Name, string Only, DateTime CreatedAt, DateTime ExpiresAt, DateTime? LastUsedAt);
public sealed record SignInRow(long Id, DateTime At, string SignInName, long? PersonId, string Result, string? Address, string? Agent);

internal sealed record SignInFilter(string? Name, string? Result, DateTime? From, DateTime? Until, long? Before, int Take = 50);

/// <summary>What is asked about accounts.</summary>
internal static class AccountQueries
{
    public static readonly IReadOnlyList<string> Results = ["ok", "wrong-password", "unknown-name", "locked", "inactive", "wrong-code", "link", "recovery-code"];

    public static Task<List<SessionRow>> OpenSessions(this AppDb db, long person, DateTime now, CancellationToken cancel)
    {
        var idleSince = now - Sessions.Idle;
        return db.Set<Session>().Where(s => s.PersonId == person && s.EndedAt == null && s.ExpiresAt > now && s.LastSeenAt > idleSince)
            .OrderByDescending(s => s.LastSeenAt).Select(s => new SessionRow(s.Id, s.CreatedAt, s.LastSeenAt, s.Address, s.Agent)).ToListAsync(cancel);
    }

    public static Task<List<TokenRow>> OpenTokens(this AppDb db, long person, DateTime now, CancellationToken cancel) => db.Set<ApiToken>()
        .Where(t => t.PersonId == person && t.RevokedAt == null && t.ExpiresAt > now)
        .OrderByDescending(t => t.Id).Select(t => new TokenRow(t.Id, t.Name, t.Only, t.CreatedAt, t.ExpiresAt, t.LastUsedAt)).ToListAsync(cancel);

    public static Task<List<SignInRow>> OwnSignIns(this AppDb db, long person, int take, CancellationToken cancel) => db.Set<SignInEntry>()
        .Where(s => s.PersonId == person).OrderByDescending(s => s.Id).Take(take)
        .Select(s => new SignInRow(s.Id, s.At, s.SignInName, s.PersonId, s.Result, s.Address, s.Agent)).ToListAsync(cancel);

    /// <summary>One page of the log, the newest first, one more row than asked when there is a next page.</summary>
    public static Task<List<SignInRow>> SignIns(this AppDb db, SignInFilter filter, CancellationToken cancel)
    {
        var rows = db.Set<SignInEntry>().AsQueryable();
        if (filter.Name is { } name) rows = rows.Where(s => s.SignInName == name.ToLowerInvariant());
        if (filter.Result is { } result) rows = rows.Where(s => s.Result == result);
        if (filter.From is { } from) rows = rows.Where(s => s.At >= from);
        if (filter.Until is { } until) rows = rows.Where(s => s.At < until);
        if (filter.Before is { } before) rows = rows.Where(s => s.Id < before);
        return rows.OrderByDescending(s => s.Id).Take(filter.Take + 1).Select(s => new SignInRow(s.Id, s.At, s.SignInName, s.PersonId, s.Result, s.Address, s.Agent)).ToListAsync(cancel);
    }

    /// <summary>The browser and system of a User-Agent header in a few words, so that one knows one's own devices.</summary>
    public static string Device(string? agent)
    {
        if (string.IsNullOrEmpty(agent)) return "";
        var system = Has("iPhone") ? "iPhone" : Has("iPad") ? "iPad" : Has("Android") ? "Android" : Has("HarmonyOS") ? "HarmonyOS" : Has("Windows") ? "Windows" : Has("Mac OS") ? "macOS" : Has("Linux") ? "Linux" : "";
        var browser = Has("wxwork") ? "WeCom" : Has("MicroMessenger") ? "WeChat" : Has("DingTalk") ? "DingTalk" : Has("Lark") || Has("Feishu") ? "Feishu" : Has("Edg/") ? "Edge" : Has("Firefox") ? "Firefox" : Has("Chrome") ? "Chrome" : Has("Safari") ? "Safari" : agent.Split('/', ' ')[0];
        return system.Length == 0 ? browser : $"{browser} · {system}";

        bool Has(string word) => agent.Contains(word, StringComparison.OrdinalIgnoreCase);
    }
}
