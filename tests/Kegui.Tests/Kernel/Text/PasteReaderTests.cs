using Kegui.Kernel.Text;

namespace Kegui.Tests.Kernel.Text;

public sealed class PasteReaderTests
{
    private static readonly PastedCustomer Heading = new(
        Name: "宁波测远机械有限公司",
        CreditCode: "91330212MA2AKXB396",
        Address: "浙江省宁波市鄞州区示范路88号",
        Phone: "0574-8765 4321",
        Bank: "测试银行宁波鄞州支行",
        BankAccount: "39010012345678901");

    [Theory]
    [InlineData("名称：宁波测远机械有限公司\n纳税人识别号：91330212MA2AKXB396\n地址、电话：浙江省宁波市鄞州区示范路88号 0574-87654321\n开户行及账号：测试银行宁波鄞州支行 39010012345678901")]
    [InlineData("名　　称： 宁波测远机械有限公司\r\n税　　号： ９１３３０２１２ＭＡ２ＡＫＸＢ３９６\r\n地　　址： 浙江省宁波市鄞州区示范路88号\r\n电　　话： (0574)8765 4321\r\n开 户 行： 测试银行宁波鄞州支行\r\n账　　号： 3901 0012 3456 78901")]
    [InlineData("单位名称:宁波测远机械有限公司 税号:91330212MA2AKXB396 单位地址:浙江省宁波市鄞州区示范路88号 电话:057487654321 开户银行:测试银行宁波鄞州支行 银行账号:39010012345678901")]
    [InlineData("公司名称：宁波测远机械有限公司统一社会信用代码：91330212MA2AKXB396地址电话：浙江省宁波市鄞州区示范路88号0574-87654321开户行及账号：测试银行宁波鄞州支行39010012345678901")]
    [InlineData("宁波测远机械有限公司\n91330212MA2AKXB396\n浙江省宁波市鄞州区示范路88号\n0574-87654321\n测试银行宁波鄞州支行\n39010012345678901")]
    [InlineData("宁波测远机械有限公司 91330212MA2AKXB396 浙江省宁波市鄞州区示范路88号 0574-87654321 测试银行宁波鄞州支行 39010012345678901")]
    [InlineData("开票抬头 宁波测远机械有限公司\n税号 91330212MA2AKXB396\n地址 浙江省宁波市鄞州区示范路88号\n电话 0574-87654321\n开户行 测试银行宁波鄞州支行\n账号 39010012345678901")]
    [InlineData("名称：\n宁波测远机械有限公司\n税号：\n91330212MA2AKXB396\n地址：\n浙江省宁波市鄞州区示范路88号\n电话：\n0574-87654321\n开户行：\n测试银行宁波鄞州支行\n账号：\n39010012345678901")]
    public void An_invoice_heading_is_read_however_it_is_laid_out(string pasted) => Assert.Equal(Heading, PasteReader.Read(pasted));

    [Theory]
    [InlineData("王测  采购经理\n宁波测远机械有限公司\n手机：138 1234 5678  电话：0574-87654321转801\n邮箱：wang.ce@example.com\n地址：浙江省宁波市鄞州区示范路88号")]
    [InlineData("宁波测远机械有限公司\n王测 / 采购经理\nMobile: +86 13812345678\nTel: 0574-87654321-801\nE-mail: wang.ce@example.com\nAdd: 浙江省宁波市鄞州区示范路88号")]
    [InlineData("联系人：王测（采购经理） 13812345678\n浙江省宁波市鄞州区示范路88号 宁波测远机械有限公司 wang.ce@example.com 0574-87654321转801")]
    public void A_signature_gives_the_person_and_how_to_reach_him(string pasted) => Assert.Equal(
        new PastedCustomer(
            Name: "宁波测远机械有限公司",
            Address: "浙江省宁波市鄞州区示范路88号",
            Phone: "0574-8765 4321 转 801",
            Contact: "王测",
            Position: "采购经理",
            Mobile: "138 1234 5678",
            Email: "wang.ce@example.com"),
        PasteReader.Read(pasted));

    [Fact]
    public void What_is_not_understood_is_left_over_and_not_lost()
    {
        var read = PasteReader.Read("宁波测远机械有限公司\n开票请备注订单号\n传真：0574-87654322");
        Assert.Equal("宁波测远机械有限公司", read.Name);
        Assert.Equal(["0574-87654322", "开票请备注订单号"], read.Leftover.Split('\n').Order(StringComparer.Ordinal));
    }

    [Fact]
    public void A_wrong_credit_code_behind_its_label_is_kept_for_the_form_to_complain() =>
        Assert.Equal("91330212MA2AKXB39", PasteReader.Read("税号：91330212MA2AKXB39").CreditCode);

    [Theory]
    [InlineData("王总 13812345678", "王总")]
    [InlineData("李女士，电话13812345678", "李女士")]
    public void A_person_may_be_called_by_title(string pasted, string contact)
    {
        var read = PasteReader.Read(pasted);
        Assert.Equal((contact, "138 1234 5678"), (read.Contact, read.Mobile));
    }

    [Theory]
    [InlineData("")]
    [InlineData(null)]
    [InlineData("  \n ")]
    public void Nothing_gives_nothing(string? pasted) => Assert.Equal(new PastedCustomer(), PasteReader.Read(pasted));

    [Fact]
    public void A_hostile_text_is_answered_within_its_limits() =>
        Assert.NotNull(PasteReader.Read(string.Concat(Enumerable.Repeat("名称1-2 ", 100_000))));
}
