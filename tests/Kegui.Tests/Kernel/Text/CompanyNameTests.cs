using Kegui.Kernel.Text;

namespace Kegui.Tests.Kernel.Text;

public sealed class CompanyNameTests
{
    [Theory]
    [InlineData("  宁波 测远\u3000机械有限公司 ", "宁波测远机械有限公司")]
    [InlineData("测远机械[宁波]有限公司", "测远机械（宁波）有限公司")]
    [InlineData("ＡＢＣ测远（１）厂", "ABC测远（1）厂")]
    [InlineData("Ceyuan  Machinery（Ningbo）Co., Ltd.", "Ceyuan Machinery(Ningbo)Co., Ltd.")]
    [InlineData("测远\u200B机械\uFEFF", "测远机械")]
    [InlineData(null, "")]
    public void Clean_gives_the_tidy_name(string? typed, string clean) => Assert.Equal(clean, CompanyName.Clean(typed));

    [Theory]
    [InlineData("宁波市测远机械有限公司")]
    [InlineData("测远机械（宁波）有限公司")]
    [InlineData("测远(宁波)机械有限公司")]
    [InlineData("浙江省宁波市测远机械有限责任公司")]
    [InlineData("宁波测远机械股份有限公司")]
    [InlineData("宁波测远机械集团有限公司")]
    [InlineData("宁波测远机械集团（宁波）有限公司")]
    [InlineData("宁波　测远机械 ")]
    [InlineData("宁波测远机械 Co.,Ltd")]
    public void Spellings_of_one_legal_name_share_a_key(string spelling) =>
        Assert.Equal(CompanyName.Key("宁波测远机械有限公司"), CompanyName.Key(spelling));

    [Theory]
    [InlineData("温州测远机械有限公司")]
    [InlineData("测远机械有限公司")]
    [InlineData("宁波测远电子有限公司")]
    [InlineData("宁波测远机械有限公司杭州分公司")]
    [InlineData("测远机械（中国）有限公司")]
    public void Other_companies_have_other_keys(string other) =>
        Assert.NotEqual(CompanyName.Key("宁波测远机械有限公司"), CompanyName.Key(other));

    [Theory]
    [InlineData("测远机械有限公司杭州分公司", "测远机械杭州市分公司")]
    [InlineData("宁波测远机械有限公司（杭州）分公司", "宁波市测远机械有限公司杭州分公司")]
    [InlineData("宁波市鄞州区测远机械厂", "宁波鄞州测远机械厂")]
    [InlineData("余姚市测远机械厂", "余姚测远机械厂")]
    [InlineData("唐山新乐测建材有限公司", "新乐测建材（唐山）有限公司")]
    [InlineData("Ceyuan Machinery Co., Ltd.", "CEYUAN MACHINERY CO LTD")]
    public void Branches_districts_and_western_forms_are_unified(string a, string b) => Assert.Equal(CompanyName.Key(a), CompanyName.Key(b));

    [Theory]
    [InlineData("上海有限公司")]
    [InlineData("有限公司")]
    [InlineData("宁波")]
    [InlineData("公司")]
    public void A_key_is_never_empty_when_there_are_letters(string name) => Assert.NotEqual("", CompanyName.Key(name));

    [Fact]
    public void Different_rests_of_bare_names_do_not_meet() =>
        Assert.Equal(3, new[] { "上海有限公司", "北京有限公司", "有限公司" }.Select(CompanyName.Key).Distinct().Count());

    [Fact]
    public void Similarity_orders_typo_abbreviation_and_stranger()
    {
        const string name = "宁波测远机械有限公司";
        var typo = CompanyName.Similarity(name, "宁波测元机械有限公司");
        var shortened = CompanyName.Similarity(name, "测远");
        var stranger = CompanyName.Similarity(name, "成都丰和食品有限公司");
        Assert.Equal(1, CompanyName.Similarity(name, "宁波市测远机械股份有限公司"));
        Assert.InRange(typo, 0.5, 0.99);
        Assert.InRange(shortened, 0.6, 0.99);
        Assert.InRange(stranger, 0, 0.2);
    }

    [Theory]
    [InlineData("宁波测远精密机械有限公司", "宁波测精远密机械有限公司")]
    [InlineData("宁波测远机械有限公司", "测远")]
    [InlineData("", "测远")]
    public void Similarity_is_symmetric_and_within_its_range(string a, string b)
    {
        Assert.Equal(CompanyName.Similarity(a, b), CompanyName.Similarity(b, a));
        Assert.InRange(CompanyName.Similarity(a, b), 0, 1);
    }
}
