using Kegui.Kernel.Text;

namespace Kegui.Tests.Kernel.Text;

public sealed class DuplicateTests
{
    private const string CodeA = "91350100M000100Y43", CodeB = "91330212MA2AKXB396";

    [Fact]
    public void The_same_credit_code_is_the_strongest_reason() =>
        Assert.Equal(DuplicateReason.SameCreditCode, Compare(("宁波测远机械有限公司", CodeA, ""), ("成都丰和食品有限公司", "9135 0100 m000100y43", "")));

    [Fact]
    public void The_same_name_with_another_valid_code_is_marked_as_such() =>
        Assert.Equal(DuplicateReason.SameNameOtherCode, Compare(("宁波测远机械有限公司", CodeA, ""), ("宁波市测远机械股份有限公司", CodeB, "")));

    [Fact]
    public void The_same_name_without_a_code_is_the_same() =>
        Assert.Equal(DuplicateReason.SameName, Compare(("宁波测远机械有限公司", CodeA, ""), ("宁波市测远机械", "", "")));

    [Fact]
    public void A_shared_phone_needs_a_name_that_is_somewhat_like()
    {
        Assert.Equal(DuplicateReason.SamePhoneSimilarName, Compare(("宁波测远机械有限公司", "", "138 1234 5678"), ("宁波测元机械有限公司", "", "+8613812345678")));
        Assert.Null(Compare(("宁波测远机械有限公司", "", "13812345678"), ("成都丰和食品有限公司", "", "13812345678")));
    }

    [Fact]
    public void Thresholds_decide_what_is_similar()
    {
        var a = DuplicateFacts.Of("宁波测远精密机械有限公司", null, null);
        var b = DuplicateFacts.Of("宁波测元精密机械有限公司", null, null);
        Assert.Null(Duplicates.Compare(a, b, new DuplicateThresholds(Alone: 0.95)));
        Assert.Equal(DuplicateReason.SimilarName, Duplicates.Compare(a, b, new DuplicateThresholds(Alone: 0.6)));
    }

    [Fact]
    public void Empty_records_are_not_doubles_of_each_other() => Assert.Null(Compare(("", "", ""), ("", "", "")));

    [Fact]
    public void Doubles_among_made_up_customers_are_found_without_crying_wolf()
    {
        var customers = new MadeUpCustomers(seed: 7);
        var rows = Enumerable.Range(0, 2000).Select(_ => customers.Next()).DistinctBy(r => CompanyName.Key(r.Name)).ToList();
        var originals = rows.Count;
        var originalOf = Enumerable.Range(0, originals).ToList();
        for (var i = 0; i < 200; i++)
        {
            var original = customers.Below(originals);
            rows.Add(customers.Again(rows[original]));
            originalOf.Add(original);
        }
        var facts = rows.Select(r => DuplicateFacts.Of(r.Name, r.CreditCode, r.Phone)).ToList();

        int right = 0, wrong = 0;
        var found = new HashSet<int>();
        for (var a = 0; a < rows.Count; a++)
            for (var b = Math.Max(a + 1, originals); b < rows.Count; b++)
            {
                if (Duplicates.Compare(facts[a], facts[b], DuplicateThresholds.Standard) is null or DuplicateReason.SimilarName) continue;
                if (originalOf[a] != originalOf[b]) wrong++;
                else
                {
                    right++;
                    found.Add(b);
                }
            }

        Assert.True(found.Count >= 196, $"recall fell: {found.Count} of 200 doubles found");
        Assert.True(wrong <= right / 100, $"precision fell: {wrong} wrong beside {right} right");
    }

    private static DuplicateReason? Compare((string Name, string Code, string Phone) a, (string Name, string Code, string Phone) b) =>
        Duplicates.Compare(DuplicateFacts.Of(a.Name, a.Code, a.Phone), DuplicateFacts.Of(b.Name, b.Code, b.Phone), DuplicateThresholds.Standard);
}
