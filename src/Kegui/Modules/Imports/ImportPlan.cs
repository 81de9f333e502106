namespace Kegui.Modules.Imports;

/// <summary>How many rows will meet which fate, as things are chosen now.</summary>
public sealed record ImportPlan(int Create, int Update, int Skip, int LeftOut)
{
    public int Rows => Create + Update + Skip + LeftOut;

    internal static ImportPlan Of(IReadOnlyList<RowCount> counts, ImportChoices choices)
    {
        int create = 0, update = 0, skip = 0, leftOut = 0;
        foreach (var count in counts)
        {
            if (count.Stopped) leftOut += count.Rows;
            else
            {
                switch (Action(choices, count.Group, count.Choice, count.Editable, count.OriginalOut))
                {
                    case RowActions.Create: create += count.Rows; break;
                    case RowActions.Update: update += count.Rows; break;
                    default: skip += count.Rows; break;
                }
            }
        }
        return new(create, update, skip, leftOut);
    }

    internal static string Action(ImportChoices choices, StagedRow row) => Action(choices, row.Group, row.Choice, row.Editable, row.OriginalOut);

    // When the row that it repeats is left out, this one is all there is of the party.
    private static string Action(ImportChoices choices, string? group, string? choice, bool editable, bool originalOut) =>
        ImportDecisions.Action(choices, originalOut && group?.StartsWith("rows:", StringComparison.Ordinal) == true ? null : group, choice, editable);
}
