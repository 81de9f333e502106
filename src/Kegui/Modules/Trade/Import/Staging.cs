using System.Diagnostics.CodeAnalysis;

namespace Kegui.Modules.Trade.Import;

/// <summary>A line held aside: 64 bytes, so that half a million lines take 35 MB.</summary>
internal struct StagedLine
{
    public LineFate Fate;
    public int Number;
    public int Customer;
    public int Product;
    public int Description;
    public DateOnly On;
    public long QuantityMicro;
    public long UnitPriceMicro;
    public long Fen;
    public decimal Exact;
}

/// <summary>Texts by number, each held once.</summary>
internal sealed class TextIndex
{
    private readonly Dictionary<string, int> _places = new(StringComparer.Ordinal);
    private readonly List<string> _texts = [];

    public int Count => _texts.Count;
    public string this[int place] => _texts[place];

    public int Of(string text)
    {
        if (_places.TryGetValue(text, out var place)) return place;
        _texts.Add(text);
        return _places[text] = _texts.Count - 1;
    }

    public bool TryFind(string text, out int place) => _places.TryGetValue(text, out place);
}

/// <summary>The documents of a file: which lines each has, in the order of the file.</summary>
internal sealed record StagedDocument(int Number, int Customer, DateOnly On, ArraySegment<int> Lines);

/// <summary>The whole file in memory, read once by the plan; nothing of it is in the database yet.</summary>
internal sealed class Staging
{
    public const int MostLines = 2_000_000;
    private const int ReportEvery = 20_000;
    private const int ChunkBits = 14;
    private const int Chunk = 1 << ChunkBits;
    // In pieces: one growing array would be held twice whenever it grows.
    private readonly List<StagedLine[]> _chunks = [];
    private readonly List<BadCell> _bad = [];
    private IReadOnlyList<string> _header = [];

    public int Count { get; private set; }
    public TextIndex Numbers { get; } = new();
    /// <summary>Customer codes, or names where the file has no codes.</summary>
    public TextIndex Customers { get; } = new();
    public Dictionary<int, string> CustomerNames { get; } = [];
    public TextIndex Products { get; } = new();
    public TextIndex Descriptions { get; } = new();

    [SuppressMessage("Design", "CA1024", Justification = "Gives a reference into the store.")]
    public ref StagedLine Line(int index) => ref _chunks[index >> ChunkBits][index & (Chunk - 1)];

    /// <exception cref="FileRefused">The file is broken or has too many lines.</exception>
    public static Staging Read(RowReader rows, ImportPlan plan, DateOnly today, Action<int> report, CancellationToken cancel)
    {
        var staging = new Staging();
        var reader = new LineReader(plan, today);
        staging._header = rows.Header;
        while (rows.Next())
        {
            if (staging.Count == MostLines) throw new FileRefused("import-lines", MostLines);
            var line = reader.Read(rows);
            if (Fates.GroupOf(line.Fate) == Fates.Refused) staging.Keep(line.Fate, plan, rows);
            staging.Add(line);
            if (staging.Count % ReportEvery != 0) continue;
            cancel.ThrowIfCancellationRequested();
            report(staging.Count);
        }
        return staging;
    }

    /// <summary>Cells to blame for refused lines; a line that another one of its document refuses has none.</summary>
    public IReadOnlyList<BadCell> Bad(ImportPlan plan)
    {
        for (var i = 0; i < Count && _bad.Count < ImportResult.Most; i++)
            if (Line(i).Fate == LineFate.TwoCustomers) _bad.Add(new(i + 2, plan.Column(ImportFields.Customer) is { } column ? _header[column] : null, LineFate.TwoCustomers, Customers[Line(i).Customer]));
        return [.. _bad.OrderBy(b => b.Row)];
    }

    private void Keep(LineFate fate, ImportPlan plan, RowReader row)
    {
        if (_bad.Count < ImportResult.Most) _bad.Add(BadCells.Of(Count + 2, fate, ImportKinds.Lines, plan, row));
    }

    internal void Add(LineRead read)
    {
        if (Count % Chunk == 0) _chunks.Add(new StagedLine[Chunk]);
        var customer = read.Customer.Length > 0 ? read.Customer : read.CustomerName;
        ref var line = ref Line(Count++);
        line.Fate = read.Fate;
        line.Number = Numbers.Of(read.Number);
        line.Customer = Customers.Of(customer);
        if (read.CustomerName.Length > 0 && customer.Length > 0) CustomerNames.TryAdd(line.Customer, read.CustomerName);
        line.Product = Products.Of(read.Product);
        line.Description = Descriptions.Of(read.Description);
        line.On = read.On;
        line.QuantityMicro = TradeAmounts.ToMicro(read.Quantity);
        line.UnitPriceMicro = TradeAmounts.ToMicro(read.UnitPrice);
        line.Exact = read.Exact;
        line.Fen = TradeAmounts.Fen(read.Exact);
    }

    /// <summary>
    /// Puts lines together to documents by their number. A line without a customer takes the document's; two customers in one document,
    /// or a line that cannot be read, refuse all its lines: half a document would be a wrong amount.
    /// </summary>
    public IReadOnlyList<StagedDocument> Documents()
    {
        var (starts, order) = ByNumber();
        var documents = new List<StagedDocument>();
        for (var number = 0; number < Numbers.Count; number++)
        {
            if (Numbers[number].Length == 0) continue;
            var all = new ArraySegment<int>(order, starts[number], starts[number + 1] - starts[number]);
            if (Settled(all) is { } document) documents.Add(document);
        }
        return documents;
    }

    private StagedDocument? Settled(ArraySegment<int> all)
    {
        var customer = -1;
        var broken = false;
        foreach (var i in all)
        {
            ref var line = ref Line(i);
            if (Fates.GroupOf(line.Fate) == Fates.Refused) broken = true;
            if (line.Fate != LineFate.None) continue;
            if (customer < 0) customer = line.Customer;
            if (line.Customer == customer) continue;
            line.Fate = LineFate.TwoCustomers;
            broken = true;
        }
        if (customer < 0) return null;
        var kept = all.Where(i => Inherits(ref Line(i), customer) || Line(i).Fate == LineFate.None).ToArray();
        if (!broken) return new(Line(kept[0]).Number, customer, Line(kept[0]).On, kept);
        foreach (var i in kept) Line(i).Fate = LineFate.IncompleteDocument;
        return null;
    }

    private static bool Inherits(ref StagedLine line, int customer)
    {
        if (line.Fate != LineFate.NoCustomer || line.Fen == 0) return false;
        (line.Fate, line.Customer) = (LineFate.None, customer);
        return true;
    }

    // Counting sort: keeps the order of the file within a document.
    private (int[] Starts, int[] Order) ByNumber()
    {
        var starts = new int[Numbers.Count + 1];
        for (var i = 0; i < Count; i++) starts[Line(i).Number + 1]++;
        for (var i = 1; i < starts.Length; i++) starts[i] += starts[i - 1];
        var next = starts[..^1];
        var order = new int[Count];
        for (var i = 0; i < Count; i++) order[next[Line(i).Number]++] = i;
        return (starts, order);
    }
}
