using System.Text;

namespace Kegui.Kernel.Text;

public enum SearchKind
{
    /// <summary>One Chinese character, one letter or two digits: say so instead of searching.</summary>
    TooShort,

    /// <summary>
    /// Only what nearly every name holds (有限公司, 科技): no tokens. Read the records in the order of the list and keep those
    /// whose text contains the words; the first page is full after few rows.
    /// </summary>
    Scan,

    /// <summary>By tokens, then rechecked.</summary>
    Indexed,
}

/// <summary>One way in which a word may be meant.</summary>
/// <param name="All">Tokens that must all be there.</param>
/// <param name="Any">When not empty: tokens of which one must be there too (a syllable typed in part).</param>
public sealed record SearchBranch(IReadOnlyList<string> All, IReadOnlyList<string> Any);

/// <summary>One word of the query; all words must match.</summary>
/// <param name="Text">What <see cref="SearchText.Text"/> must contain; letters and digits only, so safe within LIKE.</param>
/// <param name="Branches">One of them must hold. Empty: only the recheck counts.</param>
public sealed record SearchWord(string Text, IReadOnlyList<SearchBranch> Branches);

/// <summary>What somebody typed into a search box, ready for either database.</summary>
public sealed record SearchQuery(SearchKind Kind, IReadOnlyList<SearchWord> Words)
{
    /// <summary>More words and longer ones are cut off.</summary>
    public const int MostWords = 8, LongestWord = 64;

    public static SearchQuery Parse(string? typed)
    {
        var words = SearchWords.Split(typed).Select(SearchWords.Read).ToList();
        var kind = words.Any(w => w.Branches.Count > 0) ? SearchKind.Indexed
            : words.Any(w => SearchWords.IsLongEnough(w.Text)) ? SearchKind.Scan
            : SearchKind.TooShort;
        return new(kind, kind == SearchKind.TooShort ? [] : words);
    }

    /// <summary>The recheck in memory, for <see cref="SearchText.Text"/>.</summary>
    public bool Matches(string text)
    {
        foreach (var word in Words)
            if (!text.Contains(word.Text, StringComparison.Ordinal)) return false;
        return Kind != SearchKind.TooShort;
    }

    /// <summary>The MATCH expression for FTS5 with <c>tokenize='ascii'</c>; empty unless <see cref="SearchKind.Indexed"/>.</summary>
    public string ToFts5()
    {
        var sql = new StringBuilder();
        foreach (var word in Words.Where(w => w.Branches.Count > 0))
        {
            if (sql.Length > 0) sql.Append(" AND ");
            sql.Append('(').AppendJoin(" OR ", word.Branches.Select(Fts5)).Append(')');
        }
        return sql.ToString();
    }

    private static string Fts5(SearchBranch branch)
    {
        var all = branch.All.Select(t => $"\"{t}\"");
        if (branch.Any.Count > 0) all = all.Append($"({string.Join(" OR ", branch.Any.Select(t => $"\"{t}\""))})");
        return $"({string.Join(" AND ", all)})";
    }

    /// <summary>
    /// The condition for PostgreSQL over the array expression that the GIN index has, with <c>{0}</c>, <c>{1}</c> … for the
    /// arrays in <paramref name="arrays"/>; <c>true</c> unless <see cref="SearchKind.Indexed"/>.
    /// </summary>
    /// <param name="grams">For example <c>string_to_array(c.grams, ' ')</c>; goes into the SQL as it is.</param>
    /// <param name="arrays">Takes the parameters; numbering goes on from what it already holds.</param>
    public string ToPostgres(string grams, List<string[]> arrays)
    {
        string Condition(string op, IReadOnlyList<string> tokens)
        {
            arrays.Add([.. tokens]);
            return $"{grams} {op} {{{arrays.Count - 1}}}";
        }
        string Branch(SearchBranch b) => string.Join(" AND ", new[]
        {
            b.All.Count > 0 ? Condition("@>", b.All) : null,
            b.Any.Count > 0 ? Condition("&&", b.Any) : null,
        }.Where(c => c is not null));

        var words = Words.Where(w => w.Branches.Count > 0).Select(w => $"({string.Join(" OR ", w.Branches.Select(Branch))})").ToList();
        return words.Count == 0 ? "true" : string.Join(" AND ", words);
    }
}
