using Kegui.Kernel;

namespace Kegui.Modules.Trade;

/// <summary>Decisions about what is entered by hand: values in, problems or a refusal out.</summary>
internal static class TradeRules
{
    public const int MostLines = 500;
    public static readonly DateOnly Earliest = new(1990, 1, 1);
    private const decimal LeastStep = 0.000001m;

    public static string Number(long number) => $"T{number:000000}";

    public static IEnumerable<Problem> Problems(TradeInput input, DateOnly today)
    {
        if (input.CustomerId <= 0) yield return new("customerId", "required");
        if (input.Kind is null || !TradeKinds.All.Contains(input.Kind)) yield return new("kind", "choice");
        if (input.On is not { } on) yield return new("on", "required");
        else if (on < Earliest || on > today) yield return new("on", "trade-date", Earliest.ToString("yyyy-MM-dd"), today.ToString("yyyy-MM-dd"));
        if (input.DueOn is { } due && (input.Kind == TradeKinds.Return || due < input.On)) yield return new("dueOn", "trade-due");
        if (input.Number?.Length > 60) yield return new("number", "too-long", 60);
        if (input.Note?.Length > 500) yield return new("note", "too-long", 500);
        if (input.Lines.Count is 0 or > MostLines) yield return new("lines", "trade-lines", MostLines);
        foreach (var problem in input.Lines.SelectMany(Problems)) yield return problem;
        if (input.Lines.Count > 0 && input.Lines.Sum(FenOf) <= 0) yield return new("lines", "trade-nothing");
    }

    public static IEnumerable<Problem> Problems(PaymentInput input, DateOnly today)
    {
        if (input.CustomerId <= 0) yield return new("customerId", "required");
        if (input.AmountFen is not { } fen) yield return new("amount", "required");
        else if (fen is <= 0 or > (long)TradeAmounts.MostYuan * 100) yield return new("amount", "trade-amount");
        if (input.DueOn is null && input.PaidOn is null) yield return new("dueOn", "required");
        if (input.DueOn is { } due && (due < Earliest || due > today.AddYears(20))) yield return new("dueOn", "trade-date", Earliest.ToString("yyyy-MM-dd"), today.AddYears(20).ToString("yyyy-MM-dd"));
        if (input.PaidOn is { } paid && (paid < Earliest || paid > today)) yield return new("paidOn", "trade-date", Earliest.ToString("yyyy-MM-dd"), today.ToString("yyyy-MM-dd"));
        if (input.Note?.Length > 500) yield return new("note", "too-long", 500);
    }

    public static IEnumerable<Problem> Problems(SettleInput input, Payment payment, DateOnly today)
    {
        if (input.PaidOn is not { } paid) yield return new("paidOn", "required");
        else if (paid < Earliest || paid > today) yield return new("paidOn", "trade-date", Earliest.ToString("yyyy-MM-dd"), today.ToString("yyyy-MM-dd"));
        if (input.AmountFen is { } fen && (fen <= 0 || fen > payment.AmountFen)) yield return new("amount", "trade-part", new Money(payment.AmountFen).ToString());
    }

    public static Refusal? Reversal(TradeDocument document) => document switch
    {
        { ReversalOfId: not null } => new("trade-is-reversal"),
        { ReversedById: not null } => new("trade-reversed-already"),
        _ => null,
    };

    public static Refusal? Reversal(Payment payment) => payment switch
    {
        { ReversalOfId: not null } => new("trade-is-reversal"),
        { ReversedById: not null } => new("trade-reversed-already"),
        _ => null,
    };

    public static Refusal? Settling(Payment payment) => payment switch
    {
        { ReversalOfId: not null } or { ReversedById: not null } => new("trade-reversed-already"),
        { PaidOn: not null } => new("payment-paid-already"),
        _ => null,
    };

    /// <summary>Fen of one line as entered, above zero for sale and return alike.</summary>
    public static long FenOf(TradeLineInput line) => line.AmountFen ?? TradeAmounts.Fen(line.Quantity ?? 0, line.UnitPrice ?? 0);

    private static IEnumerable<Problem> Problems(TradeLineInput line, int index)
    {
        var at = $"lines.{index + 1}";
        if (line.Quantity is not > 0 or > TradeAmounts.MostQuantity || line.Quantity % LeastStep != 0) yield return new($"{at}.quantity", "trade-quantity");
        if (line.UnitPrice is not >= 0 or > TradeAmounts.MostYuan || line.UnitPrice % LeastStep != 0) yield return new($"{at}.unitPrice", "trade-price");
        else if (line.AmountFen is < 0 or > (long)TradeAmounts.MostYuan * 100 || line.Quantity * line.UnitPrice > TradeAmounts.MostYuan) yield return new($"{at}.amount", "trade-amount");
        if (line.ProductCode?.Length > 60) yield return new($"{at}.productCode", "too-long", 60);
        if (line.Description?.Length > 200) yield return new($"{at}.description", "too-long", 200);
    }
}
