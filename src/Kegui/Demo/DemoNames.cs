namespace Kegui.Demo;

/// <summary>Made-up names of people and companies, in a fixed order for a fixed seed.</summary>
internal sealed class DemoNames(Random random)
{
    private static readonly string[] Surnames = ["沈", "周", "吴", "郑", "冯", "陈", "褚", "蒋", "韩", "杨", "朱", "秦", "许", "何", "吕", "施", "张", "孔", "曹", "严", "金", "魏", "陶", "姜", "戚", "谢", "邹", "章", "苏", "潘", "葛", "范", "彭", "鲁", "韦", "马", "方", "俞", "任", "袁"];
    private static readonly string[] Given = ["晓峰", "丽娟", "志远", "海燕", "建平", "思远", "静怡", "国强", "雨桐", "文博", "佳宁", "立新", "春梅", "俊杰", "慧敏", "宏伟", "雪晴", "永康", "秀兰", "子轩", "嘉禾", "明哲", "若云", "振华", "淑芬", "启航", "梦洁", "浩然", "玉珍", "晨光"];
    private static readonly (string Code, string Short)[] Places = [("330212", "宁波"), ("330106", "杭州"), ("330304", "温州"), ("320506", "苏州"), ("320205", "无锡"), ("310114", "上海"), ("440306", "深圳"), ("440606", "佛山"), ("441900", "东莞"), ("350203", "厦门"), ("370214", "青岛"), ("510107", "成都"), ("420102", "武汉"), ("430104", "长沙"), ("340104", "合肥"), ("120104", "天津")];
    private static readonly string[] First = ["甬", "瑞", "嘉", "恒", "润", "辰", "禾", "铭", "卓", "凯", "泽", "越", "森", "澜", "柏", "骏", "弘", "屹", "璟", "沐", "昱", "珩", "岚", "朗"];
    private static readonly string[] Second = ["科", "达", "川", "拓", "峰", "远", "驰", "诺", "邦", "康", "硕", "图", "晟", "维", "源", "航", "泰", "格", "立", "宁", "塔", "岳", "笛", "澄"];
    private static readonly (string Text, string Industry)[] Trades = [("机械", "通用设备"), ("精密五金", "金属制品"), ("汽车零部件", "汽车配件"), ("电器", "家用电器"), ("紧固系统", "金属制品"), ("轨道装备", "轨道交通"), ("自动化设备", "专用设备"), ("医疗器械", "医疗器械"), ("新能源科技", "新能源"), ("家具", "家具"), ("工程机械", "工程机械"), ("贸易", "批发贸易")];
    private static readonly string[] Forms = ["有限公司", "有限公司", "有限公司", "股份有限公司"];
    private readonly HashSet<string> _used = [];

    public string Person()
    {
        for (; ; )
        {
            var name = Pick(Surnames) + Pick(Given);
            if (_used.Add(name)) return name;
        }
    }

    public (string Name, string RegionCode, string Industry) Company()
    {
        for (; ; )
        {
            var (code, place) = Pick(Places);
            var (trade, industry) = Pick(Trades);
            var name = place + Pick(First) + Pick(Second) + trade + Pick(Forms);
            if (_used.Add(name)) return (name, code, industry);
        }
    }

    public string Mobile() => "1" + Pick(["39", "38", "58", "86", "77"]) + random.NextInt64(10_000_000, 99_999_999).ToString(System.Globalization.CultureInfo.InvariantCulture);

    public T Pick<T>(IReadOnlyList<T> from) => from[random.Next(from.Count)];

    public bool Chance(int percent) => random.Next(100) < percent;

    public int Between(int least, int most) => random.Next(least, most + 1);
}
