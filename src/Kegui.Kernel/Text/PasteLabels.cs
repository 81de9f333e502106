namespace Kegui.Kernel.Text;

internal enum PasteField { Name, CreditCode, Address, Phone, AddressAndPhone, Bank, BankAccount, BankAndAccount, Contact, Position, Mobile, Email, Other }

/// <summary>The words that people put before a value, and where they stand in a text.</summary>
internal static class PasteLabels
{
    internal readonly record struct Found(PasteField Field, int Start, int ValueStart, int ValueEnd);

    private static readonly (string Text, PasteField Field)[] Known = [.. new (PasteField Field, string[] Texts)[]
    {
        (PasteField.AddressAndPhone, ["单位地址、电话", "注册地址及电话", "注册地址、电话", "地址及电话", "地址、电话", "地址电话", "地址和电话", "地址/电话", "地址,电话", "地址 电话"]),
        (PasteField.BankAndAccount, ["开户银行及账号", "开户银行及帐号", "开户行及账号", "开户行及帐号", "开户行账号", "开户行帐号", "开户行、账号", "开户行/账号", "开户银行、账号", "开户行和账号", "开户行,账号"]),
        (PasteField.Name, ["发票抬头", "开票抬头", "开票名称", "购方名称", "购买方名称", "单位名称", "公司名称", "企业名称", "客户名称", "客户全称", "公司全称", "单位全称", "名称", "抬头", "公司", "单位"]),
        (PasteField.CreditCode, ["统一社会信用代码/纳税人识别号", "纳税人识别号/统一社会信用代码", "统一社会信用代码", "社会信用代码", "纳税人识别号", "纳税人识别码", "纳税识别号", "纳税人税号", "信用代码", "税务登记号", "单位税号", "公司税号", "税号"]),
        (PasteField.Address, ["注册地址", "单位地址", "公司地址", "企业地址", "经营地址", "通讯地址", "联系地址", "收货地址", "办公地址", "详细地址", "工厂地址", "地址", "address", "add"]),
        (PasteField.Bank, ["开户银行名称", "开户银行", "开户行名称", "开户行", "基本户开户行", "银行名称", "银行"]),
        (PasteField.BankAccount, ["银行账号", "银行帐号", "银行账户", "开户账号", "基本户账号", "对公账号", "账号", "帐号", "账户", "卡号"]),
        (PasteField.Contact, ["业务联系人", "联系人姓名", "联系人", "联络人", "收件人", "收货人", "负责人", "经办人", "姓名", "法定代表人", "法人"]),
        (PasteField.Position, ["职务", "职位", "岗位"]),
        (PasteField.Mobile, ["联系人手机", "移动电话", "手机号码", "手机号", "手机", "mobile", "mob"]),
        (PasteField.Phone, ["联系人电话", "注册电话", "单位电话", "公司电话", "办公电话", "固定电话", "联系电话", "电话号码", "电话", "座机", "固话", "总机", "热线", "tel", "phone"]),
        (PasteField.Email, ["电子邮箱", "电子邮件", "电邮", "邮箱", "e-mail", "email", "mail"]),
        (PasteField.Other, ["开户行地址", "开户银行地址", "行号", "联行号", "传真", "fax", "邮编", "邮政编码", "网址", "官网", "微信号", "微信", "qq", "备注", "web"]),
    }.SelectMany(f => f.Texts.Select(t => (t.Replace(" ", ""), f.Field))).OrderByDescending(t => t.Item1.Length)];

    private static readonly HashSet<char> Starts = [.. Known.Select(k => k.Text[0])];

    public static List<Found> Find(string text)
    {
        var found = new List<Found>();
        for (var i = 0; i < text.Length; i++)
        {
            if (!Starts.Contains(char.ToLowerInvariant(text[i])) || At(text, i) is not { } label) continue;
            if (found.Count > 0) found[^1] = found[^1] with { ValueEnd = label.Start };
            found.Add(label);
            i = label.ValueStart - 1;
        }
        return found;
    }

    private static Found? At(string text, int start)
    {
        foreach (var (label, field) in Known)
        {
            if (char.ToLowerInvariant(text[start]) != label[0] || Spelled(text, start, label) is not (var end and > 0)) continue;
            var value = end;
            while (value < text.Length && text[value] == ' ') value++;
            var colon = value < text.Length && text[value] is ':' or '：' or '=';
            if (colon) value++;
            // Without a colon only at the beginning of a piece, and with a gap or digits behind: 税号 9133…, 电话0574….
            var latin = label[0] < 128;
            var begins = start == 0 || text[start - 1] is ' ' or '\n' or ',' or ';' or '，' or '；' or '。' or '|' or '、' or '.' or ')' or '/';
            // 测远机械有限公司 税号: spells 公司税号 across a blank, and is not meant so.
            if (end - start > label.Length && !begins) continue;
            var parted = value < text.Length && value > end ? text[value] != '\n' : end < text.Length && char.IsAsciiDigit(text[end]);
            if (colon ? !latin || begins : begins && parted && label.Length > 1 && field != PasteField.Other && !Ambiguous(label))
                return new(field, start, value, text.Length);
        }
        return null;
    }

    // Words that also begin a value: 公司 地址 would be read as a company called 地址.
    private static bool Ambiguous(string label) => label is "公司" or "单位" or "银行" or "法人" or "热线" or "mail" or "add";

    /// <summary>The end of the label in the text, where invoice forms space its letters (名　　称); -1 when it does not stand there.</summary>
    private static int Spelled(string text, int start, string label)
    {
        var at = start;
        for (var i = 0; i < label.Length; i++)
        {
            if (i > 0) while (at < text.Length && text[at] == ' ') at++;
            if (at >= text.Length || char.ToLowerInvariant(text[at]) != label[i]) return -1;
            at++;
        }
        return at;
    }
}
