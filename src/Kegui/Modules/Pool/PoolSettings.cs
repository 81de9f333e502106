using System.Text.Json;
using Kegui.Kernel;
using Microsoft.EntityFrameworkCore;

namespace Kegui.Modules.Pool;

/// <summary>The numbers of the public pool.</summary>
/// <param name="Automatic">Customers return by themselves; off until somebody has looked at who would.</param>
/// <param name="ProspectDays">Days without contact or order after which a prospect returns.</param>
/// <param name="CustomerDays">The same for customers.</param>
/// <param name="ClaimsPerDay">How many one person may claim a day.</param>
/// <param name="Holding">How many customers one person may hold and still claim.</param>
/// <param name="FormerOwnerDays">How long whoever lost a customer waits before claiming it again.</param>
internal sealed record PoolSettings(bool Automatic = false, int ProspectDays = 30, int CustomerDays = 180, int ClaimsPerDay = 5, int Holding = 200, int FormerOwnerDays = 30)
{
    public const string Key = "pool";
    /// <summary>Days before the return on which the owner is told.</summary>
    public static readonly IReadOnlyList<int> Notices = [7, 1];
    /// <summary>Grades that nobody gives back alone.</summary>
    public static readonly IReadOnlyList<string> Guarded = ["A", "B"];

    public static async Task<PoolSettings> Read(AppDb db, CancellationToken cancel) =>
        await db.Set<Setting>().Where(s => s.Key == Key).Select(s => s.Value).FirstOrDefaultAsync(cancel) is { } json ? JsonSerializer.Deserialize<PoolSettings>(json, Json.Plain)! : new();

    public IEnumerable<Problem> Problems()
    {
        foreach (var (field, value, least, most) in new[] { ("prospectDays", ProspectDays, 1, 3650), ("customerDays", CustomerDays, 1, 3650), ("claimsPerDay", ClaimsPerDay, 0, 1000), ("holding", Holding, 0, 100_000), ("formerOwnerDays", FormerOwnerDays, 0, 3650) })
            if (value < least || value > most) yield return new(field, "pool-range", least, most);
    }
}
