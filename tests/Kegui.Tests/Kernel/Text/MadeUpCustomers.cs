namespace Kegui.Tests.Kernel.Text;

/// <summary>Customers as a spreadsheet holds them; every name is put together from syllables by a seeded generator.</summary>
internal sealed class MadeUpCustomers(int seed)
{
    private const string Brand = "宏远金丽锦信达华盛泰瑞丰和昌隆顺康恒诚博创新明亮星海天长重乐行佳美联合众力源通";
    private const string Given = "伟芳娜敏静强磊军洋勇艳杰娟涛明超霞平刚桂英";
    private const string Surnames = "王李张刘陈杨黄赵吴周";
    private const string CodeAlphabet = "0123456789ABCDEFGHJKLMNPQRTUWXY";

    private static readonly string[] Places = ["宁波", "重庆", "成都", "苏州", "青岛", "厦门", "长沙", "余姚", "佛山", "东莞", "西安", "延边"];
    private static readonly string[] Trades = ["机械", "电子", "塑胶", "精密模具", "包装", "五金", "食品", "家具", "贸易", "物流", "信息技术", "科技", "装饰工程"];
    private static readonly string[] Forms = ["有限公司", "有限公司", "有限公司", "股份有限公司", "集团有限公司"];

    private readonly Random random = new(seed);

    internal sealed record Row(string Name, string Place, string CreditCode, string Phone, string Contact);

    public Row Next()
    {
        var place = Pick(Places);
        var name = place + (random.Next(5) == 0 ? "市" : "") + Letters(Brand, random.Next(2, 5)) + Pick(Trades) + Pick(Forms);
        return new(name, place, NextCode(), $"1{random.Next(3, 10)}{random.Next(1_000_000_000):D9}", Letters(Surnames, 1) + Letters(Given, random.Next(1, 3)));
    }

    /// <summary>The same company, written down by somebody else.</summary>
    public Row Again(Row row)
    {
        var rest = row.Name.Replace(row.Place + "市", "", StringComparison.Ordinal).Replace(row.Place, "", StringComparison.Ordinal);
        var at = random.Next(2, row.Name.Length - 4);
        return random.Next(7) switch
        {
            0 => row with { Name = row.Name.Replace("有限公司", "", StringComparison.Ordinal) },
            1 => row with { Name = row.Place + "市" + rest },
            2 => row with { Name = rest.Replace("有限公司", $"({row.Place})有限公司", StringComparison.Ordinal) },
            3 => row with { Phone = string.Concat(row.Phone.Select(c => (char)(c + 0xFEE0))), CreditCode = row.CreditCode.ToLowerInvariant() },
            4 => row with { Name = $" {row.Name[..at]} {row.Name[at..]}\u3000", CreditCode = "" },
            5 => row with { Name = row.Name[..at] + Given[random.Next(Given.Length)] + row.Name[(at + 1)..], CreditCode = "" },
            _ => row with { Phone = "", Contact = "" },
        };
    }

    public int Below(int n) => random.Next(n);

    private string NextCode()
    {
        var body = "91330212" + Letters(CodeAlphabet, 9);
        return body + CodeAlphabet.First(c => CodeAlphabetFits(body + c));
    }

    private static bool CodeAlphabetFits(string code) => Kegui.Kernel.Text.CreditCode.Read(code).IsValid;

    private string Letters(string from, int count) => string.Concat(Enumerable.Range(0, count).Select(_ => from[random.Next(from.Length)]));

    private string Pick(string[] from) => from[random.Next(from.Length)];
}
