using Kegui.Kernel;

namespace Kegui.Modules.Trade;

/// <summary>The opposite of a document, line by line, on the same date.</summary>
internal static class TradeReversal
{
    public static TradeDocument Of(TradeDocument document, long id, long? importId, string? note, Act act) => new()
    {
        Id = id,
        CustomerId = document.CustomerId,
        Kind = document.Kind,
        Number = document.Number,
        On = document.On,
        Currency = document.Currency,
        AmountFen = -document.AmountFen,
        LineCount = document.LineCount,
        Source = document.Source,
        ContentHash = document.ContentHash,
        ReversalOfId = document.Id,
        Note = note,
        OwnerId = document.OwnerId,
        DepartmentId = document.DepartmentId,
        ProvinceCode = document.ProvinceCode,
        ImportId = importId,
        RecordedAt = act.Now,
        RecordedById = act.Actor.PersonId,
    };

    public static TradeLine Of(TradeLine line, long id, long document) => new()
    {
        Id = id,
        DocumentId = document,
        No = line.No,
        ProductCode = line.ProductCode,
        Description = line.Description,
        QuantityMicro = -line.QuantityMicro,
        UnitPriceMicro = line.UnitPriceMicro,
        AmountFen = -line.AmountFen,
    };
}
