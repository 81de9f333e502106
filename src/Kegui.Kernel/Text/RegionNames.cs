namespace Kegui.Kernel.Text;

/// <summary>How the official name of a division is shortened in everyday use.</summary>
internal static class RegionNames
{
    // Longer endings first.
    private static readonly string[] Endings =
    [
        "特别行政区", "维吾尔自治区", "壮族自治区", "回族自治区", "自治区", "自治州", "自治县", "自治旗", "地区", "林区", "特区",
        "省", "市", "盟", "区", "县", "旗",
    ];

    private static readonly string[] Peoples =
    [
        "蒙古族", "回族", "藏族", "维吾尔族", "苗族", "彝族", "壮族", "布依族", "朝鲜族", "满族", "侗族", "瑶族", "白族", "土家族", "哈尼族",
        "哈萨克族", "傣族", "黎族", "傈僳族", "佤族", "畲族", "拉祜族", "水族", "东乡族", "纳西族", "景颇族", "柯尔克孜族", "土族", "达斡尔族",
        "仫佬族", "羌族", "布朗族", "撒拉族", "毛南族", "仡佬族", "锡伯族", "阿昌族", "普米族", "塔吉克族", "怒族", "鄂温克族", "保安族",
        "裕固族", "独龙族", "蒙古", "哈萨克", "柯尔克孜", "塔吉克", "锡伯", "各族",
    ];

    public static string Shorten(string name)
    {
        foreach (var ending in Endings)
        {
            if (!name.EndsWith(ending, StringComparison.Ordinal) || name.Length - ending.Length < 2) continue;
            var core = name[..^ending.Length];
            return ending.StartsWith("自治", StringComparison.Ordinal) ? WithoutPeoples(core) : core;
        }
        return name;
    }

    private static string WithoutPeoples(string name)
    {
        for (var again = true; again;)
        {
            again = false;
            foreach (var people in Peoples)
            {
                if (!name.EndsWith(people, StringComparison.Ordinal) || name.Length - people.Length < 2) continue;
                name = name[..^people.Length];
                again = true;
                break;
            }
        }
        // 东乡族自治县 and its like: the place is named after the people.
        return name.Length > 2 && name[^1] == '族' ? name[..^1] : name;
    }
}
