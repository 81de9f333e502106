using System.Globalization;
using Kegui.Kernel;
using Kegui.Ui;

namespace Kegui.Tests.Ui;

/// <summary>How sums and days are put into words, and which entries a person's menu has.</summary>
public class Words
{
    private static readonly L Labels = new([new LabelSet(typeof(Labels))]);
    private static readonly DateOnly Today = new(2026, 11, 22);

    [Theory]
    [InlineData(300_000_000, "300 万元")]
    [InlineData(286_000_000, "286 万元")]
    [InlineData(1_234_567, "1.23 万元")]
    [InlineData(-1_250_000, "-1.25 万元")]
    [InlineData(1_000_000, "1 万元")]
    [InlineData(999_999, "9,999.99 元")]
    [InlineData(1_234_500_000_000, "1,234,500 万元")]
    public void Sums_from_ten_thousand_up_are_written_in_wan(long fen, string words) =>
        Assert.Equal(words, Formats.Money(new Money(fen), Labels));

    [Theory]
    [InlineData(3, "还有 3 天")]
    [InlineData(1, "明天到期")]
    [InlineData(0, "今天到期")]
    [InlineData(-2, "逾期 2 天")]
    public void Days_to_a_deadline(int days, string words) => Assert.Equal(words, Formats.DaysTo(Today.AddDays(days), Today, Labels));

    [Fact]
    public void The_day_begins_at_midnight_in_Shanghai() =>
        Assert.Equal("2026-11-23 00:30", Formats.Moment(new DateTime(2026, 11, 22, 16, 30, 0, DateTimeKind.Utc), new CompanyClock(TimeProvider.System)));

    [Fact]
    public void Another_language_has_its_own_words_and_an_unknown_key_shows_itself()
    {
        var before = CultureInfo.CurrentUICulture;
        try
        {
            CultureInfo.CurrentUICulture = new CultureInfo("en");
            Assert.Equal("Save", Labels["ui.save"]);
        }
        finally { CultureInfo.CurrentUICulture = before; }
        Assert.Equal("保存", Labels["ui.save"]);
        Assert.Equal("no.such.key", Labels["no.such.key"]);
    }

    [Fact]
    public void The_menu_shows_what_the_role_may_open()
    {
        var menu = new Menu(
            [new("a", "a", "home", "/", null, 10, true), new("b", "b", "home", "/b", "b.read", 20, true), new("r", "r", "book", "/b/rules", null, 100, false), new("me", "me", "user", "/me", null, -110, true)],
            []);
        var nobody = new NoViewer();
        Assert.Equal(["a"], menu.Main(nobody).Select(i => i.Code));
        Assert.Equal(["r"], menu.More(nobody).Select(i => i.Code));
        Assert.Equal(["a", "r", "me"], menu.Phone(nobody).Select(i => i.Code));
        Assert.Equal("r", menu.At("/b/rules/7")?.Code);
        Assert.Equal("a", menu.At("/")?.Code);
        Assert.Null(menu.At("/bees"));
    }

    [Theory]
    [InlineData("/", ".")]
    [InlineData("/customers/1", "customers/1")]
    [InlineData("customers", "customers")]
    [InlineData("https://example.org/", "https://example.org/")]
    public void Addresses_stay_under_the_base(string href, string relative) => Assert.Equal(relative, Url.Of(href));
}
