using System.Text.RegularExpressions;

namespace Kegui.Kernel.Text;

/// <summary>The shapes of values within running text.</summary>
internal static partial class PastePatterns
{
    private const int Patience = 200;

    [GeneratedRegex(@"[A-Za-z0-9._%+-]+@[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)+", RegexOptions.CultureInvariant, Patience)]
    public static partial Regex Email();

    [GeneratedRegex(@"(?<![0-9A-Za-z])[0-9A-Za-z]{18}(?![0-9A-Za-z])", RegexOptions.CultureInvariant, Patience)]
    public static partial Regex CreditCode();

    /// <summary>8 to 30 digits in groups; which of these is a phone number is decided by reading it.</summary>
    [GeneratedRegex(@"(?<![0-9A-Za-z])\d(?:[ -]?\d){7,29}(?![0-9A-Za-z])", RegexOptions.CultureInvariant, Patience)]
    public static partial Regex Account();

    [GeneratedRegex(@"(?<![0-9A-Za-z])(?:\+\d{1,3}[ -]?)?\(?0?\d{2,4}\)?[ -]?\d{3,4}[ -]?\d{3,4}(?:\s*(?:转|-|#|ext\.?|分机)\s*\d{1,5})?(?![0-9A-Za-z])", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase, Patience)]
    public static partial Regex Phone();

    [GeneratedRegex(@"\S*(?:银行|信用社|信用联社|农商行)\S*(?:分行|支行|营业部|营业室|分理处|信用社|银行|部)?", RegexOptions.CultureInvariant, Patience)]
    public static partial Regex Bank();

    [GeneratedRegex(@"^[\p{L}\p{N}（）()·&\-]{2,}?(?:公司|集团|厂|商行|经营部|工作室|事务所|研究院|研究所|学校|大学|医院|合作社|中心|门市部|酒店)(?:[（(][\p{L}]+[)）])?$", RegexOptions.CultureInvariant, Patience)]
    public static partial Regex Company();

    [GeneratedRegex(@"(?:路|街|道|巷|弄|镇|乡|村|园区|工业区|开发区|大厦|广场).*\d|\d+(?:号|楼|室|幢|栋|层|弄)", RegexOptions.CultureInvariant, Patience)]
    public static partial Regex Address();

    [GeneratedRegex(@"^(?:[\p{L}/&]{0,10})(?:董事长|总经理|经理|总监|厂长|主管|主任|部长|科长|采购员|采购|业务员|销售代表|代表|工程师|会计|出纳|专员|助理|秘书|店长|所长|院长|处长|CEO|CTO|CFO|COO|总裁|负责人)$", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase, Patience)]
    public static partial Regex Position();

    [GeneratedRegex(@"^(?:欧阳|上官|司马|诸葛|夏侯|东方|皇甫|尉迟|公孙|令狐|慕容|司徒|[王李张刘陈杨黄赵吴周徐孙马朱胡郭何林高罗郑梁谢宋唐许韩邓冯曹彭曾肖田董潘袁蔡蒋余于杜叶程魏苏吕丁任卢姚沈钟姜崔谭陆范汪廖石金韦贾夏付方邹熊白孟秦邱侯江尹薛闫段雷龙黎史陶贺毛郝顾龚邵万覃武钱戴严莫孔向常汤康易乔赖文华葛章俞舒倪骆滕单纪季柳庞齐项祝柴翁应毕裘虞楼竺励])(?:\p{IsCJKUnifiedIdeographs}{1,2}|总|工|经理|总监|先生|女士|小姐|老师|主任)$", RegexOptions.CultureInvariant, Patience)]
    public static partial Regex Person();
}
