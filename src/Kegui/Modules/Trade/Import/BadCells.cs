namespace Kegui.Modules.Trade.Import;

/// <summary>Which cell of a row is to blame.</summary>
internal static class BadCells
{
    private const int MostShown = 60;

    public static BadCell Of(int number, LineFate fate, string kind, ImportPlan plan, RowReader row)
    {
        if (Fates.FieldOf(fate, kind) is not { } field || plan.Column(field) is not { } column) return new(number, null, fate, null);
        var value = row.Field(column);
        return new(number, column < row.Header.Count ? row.Header[column] : null, fate, value.Length <= MostShown ? value : value[..MostShown] + "…");
    }
}
