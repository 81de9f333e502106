using Kegui.Kernel.Text;

namespace Kegui.Tests.Kernel.Text;

public sealed class RegionTests
{
    [Theory]
    [InlineData("330212", "浙江 宁波 鄞州")]
    [InlineData("110101", "北京 东城")]
    [InlineData("429004", "湖北 仙桃")]
    [InlineData("222401", "吉林 延边 延吉")]
    [InlineData("150000", "内蒙古")]
    public void Display_shows_the_chain_in_short_names(string code, string shown) => Assert.Equal(shown, Regions.Display(Regions.ByCodeOrNull(code)!));

    [Theory]
    [InlineData("浙江省", "宁波市", "鄞州区", "330212")]
    [InlineData("浙江", "宁波", "鄞州", "330212")]
    [InlineData(" 浙 江 ", "宁波", null, "330200")]
    [InlineData(null, "宁波", "鄞州", "330212")]
    [InlineData("浙江", null, "鄞州区", "330212")]
    [InlineData("内蒙古", null, null, "150000")]
    [InlineData("广西", "南宁", null, "450100")]
    [InlineData("北京市", "北京市", "朝阳区", "110105")]
    [InlineData("北京", "市辖区", "朝阳", "110105")]
    [InlineData("重庆", "县", "城口县", "500229")]
    [InlineData("湖北省", "省直辖县级行政区划", "仙桃市", "429004")]
    [InlineData("湖北", "仙桃", null, "429004")]
    [InlineData("浙江", "义乌", "", "330782")]
    [InlineData("广东省", "东莞市", "长安镇", "441900")]
    [InlineData("甘肃省", "嘉峪关市", "雄关街道", "620200")]
    [InlineData("浙江省宁波市鄞州区", null, null, "330212")]
    [InlineData(null, "上海", null, "310000")]
    [InlineData("吉林", "延边", "延吉", "222401")]
    [InlineData("吉林省", "吉林市", null, "220200")]
    public void Untidy_names_find_the_division(string? province, string? city, string? district, string code)
    {
        var reading = Regions.Find(province, city, district);
        Assert.Equal((code, null), (reading.Region?.Code, reading.Problem));
    }

    [Theory]
    [InlineData(null, null, null, RegionProblem.Missing, null)]
    [InlineData("火星", "宁波", null, RegionProblem.UnknownProvince, null)]
    [InlineData("浙江", "不知道", null, RegionProblem.UnknownCity, "330000")]
    [InlineData("浙江", "苏州", null, RegionProblem.Elsewhere, "330000")]
    [InlineData("浙江", "宁波", "浦东新区", RegionProblem.Elsewhere, "330200")]
    [InlineData("浙江", "宁波", "不知道区", RegionProblem.UnknownDistrict, "330200")]
    [InlineData(null, null, "鼓楼区", RegionProblem.Ambiguous, null)]
    public void What_does_not_fit_has_a_name_and_keeps_the_part_that_does(
        string? province, string? city, string? district, RegionProblem problem, string? code)
    {
        var reading = Regions.Find(province, city, district);
        Assert.Equal((problem, code), (reading.Problem!.Value, reading.Region?.Code));
    }

    [Theory]
    [InlineData("浙江宁波市 鄞州区示范路88号", "330212")]
    [InlineData("北京市朝阳区示范路1号", "110105")]
    [InlineData("苏州工业园区示范路1号", "320576")]
    [InlineData("广东省东莞市长安镇", "441900")]
    [InlineData("示范路88号", null)]
    public void An_address_gives_its_division(string address, string? code) => Assert.Equal(code, Regions.OfAddress(address)?.Code);

    [Fact]
    public void Children_open_the_headings_of_the_code_list()
    {
        Assert.Contains(Regions.Children(Regions.ByCodeOrNull("110000")!), r => r.Name == "东城区");
        Assert.Contains(Regions.Children(Regions.ByCodeOrNull("420000")!), r => r.Name == "仙桃市");
        Assert.DoesNotContain(Regions.Provinces.SelectMany(Regions.Children), r => r.IsHeading);
        Assert.Equal(34, Regions.Provinces.Count());
    }

    [Fact]
    public void Every_division_is_found_by_its_own_official_chain()
    {
        var lost = Regions.All.Where(r => !r.IsHeading).Where(r =>
        {
            var chain = Regions.Chain(r);
            string? Name(RegionLevel level) => chain.FirstOrDefault(c => c.Level == level)?.Name;
            return Regions.Find(Name(RegionLevel.Province), Name(RegionLevel.City), Name(RegionLevel.District)).Region != r;
        }).Select(r => r.Name);
        Assert.Empty(lost);
    }
}
