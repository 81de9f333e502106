using System.Text.Json;
using Kegui.Kernel;
using Microsoft.EntityFrameworkCore;

namespace Kegui.Modules.Imports;

internal sealed record ImportRow(long Id, string FileName, string State, long? OwnerId, int Created, int Updated, int Skipped, int LeftOut, DateTime CreatedAt, DateTime? RanAt, string? Problem);

/// <summary>What is asked about imports, each question once.</summary>
internal static class ImportQueries
{
    public const string Kind = "import";

    public static Task<Import?> OneImport(this AppDb db, Actor actor, long id, CancellationToken cancel) =>
        db.VisibleOne<Import>(actor, "import.run", Kind, id).FirstOrDefaultAsync(cancel);

    /// <summary>Newest first, one more than asked when there are more.</summary>
    public static async Task<IReadOnlyList<ImportRow>> Imports(this AppDb db, Actor actor, long? before, int take, CancellationToken cancel) =>
        await db.Visible<Import>(actor, "import.run").Where(i => before == null || i.Id < before).OrderByDescending(i => i.Id).Take(take + 1)
            .Select(i => new ImportRow(i.Id, i.FileName, i.State, i.OwnerId, i.Created, i.Updated, i.Skipped, i.LeftOut, i.CreatedAt, i.RanAt, i.Problem)).ToListAsync(cancel);

    /// <summary>The import that a work is about.</summary>
    public static async Task<Import> ByWork(this AppDb db, WorkTurn turn, CancellationToken cancel)
    {
        var id = turn.Input<long>();
        return await db.Whole<Import>(Actor.System).FirstOrDefaultAsync(i => i.Id == id, cancel) is { FileKey: not null } import ? import : throw new WorkRefused("import-gone");
    }

    /// <summary>Puts the import back to the step before the one that ended badly; harmless to repeat.</summary>
    public static Task Fall(this AppDb db, ActRunner run, WorkTurn turn, string state, string problem, CancellationToken cancel) => run.Run("import.run", new(Actor.System), new { turn.Id }, async act =>
    {
        var id = turn.Input<long>();
        if (await act.Db.Whole<Import>(Actor.System).AsTracking().FirstOrDefaultAsync(i => i.Id == id && i.WorkId == turn.Id, cancel) is not { } import || !ImportStates.UnderWay(import.State)) return false;
        import.State = state;
        import.Problem = problem;
        import.Version++;
        return true;
    }, cancel);

    public static ImportChoices ChoicesMade(this Import import) => JsonSerializer.Deserialize<ImportChoices>(import.Choices, Json.Plain)!;

    public static TrialSummary? SummaryMade(this Import import) => import.Summary is null ? null : JsonSerializer.Deserialize<TrialSummary>(import.Summary, Json.Plain);
}
