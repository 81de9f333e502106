using System.Globalization;
using Kegui.Kernel;
using Microsoft.EntityFrameworkCore;

namespace Kegui.Modules.Audit;

internal sealed record AuditFilter
{
    public long? Person { get; init; }
    public string? Act { get; init; }
    public string? Kind { get; init; }
    public long? Record { get; init; }
    public DateOnly? From { get; init; }
    public DateOnly? To { get; init; }
    /// <summary>Instant and id of the last line shown.</summary>
    public string? After { get; init; }
    public int Take { get; init; } = 50;
}

internal static class AuditQueries
{
    /// <summary>The newest first, one more than asked when there is a next page.</summary>
    public static Task<List<AuditEntry>> AuditLines(this AppDb db, AuditFilter filter, CompanyClock clock, CancellationToken cancel)
    {
        var from = db.Set<AuditEntry>().AsQueryable();
        if (filter.Person is { } person) from = from.Where(a => a.PersonId == person);
        if (filter.Act is { } act) from = from.Where(a => a.Act == act);
        if (filter.Kind is { } kind) from = from.Where(a => a.SubjectKind == kind);
        if (filter.Record is { } record) from = from.Where(a => a.SubjectId == record);
        if (filter.From is { } first && clock.StartOf(first) is var since) from = from.Where(a => a.At >= since);
        if (filter.To is { } last && clock.EndOf(last) is var until) from = from.Where(a => a.At < until);
        if (Cursor(filter.After) is { } cursor)
        {
            var (at, id) = cursor;
            from = from.Where(a => a.At <= at && (a.At < at || a.Id < id));
        }
        // By time, not by id: nodes take ids in blocks.
        return from.OrderByDescending(a => a.At).ThenByDescending(a => a.Id).Take(filter.Take + 1).ToListAsync(cancel);
    }

    public static string CursorOf(AuditEntry line) => string.Create(CultureInfo.InvariantCulture, $"{line.At.Ticks}~{line.Id}");

    private static (DateTime At, long Id)? Cursor(string? after)
    {
        var parts = after?.Split('~') ?? [];
        return parts.Length == 2
            && long.TryParse(parts[0], NumberStyles.None, CultureInfo.InvariantCulture, out var ticks) && ticks <= DateTime.MaxValue.Ticks
            && long.TryParse(parts[1], NumberStyles.None, CultureInfo.InvariantCulture, out var id)
            ? (new DateTime(ticks, DateTimeKind.Utc), id)
            : null;
    }
}
