using Kegui.Kernel;

namespace Kegui.Modules.Trade.Import;

/// <summary>From staged values to rows of the books.</summary>
internal static class ImportRows
{
    public static TradeDocument Document(Writing writing, ImportDecision decision, long id, TradeImport import, Act act)
    {
        var customer = writing.Customer!;
        return new()
        {
            Id = id,
            CustomerId = customer.Id,
            Kind = writing.Kind,
            Number = decision.Staging.Numbers[writing.Staged.Number],
            On = writing.Staged.On,
            AmountFen = writing.Fen,
            LineCount = writing.Staged.Lines.Count,
            Source = decision.Plan.Source,
            ContentHash = decision.HashOf(writing.Staged),
            OwnerId = customer.OwnerId,
            DepartmentId = customer.DepartmentId,
            ProvinceCode = customer.ProvinceCode,
            ImportId = import.Id,
            RecordedAt = act.Now,
            RecordedById = act.Actor.PersonId,
        };
    }

    public static TradeLine Line(Staging staging, int index, long id, long document, int no)
    {
        ref var line = ref staging.Line(index);
        return new()
        {
            Id = id,
            DocumentId = document,
            No = no,
            ProductCode = staging.Products[line.Product] is { Length: > 0 } product ? product : null,
            Description = staging.Descriptions[line.Description] is { Length: > 0 } text ? text : null,
            QuantityMicro = line.QuantityMicro,
            UnitPriceMicro = line.UnitPriceMicro,
            AmountFen = line.Fen,
        };
    }
}
