using Kegui.Modules.Customers;

namespace Kegui.Modules.Imports;

/// <summary>
/// The rows read so far by what tells parties apart. Keeps hashes only, so that a million rows fit; whether two rows are really alike
/// is decided by comparing them.
/// </summary>
internal sealed class RowIndex(Func<int, ImportedCustomer?> rowOf)
{
    private readonly Dictionary<ulong, int> _first = [];

    /// <summary>The earlier row that this one may repeat, and why; the strongest reason of those found.</summary>
    public (int Row, string Reason)? Earlier(ImportedCustomer draft)
    {
        (int Row, string Reason)? best = null;
        foreach (var key in Keys(draft))
        {
            if (!_first.TryGetValue(key, out var row) || best?.Row == row || rowOf(row) is not { } earlier) continue;
            if (CustomerImport.Same(draft, earlier) is { } reason && (best is null || Strength(reason) < Strength(best.Value.Reason))) best = (row, reason);
        }
        return best;
    }

    public void Add(int row, ImportedCustomer draft)
    {
        foreach (var key in Keys(draft)) _first.TryAdd(key, row);
    }

    private static IEnumerable<ulong> Keys(ImportedCustomer draft)
    {
        if (draft.Facts.CreditCode.Length > 0) yield return Hash('c', draft.Facts.CreditCode);
        if (draft.Facts.NameKey.Length > 0) yield return Hash('n', draft.Facts.NameKey);
        foreach (var phone in draft.Facts.Phones) yield return Hash('p', phone);
    }

    private static int Strength(string reason) => reason switch
    {
        "same-credit-code" => 0,
        "same-name" => 1,
        "same-phone-similar-name" => 2,
        "same-name-other-code" => 3,
        _ => 4,
    };

    // FNV-1a, 64 bits.
    private static ulong Hash(char kind, string text)
    {
        var hash = (14695981039346656037UL ^ kind) * 1099511628211UL;
        foreach (var c in text) hash = (hash ^ c) * 1099511628211UL;
        return hash;
    }
}
