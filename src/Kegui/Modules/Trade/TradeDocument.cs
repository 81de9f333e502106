using Kegui.Kernel;

namespace Kegui.Modules.Trade;

// Payment and CustomerMonth are public because Razor makes components public, and some take them as parameters.

/// <summary>
/// One sale or return as the books know it. A ledger: a document is never changed, a wrong one is reversed. Owner, department and
/// province are those of the customer, kept here so that lists over all customers need no join (<see cref="TradeOwners"/>).
/// </summary>
internal sealed class TradeDocument : IOwned
{
    public required long Id { get; init; }
    public required long CustomerId { get; init; }
    /// <summary><see cref="TradeKinds"/>.</summary>
    public required string Kind { get; init; }
    /// <summary>The number on the paper; unique among living documents entered by hand.</summary>
    public required string Number { get; init; }
    public required DateOnly On { get; init; }
    public string Currency { get; init; } = "CNY";
    /// <summary>The sum of the lines in fen: above zero for a sale, below for a return, the opposite for a reversal.</summary>
    public required long AmountFen { get; init; }
    public required int LineCount { get; init; }
    /// <summary>The system that the document was imported from; empty when a person entered it.</summary>
    public required string Source { get; init; }
    /// <summary>Digest of date and lines: tells at a re-import whether anything differs without reading the lines.</summary>
    public required long ContentHash { get; init; }
    /// <summary>The document that this one takes back. Both keep the same date, so that the month of the mistake is mended.</summary>
    public long? ReversalOfId { get; init; }
    public long? ReversedById { get; set; }
    public string? Note { get; init; }

    public long? OwnerId { get; set; }
    public long? DepartmentId { get; set; }
    public string? ProvinceCode { get; set; }
    public long? ImportId { get; init; }
    public required DateTime RecordedAt { get; init; }
    public required long RecordedById { get; init; }
    public int Version { get; set; }

    /// <summary>Stands in the books: neither taken back nor itself a taking back.</summary>
    public bool Living => ReversalOfId is null && ReversedById is null;
}

/// <summary>One line. Its amount is rounded half up (away from zero) to the fen on its own; the document is the sum of such lines.</summary>
internal sealed class TradeLine : IGuarded
{
    public required long Id { get; init; }
    public required long DocumentId { get; init; }
    public required int No { get; init; }
    public string? ProductCode { get; init; }
    public string? Description { get; init; }
    /// <summary>Millionths of a unit, below zero on returns. A whole number, because SQLite has no exact decimals to sum and compare.</summary>
    public required long QuantityMicro { get; init; }
    /// <summary>Millionths of a yuan: prices have three, four and more decimals where amounts have two.</summary>
    public required long UnitPriceMicro { get; init; }
    public required long AmountFen { get; init; }

    public decimal Quantity => TradeAmounts.FromMicro(QuantityMicro);
    public decimal UnitPrice => TradeAmounts.FromMicro(UnitPriceMicro);
}

/// <summary>An amount that a customer owes until a day, and when it came. A payment in parts is several rows.</summary>
public sealed class Payment : IGuarded
{
    public required long Id { get; init; }
    public required long CustomerId { get; init; }
    public long? DocumentId { get; init; }
    public required DateOnly DueOn { get; init; }
    /// <summary>None while it is owed.</summary>
    public DateOnly? PaidOn { get; set; }
    public required long AmountFen { get; set; }
    public string? Note { get; init; }
    public long? ReversalOfId { get; init; }
    public long? ReversedById { get; set; }
    /// <summary>The import that wrote it; until that is done, the row is there for nobody.</summary>
    public long? ImportId { get; init; }
    public required DateTime RecordedAt { get; init; }
    public required long RecordedById { get; init; }
    public int Version { get; set; }

    public bool OnTime => PaidOn is { } paid && paid <= DueOn;
}

/// <summary>A customer's trade of one calendar month: what measures and charts read. Kept in the transaction of every trade act.</summary>
public sealed class CustomerMonth : IGuarded
{
    public required long CustomerId { get; init; }
    /// <summary>Year and month, 202611.</summary>
    public required int Month { get; init; }
    public long SalesFen { get; set; }
    /// <summary>What came back, counted above zero.</summary>
    public long ReturnsFen { get; set; }
    /// <summary>What fell due in the month.</summary>
    public long DueFen { get; set; }
    /// <summary>What came in during the month, whenever it was due.</summary>
    public long PaidFen { get; set; }
    /// <summary>The part of <see cref="DueFen"/> that came no later than due, whenever that was.</summary>
    public long PaidOnTimeFen { get; set; }
    /// <summary>Sales that stand.</summary>
    public int Documents { get; set; }

    long IGuarded.Id => CustomerId;
    public long VolumeFen => SalesFen - ReturnsFen;
}

/// <summary>How another system calls a customer of ours.</summary>
internal sealed class ForeignCode : IGuarded
{
    public required long Id { get; init; }
    public required string Source { get; init; }
    public required string Code { get; init; }
    public required long CustomerId { get; set; }
    /// <summary>The import that made it together with its customer.</summary>
    public long? ImportId { get; init; }
    public int Version { get; set; }
}

internal static class TradeKinds
{
    public const string Sale = "sale";
    public const string Return = "return";
    public static readonly IReadOnlyList<string> All = [Sale, Return];
}
