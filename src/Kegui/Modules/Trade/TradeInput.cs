namespace Kegui.Modules.Trade;

/// <summary>A sale or return as a person or program enters it. Quantities are above zero in both; a return counts them back.</summary>
internal sealed record TradeInput
{
    public long CustomerId { get; init; }
    /// <summary>sale or return.</summary>
    public string? Kind { get; init; }
    /// <summary>Up to 60 characters; without one it is numbered T000001 and on.</summary>
    public string? Number { get; init; }
    public DateOnly? On { get; init; }
    /// <summary>When the whole amount is to be paid: records the payment as owed. Only for a sale.</summary>
    public DateOnly? DueOn { get; init; }
    public string? Note { get; init; }
    public IReadOnlyList<TradeLineInput> Lines { get; init; } = [];
}

/// <param name="UnitPrice">Yuan, up to six decimals.</param>
/// <param name="AmountFen">Where the paper says another amount than quantity × price (a discount); otherwise none.</param>
internal sealed record TradeLineInput(string? ProductCode, string? Description, decimal? Quantity, decimal? UnitPrice, long? AmountFen = null);

/// <summary>An amount owed until a day, or already paid.</summary>
internal sealed record PaymentInput
{
    public long CustomerId { get; init; }
    public long? DocumentId { get; init; }
    public long? AmountFen { get; init; }
    public DateOnly? DueOn { get; init; }
    /// <summary>None while it is owed. Without a due day, cash: due on the day it was paid.</summary>
    public DateOnly? PaidOn { get; init; }
    public string? Note { get; init; }
}

/// <summary>An owed amount comes in, whole or in part; what is missing stays owed until the same day.</summary>
internal sealed record SettleInput(DateOnly? PaidOn, long? AmountFen);
