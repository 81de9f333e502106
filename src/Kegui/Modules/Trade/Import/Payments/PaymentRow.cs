namespace Kegui.Modules.Trade.Import;

/// <summary>A row as read, with the first reason for which it cannot be imported as it is.</summary>
internal sealed record PaymentRead(LineFate Fate, string Customer, string CustomerName, string Number, string? Note, DateOnly? DueOn, DateOnly? PaidOn, long Fen);

/// <summary>
/// Reads one row of a payments file by the plan. Pure. A row with a day of payment came in, one with only a day due is owed; what
/// cannot be read is refused, then what names no customer is skipped.
/// </summary>
internal sealed class PaymentReader(ImportPlan plan, DateOnly today)
{
    private const int DueYears = 20;
    private readonly int _customer = plan.Column(ImportFields.Customer) ?? -1;
    private readonly int _name = plan.Column(ImportFields.CustomerName) ?? -1;
    private readonly int _number = plan.Column(ImportFields.Number) ?? -1;
    private readonly int _due = plan.Column(ImportFields.Due) ?? -1;
    private readonly int _paid = plan.Column(ImportFields.Paid) ?? -1;
    private readonly int _amount = plan.Column(ImportFields.Amount) ?? -1;
    private readonly int _note = plan.Column(ImportFields.Note) ?? -1;

    public PaymentRead Read(RowReader row)
    {
        var note = LineReader.At(row, _note);
        var read = new PaymentRead(LineFate.None, LineReader.Code(LineReader.At(row, _customer)), LineReader.At(row, _name), LineReader.Code(LineReader.At(row, _number)), note.Length == 0 ? null : note.Length <= 500 ? note : note[..500], null, null, 0);
        if (LineReader.Empty(row)) return read with { Fate = LineFate.EmptyLine };
        if (!LineReader.TryNumber(LineReader.At(row, _amount), out var yuan)) return read with { Fate = LineFate.BadAmount };
        if (Math.Abs(yuan) > TradeAmounts.MostYuan) return read with { Fate = LineFate.TooLarge };
        read = read with { Fen = TradeAmounts.Fen(yuan) };
        if (read.Fen < 0) return read with { Fate = LineFate.NotPositive };
        if (read.Number.Length > LineReader.MostCode || read.Customer.Length > LineReader.MostCode || read.CustomerName.Length > 100) return read with { Fate = LineFate.TooLong };
        var (due, paid) = (LineReader.At(row, _due), LineReader.At(row, _paid));
        DateOnly on = default;
        if (due.Length > 0 && (!LineReader.TryDate(due, out on) || on > (today < DateOnly.MaxValue.AddYears(-DueYears) ? today.AddYears(DueYears) : DateOnly.MaxValue))) return read with { Fate = LineFate.BadDueDate };
        if (due.Length > 0) read = read with { DueOn = on };
        if (paid.Length > 0 && !LineReader.TryDate(paid, out on)) return read with { Fate = LineFate.BadDate };
        if (paid.Length > 0) read = read with { PaidOn = on };
        return read with { Fate = FateOf(read) };
    }

    private LineFate FateOf(PaymentRead read)
    {
        if (read is { DueOn: null, PaidOn: null }) return LineFate.NoDay;
        if (read.PaidOn > today) return LineFate.FutureDate;
        var month = TradeAmounts.MonthOf(read.PaidOn ?? read.DueOn!.Value);
        if (month < plan.FromMonth || month > plan.ToMonth) return LineFate.OutsidePeriod;
        if (read.Fen == 0) return LineFate.ZeroAmount;
        return read.Customer.Length == 0 && read.CustomerName.Length == 0 ? LineFate.NoCustomer : LineFate.None;
    }
}

/// <summary>A row of the file on its way, and what becomes of it.</summary>
internal sealed class PaymentRow(PaymentRead read, int customer)
{
    public PaymentRead Read { get; } = read;
    /// <summary>Its place among the customers of the file; -1 for none.</summary>
    public int Customer { get; } = customer;
    public LineFate Fate { get; set; } = read.Fate;
}

/// <summary>The whole file in memory; nothing of it is in the database yet.</summary>
internal sealed class PaymentStaging
{
    private const int MostRows = 500_000;
    private const int ReportEvery = 5000;

    public List<PaymentRow> Rows { get; } = [];
    public TextIndex Customers { get; } = new();
    public Dictionary<int, string> CustomerNames { get; } = [];
    public List<BadCell> Bad { get; } = [];

    /// <exception cref="FileRefused">The file is broken or has too many rows.</exception>
    public static PaymentStaging Read(RowReader rows, ImportPlan plan, DateOnly today, Action<int> report, CancellationToken cancel)
    {
        var staging = new PaymentStaging();
        var reader = new PaymentReader(plan, today);
        while (rows.Next())
        {
            if (staging.Rows.Count == MostRows) throw new FileRefused("import-lines", MostRows);
            var read = reader.Read(rows);
            if (Fates.GroupOf(read.Fate) == Fates.Refused && staging.Bad.Count < ImportResult.Most) staging.Bad.Add(BadCells.Of(staging.Rows.Count + 2, read.Fate, ImportKinds.Payments, plan, rows));
            staging.Rows.Add(new(read, staging.Place(read)));
            if (staging.Rows.Count % ReportEvery != 0) continue;
            cancel.ThrowIfCancellationRequested();
            report(staging.Rows.Count);
        }
        return staging;
    }

    private int Place(PaymentRead read)
    {
        var text = read.Customer.Length > 0 ? read.Customer : read.CustomerName;
        if (text.Length == 0) return -1;
        var place = Customers.Of(text);
        if (read.CustomerName.Length > 0) CustomerNames.TryAdd(place, read.CustomerName);
        return place;
    }
}
