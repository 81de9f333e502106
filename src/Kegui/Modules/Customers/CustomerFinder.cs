using Kegui.Kernel;
using Kegui.Kernel.Text;
using Microsoft.EntityFrameworkCore;

namespace Kegui.Modules.Customers;

/// <summary>Turns what was typed into the search box into a query over the full-text index of either database, and its recheck.</summary>
internal sealed class CustomerFinder
{
    private readonly SearchQuery _query;

    private CustomerFinder(SearchQuery query, bool sqlite, bool indexed)
    {
        _query = query;
        if (indexed) From = sqlite ? OnSqlite() : OnPostgres();
    }

    /// <summary>One character only: the page says so instead of searching.</summary>
    public bool TooShort => _query.Kind == SearchKind.TooShort;

    /// <summary>Begins at the index; none when the words stand in nearly every name and the list's own order is quicker.</summary>
    public Func<DbSet<Customer>, IQueryable<Customer>>? From { get; }

    public static CustomerFinder? Of(string? typed, bool sqlite)
    {
        if (string.IsNullOrWhiteSpace(typed)) return null;
        var query = SearchQuery.Parse(typed);
        return new(query, sqlite, query.Kind == SearchKind.Indexed);
    }

    /// <summary>The same search without the index: what is found stands so often in the list that its own order is quicker.</summary>
    public CustomerFinder InListOrder() => new(_query, sqlite: false, indexed: false);

    /// <summary>What the index is asked, for keeping what is known of it.</summary>
    public string Match => _query.ToFts5();

    /// <summary>How many customers of the company the index names, counted up to <paramref name="most"/>.</summary>
    public async Task<int> Count(AppDb db, int most, CancellationToken cancel)
    {
        if (db.OnSqlite)
            return (await db.Database.SqlQueryRaw<int>("select count(*) as \"Value\" from (select 1 from \"CustomerFts\" where \"CustomerFts\" match {0} limit {1})", Match, most).ToListAsync(cancel))[0];
        var arrays = new List<string[]>();
        var condition = _query.ToPostgres("string_to_array(\"SearchGrams\", ' ')", arrays);
#pragma warning disable EF1002 // As in OnPostgres.
        return (await db.Database.SqlQueryRaw<int>($"select count(*)::int as \"Value\" from (select 1 from \"Customer\" where {condition} limit {most.ToString(System.Globalization.CultureInfo.InvariantCulture)}) as found", [.. arrays]).ToListAsync(cancel))[0];
#pragma warning restore EF1002
    }

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
