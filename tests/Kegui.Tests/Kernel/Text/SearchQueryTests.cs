using Kegui.Kernel.Text;

namespace Kegui.Tests.Kernel.Text;

public sealed class SearchQueryTests
{
    private static readonly SearchText Customer = SearchText.Of(
        "宁波宏远机械有限公司", ["Ceyuan Machinery", "重庆测远"], ["C-000123", "91330212MA2AKXB396"], ["138-1234-5678/0574-87654321"], ["单测"]);

    [Theory]
    [InlineData("宏远")]
    [InlineData("波宏远机")]
    [InlineData("宏远 机械")]
    [InlineData("机械有限公司")]
    [InlineData("宁波宏远（机械）")]
    [InlineData("hyjx")]
    [InlineData("HY")]
    [InlineData("bhy")]
    [InlineData("hyjxyxgs")]
    [InlineData("hongyuan")]
    [InlineData("hongyu")]
    [InlineData("bohongyuanj")]
    [InlineData("ningbo hongyuan")]
    [InlineData("cq")]
    [InlineData("zqcy")]
    [InlineData("chongqing")]
    [InlineData("zhongqing")]
    [InlineData("danc")]
    [InlineData("shance")]
    [InlineData("000123")]
    [InlineData("c-0001")]
    [InlineData("2MA2AKX")]
    [InlineData("９１３３０２１２ＭＡ２ＡＫＸＢ３９６")]
    [InlineData("5678")]
    [InlineData("138 1234 5678")]
    [InlineData("+86 13812345678")]
    [InlineData("0574-8765")]
    [InlineData("machin")]
    [InlineData("宏远 138")]
    public void The_customer_is_found_by(string typed)
    {
        var query = SearchQuery.Parse(typed);
        Assert.Equal(SearchKind.Indexed, query.Kind);
        Assert.True(Holds(query, Customer), $"{query.ToFts5()} not within {Customer}");
    }

    [Theory]
    [InlineData("远宏")]
    [InlineData("宏机")]
    [InlineData("hjx")]
    [InlineData("ongyu")]
    [InlineData("hongji")]
    [InlineData("124")]
    [InlineData("宏远 成都")]
    public void The_customer_is_not_found_by(string typed) => Assert.False(Holds(SearchQuery.Parse(typed), Customer));

    [Theory]
    [InlineData("宏")]
    [InlineData("h")]
    [InlineData("12")]
    [InlineData("，。")]
    [InlineData("")]
    [InlineData(null)]
    public void Too_little_is_told(string? typed) => Assert.Equal(SearchKind.TooShort, SearchQuery.Parse(typed).Kind);

    [Theory]
    [InlineData("有限公司")]
    [InlineData("科技")]
    [InlineData("股份有限公司")]
    public void What_every_name_holds_is_read_in_order_and_rechecked(string typed)
    {
        var query = SearchQuery.Parse(typed);
        Assert.Equal((SearchKind.Scan, "", "true"), (query.Kind, query.ToFts5(), query.ToPostgres("g", [])));
        Assert.Equal(typed == "有限公司", query.Matches(Customer.Text));
    }

    [Fact]
    public void Nothing_typed_can_speak_to_either_database()
    {
        var query = SearchQuery.Parse("宏远\" OR 1=1 -- NEAR(a b) %_* ^abc");
        Assert.All(query.Words, w => Assert.All(w.Text, c => Assert.True(char.IsLetterOrDigit(c))));
        Assert.All(query.Words.SelectMany(w => w.Branches).SelectMany(b => b.All.Concat(b.Any)), t => Assert.All(t, c => Assert.True(char.IsLetterOrDigit(c))));
    }

    [Fact]
    public void Postgres_gets_arrays_as_parameters()
    {
        var arrays = new List<string[]> { new[] { "other" } };
        Assert.Equal("(g @> {1} OR g @> {2} OR g && {3})", SearchQuery.Parse("hongyu").ToPostgres("g", arrays));
        Assert.Equal("(g @> {0} AND g && {1})", new SearchQuery(SearchKind.Indexed, [new("x", [new(["a"], ["b", "c"])])]).ToPostgres("g", []));
        Assert.Equal(["hongyu", "hongyuan", "hongyue", "hongyun"], arrays[3].Order(StringComparer.Ordinal));
    }

    [Fact]
    public void A_long_run_of_syllables_that_leads_nowhere_is_answered_at_once() =>
        Assert.Equal(SearchKind.Indexed, SearchQuery.Parse(string.Concat(Enumerable.Repeat("nan", 20)) + "qqq").Kind);

    [Fact]
    public void Characters_outside_the_basic_plane_stay_whole() =>
        Assert.All(SearchText.Of("𠮷野𠮷").Grams.Split(' '), t => Assert.Equal(t, string.Concat(t.EnumerateRunes())));

    [Fact]
    public void Tokens_stay_modest()
    {
        Assert.InRange(SearchText.Of("宁波宏远机械制造有限公司", null, ["C-000123"], ["13812345678"]).Grams.Split(' ').Length, 30, 60);
        var customers = new MadeUpCustomers(seed: 3);
        var average = Enumerable.Range(0, 2000).Select(_ => customers.Next())
            .Average(c => SearchText.Of(c.Name, null, ["C-000123"], [c.Phone]).Grams.Split(' ').Length);
        Assert.InRange(average, 30, 60);
    }

    internal static bool Holds(SearchQuery query, SearchText stored)
    {
        var grams = stored.Grams.Split(' ').ToHashSet(StringComparer.Ordinal);
        return query.Matches(stored.Text) && query.Words.Where(w => w.Branches.Count > 0).All(w =>
            w.Branches.Any(b => b.All.All(grams.Contains) && (b.Any.Count == 0 || b.Any.Any(grams.Contains))));
    }
}
