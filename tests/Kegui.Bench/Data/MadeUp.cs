namespace Kegui.Bench.Data;

/// <summary>
/// Made-up names of companies and people. A brand is two of 450 characters, so there are about 200,000; the first characters are
/// picked more often than the last, as in life, so some brands are common and most are rare.
/// </summary>
internal sealed class MadeUp(int seed)
{
    public const string Brand =
        "宏远金丽锦信达华盛泰瑞丰和昌隆顺康恒诚博创新明亮星海天长乐行佳美联合众力源通甬嘉润辰禾铭卓凯泽越森澜柏骏弘屹璟沐昱珩岚朗科川拓峰驰诺邦硕图晟维航格立宁塔岳笛澄" +
        "安邦宝北贝本碧滨冰波伯才彩灿苍草晨成承程池冲初楚春慈聪翠大代丹德登鼎定东栋端敦朵恩尔法凡方飞菲芬风枫凤福富甘刚高歌耕工古谷冠光广贵桂国海涵汉好浩河贺鹤衡鸿湖虎" +
        "环焕晖辉惠慧火吉纪济家坚建江姜将交洁杰捷今津锦劲京晶景靖静久居聚军君均俊开楷可克坤昆来兰蓝雷黎礼理利莉连廉良梁林琳灵凌岭领流龙楼鲁陆路露罗洛绿麦满茂梅门蒙孟米密" +
        "民闽敏名鸣慕牧穆南年念牛农欧磐培鹏平萍浦普七奇齐启千谦乾前强巧钦勤青清庆秋权全泉群然仁日荣容如若赛三山善上尚韶申深生声圣胜诗时实士世仕首舒曙双水舜思斯四松苏素索" +
        "唐特腾藤田铁庭同桐土团万旺威巍为伟卫蔚文闻稳沃吾五武曦熙喜霞夏仙先贤翔祥向晓欣鑫兴幸修秀旭轩雪勋雅亚延炎彦阳杨仰耀野业伊怡逸毅益意银英迎盈永勇优友有余宇雨玉裕誉元" +
        "园圆缘苑悦云允韵载赞早展章兆哲真振正政知植志智中钟舟洲珠竹祝卓子紫自宗祖尊佐倍畅昊皓弈骁奕宸煜熠韬";

    private const string Surnames = "沈周吴郑冯陈褚蒋韩杨朱秦许何吕施张孔曹严金魏陶姜戚谢邹章苏潘葛范彭鲁韦马方俞任袁";
    private const string Given = "晓峰丽娟志远海燕建平思静怡国强雨桐文博佳宁立新春梅俊杰慧敏宏伟雪晴永康秀兰子轩嘉禾明哲若云振华淑芬启航";

    public static readonly (string Name, string Region)[] Places =
    [
        ("宁波", "330212"), ("杭州", "330106"), ("温州", "330304"), ("苏州", "320506"), ("无锡", "320205"), ("上海", "310114"), ("深圳", "440306"), ("佛山", "440606"),
        ("东莞", "441900"), ("厦门", "350203"), ("青岛", "370214"), ("成都", "510107"), ("武汉", "420102"), ("长沙", "430104"), ("合肥", "340104"), ("天津", "120104"),
    ];

    public static readonly string[] Trades =
    [
        "机械", "精密五金", "汽车零部件", "电器", "紧固系统", "轨道装备", "自动化设备", "医疗器械", "新能源", "家具", "工程机械", "贸易", "电子", "塑胶", "包装", "食品", "物流", "信息技术", "装饰工程", "模具",
    ];

    private static readonly string[] Forms = ["有限公司", "有限公司", "有限公司", "股份有限公司", "集团有限公司"];
    private readonly Random _random = new(seed);

    public (string Name, string Region, string Trade) Company()
    {
        var (place, region) = Pick(Places);
        var trade = Pick(Trades);
        return (place + (_random.Next(6) == 0 ? "市" : "") + Character() + Character() + trade + Pick(Forms), region, trade);
    }

    public string Person() => $"{Pick(Surnames)}{Pick(Given)}{(_random.Next(3) > 0 ? Pick(Given).ToString() : "")}";

    /// <summary>Digits of a mobile number with country code, as the product stores them.</summary>
    public string Mobile() => $"861{Pick("35789")}{_random.Next(1_000_000_000):D9}";

    public int Below(int end) => _random.Next(end);

    public T Pick<T>(IReadOnlyList<T> from) => from[_random.Next(from.Count)];

    private char Pick(string from) => from[_random.Next(from.Length)];

    private char Character() => Brand[(int)(Brand.Length * Math.Pow(_random.NextDouble(), 1.7))];
}
