using Kegui.Kernel;

namespace Kegui.Tests.Kernel.Rulebook;

public sealed class ClauseTextTests
{
    [Theory]
    [InlineData("每 {x} 至少一次", "2 个月", "每 2 个月至少一次")]
    [InlineData("不低于 {x}；未达到的", "3,000,000 元", "不低于 3,000,000 元；未达到的")]
    [InlineData("{x} 分以上为 A 级", "85", "85 分以上为 A 级")]
    [InlineData("高于 {x} 的", "30%", "高于 30% 的")]
    [InlineData("每周 {x} 召开", "星期五", "每周星期五召开")]
    [InlineData("在 {x} 内", "24 小时", "在 24 小时内")]
    [InlineData("金额 {x} A 级", "3 元", "金额 3 元 A 级")]
    public void Blanks_stand_between_digits_and_Chinese_only(string text, string value, string printed) =>
        Assert.Equal(printed, ClauseText.Print(text, key => key == "x" ? value : null));

    [Fact]
    public void An_unknown_key_stays_as_written() => Assert.Equal("每 {y} 次", ClauseText.Print("每 {y} 次", _ => null));
}
