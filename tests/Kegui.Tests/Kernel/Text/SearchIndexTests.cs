using System.Diagnostics;
using Kegui.Kernel.Text;
using Microsoft.Data.Sqlite;

namespace Kegui.Tests.Kernel.Text;

/// <summary>20,000 customers in an FTS5 table as the product has it, against an oracle that knows nothing of tokens.</summary>
public sealed class SearchIndexTests : IClassFixture<SearchIndexTests.Index>
{
    private readonly Index index;
    private readonly ITestOutputHelper output;

    public SearchIndexTests(Index index, ITestOutputHelper output) => (this.index, this.output) = (index, output);

    [Fact]
    public void Chinese_anywhere_in_the_name() => Compare(c => Piece(c.Name, 2, 4), (c, q) => c.Name.Contains(q, StringComparison.Ordinal));

    [Fact]
    public void Part_of_the_phone() => Compare(c => Piece(c.Phone, 3, 11), (c, q) => InCodes(c, q));

    [Fact]
    public void Part_of_the_credit_code() => Compare(c => Piece(c.CreditCode, 3, 18), (c, q) => InCodes(c, q) || InPinyin(c, q));

    [Fact]
    public void Pinyin_initials_from_any_character_on() =>
        Compare(c => Piece(Any(Pinyin.Initials(Core(c))), 2, 4), (c, q) => Pinyin.Initials(Core(c)).Any(i => i.Contains(q, StringComparison.Ordinal)) || InPinyin(c, q) || InCodes(c, q));

    [Fact]
    public void Whole_pinyin_with_an_unfinished_last_syllable() => Compare(
        c =>
        {
            var core = Core(c);
            var start = index.Below(core.Length - 3);
            var spelled = Any(Pinyin.Full(core.Substring(start, index.Below(2) + 2)));
            return spelled[..(spelled.Length - index.Below(2))];
        },
        (c, q) => InPinyin(c, q) || Pinyin.Initials(Core(c)).Any(i => i.Contains(q, StringComparison.Ordinal)));

    [Fact]
    public void A_name_with_too_many_readings_is_still_found_by_the_likeliest()
    {
        var stored = SearchText.Of("重庆乐重长行有限公司");
        Assert.True(SearchQueryTests.Holds(SearchQuery.Parse(Pinyin.Full("重庆乐重长行")[0]), stored));
        Assert.True(SearchQueryTests.Holds(SearchQuery.Parse("zhongqing"), stored));
    }

    [Fact]
    public void Two_words_of_different_kinds() => Compare(
        c => $"{Piece(c.Name, 2, 3)} {Piece(c.Phone, 3, 4)}",
        (c, q) => q.Split(' ') is var w && c.Name.Contains(w[0], StringComparison.Ordinal) && InCodes(c, w[1]));

    private static string Core(MadeUpCustomers.Row c)
    {
        var name = c.Name;
        foreach (var form in new[] { "有限公司", "股份", "集团" })
            if (name.EndsWith(form, StringComparison.Ordinal)) name = name[..^form.Length];
        return name;
    }

    // Two letters are initials; within codes the index promises three.
    private static bool InCodes(MadeUpCustomers.Row c, string q) => q.Length >= 3
        && (c.Phone.Contains(q, StringComparison.Ordinal) || c.CreditCode.Contains(q, StringComparison.OrdinalIgnoreCase));

    // From a character on, the letters run through whole syllables and end anywhere in one.
    private static bool InPinyin(MadeUpCustomers.Row c, string q)
    {
        var core = Core(c);
        return Enumerable.Range(0, core.Length).Any(i => Runs(core, i, q.ToLowerInvariant()));
    }

    private static bool Runs(string name, int at, string rest) => rest.Length == 0 || (at < name.Length && Pinyin.Readings(name[at]).Any(r =>
        r.StartsWith(rest, StringComparison.Ordinal) || (rest.StartsWith(r, StringComparison.Ordinal) && Runs(name, at + 1, rest[r.Length..]))));

    private string Piece(string text, int shortest, int longest)
    {
        var length = Math.Min(text.Length, shortest + index.Below(longest - shortest + 1));
        return text.Substring(index.Below(text.Length - length + 1), length);
    }

    private string Any(IReadOnlyList<string> from) => from[index.Below(from.Count)];

