using Kegui.Kernel.Text;
using Microsoft.EntityFrameworkCore;

namespace Kegui.Modules.Customers;

/// <summary>Turns what was typed into the search box into a query over the full-text index of either database, and its recheck.</summary>
internal sealed class CustomerFinder
{
    private readonly SearchQuery _query;

    private CustomerFinder(SearchQuery query, bool sqlite)
    {
        _query = query;
        if (query.Kind == SearchKind.Indexed) From = sqlite ? OnSqlite() : OnPostgres();
    }

    /// <summary>One character only: the page says so instead of searching.</summary>
    public bool TooShort => _query.Kind == SearchKind.TooShort;

    /// <summary>Begins at the index; none when the words stand in nearly every name and the list's own order is quicker.</summary>
    public Func<DbSet<Customer>, IQueryable<Customer>>? From { get; }

    public static CustomerFinder? Of(string? typed, bool sqlite) => string.IsNullOrWhiteSpace(typed) ? null : new(SearchQuery.Parse(typed), sqlite);

    /// <summary>Tokens say "perhaps"; the text decides.</summary>
    public IQueryable<Customer> Recheck(IQueryable<Customer> found)
    {
        foreach (var word in _query.Words)
        {
            var text = word.Text;
            found = found.Where(c => c.SearchText.Contains(text));
        }
        return found;
    }

    private Func<DbSet<Customer>, IQueryable<Customer>> OnSqlite()
    {
        var match = _query.ToFts5();
        return set => set.FromSql($"select * from \"Customer\" where \"Id\" in (select rowid from \"CustomerFts\" where \"CustomerFts\" match {match})");
    }

    private Func<DbSet<Customer>, IQueryable<Customer>> OnPostgres()
    {
        var arrays = new List<string[]>();
        var condition = _query.ToPostgres("string_to_array(\"SearchGrams\", ' ')", arrays);
#pragma warning disable EF1002 // The condition holds places ({0}, {1} …) and our own operators; what was typed is in the arrays.
        return set => set.FromSqlRaw($"select * from \"Customer\" where {condition}", [.. arrays]);
#pragma warning restore EF1002
    }
}
