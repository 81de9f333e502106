using System.Data.Common;
using Kegui.Kernel;
using Microsoft.EntityFrameworkCore;

namespace Kegui.Bench.Data;

/// <summary>
/// Ten duties for each customer, one of them open, as years of a clause would leave them. The database makes them from its own
/// customers: ten million rows sent one by one would take as long as everything else together.
/// </summary>
internal static class DutyShelf
{
    public const int Each = 10;

    /// <returns>How many there are now; those that were there before are left.</returns>
    public static async Task<long> Fill(AppDb db, DateTime now)
    {
        var connection = db.Database.GetDbConnection();
        await db.Database.OpenConnectionAsync();
        if (await Number(connection, "select count(*) from (select 1 from \"Duty\" limit 1) one") == 0)
            for (var ordinal = 1; ordinal <= Each; ordinal++) await Add(db, connection, ordinal, now);
        return await Number(connection, "select count(*) from \"Duty\"");
    }

    private static async Task Add(AppDb db, DbConnection connection, int ordinal, DateTime now)
    {
        var open = ordinal == Each;
        var due = DateOnly.FromDateTime(now).AddDays(open ? 30 : (ordinal - Each) * 60);
        var customer = "\"Id\", \"OwnerId\", \"DepartmentId\", \"ProvinceCode\"".Split(", ");
        var said = new Dictionary<string, object?>
        {
            ["RuleKey"] = "CGM/on-site-visit", ["RegulationId"] = "CGM", ["ClauseId"] = "CGM-7.2a2", ["Matter"] = "on-site-visit", ["SubjectKind"] = "customer",
            ["Occurrence"] = $"{ordinal}", ["Ordinal"] = ordinal, ["Cyclic"] = true, ["Anchor"] = due.AddDays(-60), ["AnchorFrom"] = "done", ["Since"] = due.AddDays(-60),
            ["Existing"] = false, ["DueOn"] = due, ["DueAt"] = Utc(due), ["DueBecause"] = "anchor", ["State"] = open ? DutyStates.Open : DutyStates.Done,
            ["OpenedOn"] = due.AddDays(-60), ["OpenedAt"] = Utc(due.AddDays(-60)), ["ClosedOn"] = open ? null : due, ["ClosedAt"] = open ? null : Utc(due),
            ["EnteredLate"] = false, ["Edition"] = 1, ["Trial"] = false, ["Values"] = "{}", ["SteppedTo"] = Utc(due.AddDays(-60)), ["NextStepAt"] = open ? Utc(due.AddDays(-7)) : null,
            ["Reports"] = 0, ["Misses"] = 0, ["Version"] = 1,
        };
        var given = said.Where(s => s.Value is not null).ToList();
        await using var command = connection.CreateCommand();
        command.CommandTimeout = 0;
        // Ids far above those that the counter has given out.
        command.CommandText = $"""
            insert into "Duty" ("Id", "SubjectId", "CustomerId", "OwnerId", "DepartmentId", "ProvinceCode", {string.Join(", ", given.Select(g => $"\"{g.Key}\""))})
            select "Id" * 10 + {ordinal} + 1000000000000, "Id", {string.Join(", ", customer)}, {string.Join(", ", given.Select((_, i) => "@p" + i))} from "Customer"
            """;
        var types = db.Model.FindEntityType(typeof(Duty))!;
        foreach (var ((name, value), i) in given.Select((g, i) => (g, i)))
        {
            var parameter = command.CreateParameter();
            (parameter.ParameterName, parameter.Value) = ("@p" + i, value);
            if (types.FindProperty(name) is null) throw new InvalidOperationException($"A duty has no {name}.");
            command.Parameters.Add(parameter);
        }
        await command.ExecuteNonQueryAsync();
    }

    private static DateTime Utc(DateOnly day) => day.ToDateTime(default, DateTimeKind.Utc);

    private static async Task<long> Number(DbConnection connection, string sql)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.CommandTimeout = 0;
        return Convert.ToInt64(await command.ExecuteScalarAsync(), System.Globalization.CultureInfo.InvariantCulture);
    }
}
