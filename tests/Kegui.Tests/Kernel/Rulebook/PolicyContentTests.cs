using Kegui.Kernel;

namespace Kegui.Tests.Kernel.Rulebook;

public sealed class PolicyContentTests
{
    [Theory]
    [InlineData(PolicyType.Money, "3000000.00 CNY", "3000000.00 CNY")]
    [InlineData(PolicyType.Money, "12.5 CNY", "12.50 CNY")]
    [InlineData(PolicyType.Percent, "30%", "30%")]
    [InlineData(PolicyType.Percent, "12.5%", "12.5%")]
    [InlineData(PolicyType.Int, "4", "4")]
    [InlineData(PolicyType.Number, "1.33", "1.33")]
    [InlineData(PolicyType.Period, "2 months", "2 months")]
    [InlineData(PolicyType.Date, "12-31", "12-31")]
    [InlineData(PolicyType.Date, "2026-11-22", "2026-11-22")]
    [InlineData(PolicyType.Time, "17:30", "17:30")]
    [InlineData(PolicyType.Choice, "friday", "friday")]
    [InlineData(PolicyType.Money, "3000000", null)]
    [InlineData(PolicyType.Money, "0.001 CNY", null)]
    [InlineData(PolicyType.Money, "1e9 CNY", null)]
    [InlineData(PolicyType.Int, "4.5", null)]
    [InlineData(PolicyType.Date, "02-30", null)]
    [InlineData(PolicyType.Time, "24:00", null)]
    [InlineData(PolicyType.Choice, "星期五", null)]
    public void What_is_written_is_read_back(PolicyType type, string text, string? written) =>
        Assert.Equal(written, PolicyContent.TryParse(type, text)?.ToString());

    [Theory]
    [InlineData("30 days", "1 month", false)]
    [InlineData("27 days", "1 month", true)]
    [InlineData("6 weeks", "2 months", true)]
    [InlineData("5 workdays", "1 week", false)]
    [InlineData("24 hours", "1 day", false)]
    [InlineData("23 hours", "1 day", true)]
    public void Periods_of_different_units_are_below_only_when_they_certainly_are(string one, string other, bool below) =>
        Assert.Equal(below, PolicyContent.TryParse(PolicyType.Period, one)!.IsBelow(PolicyContent.TryParse(PolicyType.Period, other)!));
}
