using System.Diagnostics;
using Kegui.Kernel.Text;

namespace Kegui.Tests.Kernel.Text;

public sealed class TraditionalChineseTests
{
    [Theory]
    [InlineData("客户开发质量", "客戶開發質量")]
    [InlineData("头发", "頭髮")]
    [InlineData("皇后在后台", "皇后在後台")]
    [InlineData("一只只读文件", "一隻只讀文件")]
    [InlineData("面料、面条与里面", "面料、麵條與裡面")]
    [InlineData("复核、核准、回复", "複核、核准、回覆")]
    [InlineData("制度由制造部制定", "制度由製造部制定")]
    [InlineData("应收账款为零", "應收賬款為零")]
    public void Phrases_decide_between_the_forms_of_a_character(string simplified, string traditional) =>
        Assert.Equal(traditional, TraditionalChinese.Convert(simplified));

    [Fact]
    public void Overrides_go_over_the_table() => Assert.Equal("了解家具", TraditionalChinese.Convert("了解家具"));

    [Theory]
    [InlineData("")]
    [InlineData("ABC 123 <b>{0}</b>")]
    [InlineData("公司")]
    public void A_text_that_does_not_change_comes_back_itself(string text) => Assert.Same(text, TraditionalChinese.Convert(text));

    [Fact]
    public void Converting_is_fast_enough_for_whole_pages()
    {
        var page = string.Concat(Enumerable.Repeat("客户分级制度规定，销售部门应当在每季度末对重点客户进行复核，并将结果报送主管领导批准后归档。", 2000));
        TraditionalChinese.Convert(page);
        var fastest = Enumerable.Range(0, 5).Min(_ =>
        {
            var start = Stopwatch.GetTimestamp();
            TraditionalChinese.Convert(page);
            return Stopwatch.GetElapsedTime(start).TotalSeconds;
        });
        // 5 MB/s is what pages need; half of it leaves room for a busy machine.
        Assert.True(page.Length * 3 / fastest > 2_500_000, $"{page.Length * 3 / fastest / 1e6:F1} MB/s");
    }
}
