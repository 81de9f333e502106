using Kegui.Kernel.Text;

namespace Kegui.Tests.Kernel.Text;

public sealed class PinyinTests
{
    [Fact]
    public void The_frequent_reading_comes_first() => Assert.Equal(["zhong", "chong"], Pinyin.Readings('重'));

    [Fact]
    public void Every_character_of_the_basic_block_in_use_has_a_reading() =>
        Assert.True(Enumerable.Range(0x4E00, 0x5200).Count(c => Pinyin.Readings((char)c).Count > 0) > 20_800);

    [Theory]
    [InlineData("宏远机械", "hyjx")]
    [InlineData("TCL科技", "tclkj")]
    [InlineData("女（绿）", "nl")]
    public void Initials_are_the_first_letters(string text, string initials) => Assert.Equal(initials, Pinyin.Initials(text)[0]);

    [Theory]
    [InlineData("女", "nv")]
    [InlineData("战略", "zhanlue")]
    [InlineData("银行", "yinhang")]
    [InlineData("厦门", "xiamen")]
    public void The_word_decides_the_likeliest_reading(string text, string full) => Assert.Equal(full, Pinyin.Full(text)[0]);

    [Fact]
    public void Polyphones_are_given_in_all_readings_the_one_of_the_word_first()
    {
        Assert.Equal(["cq", "zq"], Pinyin.Initials("重庆"));
        Assert.Equal(["chongqing", "zhongqing"], Pinyin.Full("重庆"));
    }

    [Fact]
    public void A_row_of_polyphones_stays_within_the_limit()
    {
        var spellings = Pinyin.Full(string.Concat(Enumerable.Repeat("重长行乐", 10)));
        Assert.Equal(Pinyin.MostVariants, spellings.Count);
        Assert.Equal(Pinyin.MostVariants, spellings.Distinct().Count());
    }

    [Fact]
    public void Names_sort_as_in_a_dictionary_after_digits_and_latin()
    {
        string[] sorted = ["3号厂", "Beta", "安达", "陈记", "成远", "重庆测远", "王伟", "王维", "张三", "中远"];
        var shuffled = sorted.Reverse().OrderBy(Pinyin.SortKey, StringComparer.Ordinal);
        Assert.Equal(sorted.OrderBy(Pinyin.SortKey, StringComparer.Ordinal), shuffled);
        Assert.Equal("3号厂 Beta 安达 陈记 成远 重庆测远 王伟 王维 张三 中远", string.Join(' ', shuffled));
    }

    [Fact]
    public void Sort_keys_keep_different_names_apart() => Assert.NotEqual(Pinyin.SortKey("王伟"), Pinyin.SortKey("王维"));
}