    private void Compare(Func<MadeUpCustomers.Row, string> ask, Func<MadeUpCustomers.Row, string, bool> oracle)
    {
        const int rounds = 25;
        var (asked, hits, extra, spent) = (0, 0, 0, TimeSpan.Zero);
        while (asked < rounds)
        {
            var typed = ask(index.Rows[index.Below(index.Rows.Count)]);
            var query = SearchQuery.Parse(typed);
            if (query.Kind == SearchKind.TooShort) continue;
            asked++;
            var start = Stopwatch.GetTimestamp();
            var found = index.Find(query);
            spent += Stopwatch.GetElapsedTime(start);
            found.ExceptWith(index.TooManyReadings);
            var expected = Enumerable.Range(0, index.Rows.Count)
                .Where(i => !index.TooManyReadings.Contains(i) && oracle(index.Rows[i], typed)).ToHashSet();
            var lost = expected.Except(found).ToList();
            Assert.True(lost.Count == 0, $"'{typed}' lost {lost.Count} of {expected.Count}, first {(lost.Count > 0 ? index.Rows[lost[0]] : null)}; {query.ToFts5()}");
            hits += expected.Count;
            extra += found.Count - expected.Count;
        }
        output.WriteLine($"{asked} queries, {hits} hits, {extra} too many, {spent.TotalMilliseconds / asked:F2} ms each");
        Assert.True(extra <= hits / 100, $"{extra} hits too many beside {hits} right ones");
    }

    public sealed class Index : IDisposable
    {
        private readonly SqliteConnection connection = new("Data Source=:memory:");
        private readonly Random random = new(11);

        public Index()
        {
            var customers = new MadeUpCustomers(seed: 5);
            Rows = [.. Enumerable.Range(0, 20_000).Select(_ => customers.Next())];
            connection.Open();
            Run("CREATE TABLE customer (id INTEGER PRIMARY KEY, search TEXT NOT NULL)");
            Run("CREATE VIRTUAL TABLE customer_grams USING fts5(grams, content='', contentless_delete=1, detail=none, tokenize='ascii')");
            using var transaction = connection.BeginTransaction();
            for (var i = 0; i < Rows.Count; i++)
            {
                var stored = SearchText.Of(Rows[i].Name, null, [Rows[i].CreditCode], [Rows[i].Phone]);
                Run("INSERT INTO customer VALUES ($a, $b)", i, stored.Text);
                Run("INSERT INTO customer_grams(rowid, grams) VALUES ($a, $b)", i, stored.Grams);
            }
            transaction.Commit();
        }

        internal List<MadeUpCustomers.Row> Rows { get; }

        /// <summary>Names of which not every combination of readings is stored.</summary>
        internal HashSet<int> TooManyReadings => field ??= [.. Enumerable.Range(0, Rows.Count)
            .Where(i => Core(Rows[i]).Aggregate(1, (n, c) => n * Math.Max(1, Pinyin.Readings(c).Count)) > Pinyin.MostVariants)];

        internal int Below(int n) => random.Next(n);

        internal HashSet<int> Find(SearchQuery query)
        {
            using var command = connection.CreateCommand();
            command.CommandText = "SELECT id FROM customer WHERE " + string.Join(" AND ", query.Words.Select((_, i) => $"instr(search, $w{i}) > 0"));
            for (var i = 0; i < query.Words.Count; i++) command.Parameters.AddWithValue($"$w{i}", query.Words[i].Text);
            if (query.Kind == SearchKind.Indexed)
            {
                command.CommandText += " AND id IN (SELECT rowid FROM customer_grams WHERE customer_grams MATCH $m)";
                command.Parameters.AddWithValue("$m", query.ToFts5());
            }
            using var reader = command.ExecuteReader();
            var found = new HashSet<int>();
            while (reader.Read()) found.Add(reader.GetInt32(0));
            return found;
        }

        public void Dispose() => connection.Dispose();

        private void Run(string sql, params object[] values)
        {
            using var command = connection.CreateCommand();
            command.CommandText = sql;
            for (var i = 0; i < values.Length; i++) command.Parameters.AddWithValue("$" + (char)('a' + i), values[i]);
            command.ExecuteNonQuery();
        }
    }
}
