using System.Collections.Frozen;

namespace Kegui.Kernel.Text;

public enum RegionProblem
{
    /// <summary>Nothing was given.</summary>
    Missing,
    UnknownProvince,

    /// <summary>No such city in the province, nor anywhere else.</summary>
    UnknownCity,
    UnknownDistrict,

    /// <summary>The city or district exists, but not within the province or city given.</summary>
    Elsewhere,

    /// <summary>Several divisions have this name and nothing given decides between them.</summary>
    Ambiguous,
}

/// <summary>The finest division that was recognised, and what was wrong; both are set when only the finer part was not understood.</summary>
public readonly record struct RegionReading(Region? Region, RegionProblem? Problem);

/// <summary>The official divisions (province, city, district), by code and by the names people write.</summary>
public static class Regions
{
    private static readonly FrozenDictionary<string, Region> ByCode;
    private static readonly FrozenDictionary<string, Region[]> ByName;
    private static readonly FrozenDictionary<string, Region[]> Below;

    static Regions()
    {
        All = [.. EmbeddedTable.Lines("regions.tsv.gz").Select(Parse)];
        ByCode = All.ToFrozenDictionary(r => r.Code, StringComparer.Ordinal);
        ByName = All.Where(r => !r.IsHeading)
            .SelectMany(r => new[] { (Key: r.Name, Region: r), (Key: r.ShortName, Region: r) }.Distinct())
            .GroupBy(x => x.Key, x => x.Region)
            .ToFrozenDictionary(g => g.Key, g => g.OrderBy(r => r.Level).ThenBy(r => r.Code, StringComparer.Ordinal).ToArray(), StringComparer.Ordinal);
        Below = All.Where(r => r.Level != RegionLevel.Province)
            .GroupBy(r => ParentCode(r))
            .ToFrozenDictionary(g => g.Key, g => g.ToArray(), StringComparer.Ordinal);
        LongestName = ByName.Keys.Max(k => k.Length);
    }

    /// <summary>All divisions by code, headings included.</summary>
    public static IReadOnlyList<Region> All { get; }

    internal static int LongestName { get; }

    public static IEnumerable<Region> Provinces => All.Where(r => r.Level == RegionLevel.Province);

    /// <summary>Null when no division has the code (six digits).</summary>
    public static Region? ByCodeOrNull(string? code) => code is not null && ByCode.TryGetValue(code, out var region) ? region : null;

    /// <summary>The next division above that has a life of its own: of 东城区 it is 北京市. Null for a province.</summary>
    public static Region? Parent(Region region)
    {
        if (region.Level == RegionLevel.Province) return null;
        var parent = ByCode[ParentCode(region)];
        return parent.IsHeading ? Parent(parent) : parent;
    }

    /// <summary>From the province down to the division itself.</summary>
    public static IReadOnlyList<Region> Chain(Region region) => Parent(region) is { } parent ? [.. Chain(parent), region] : [region];

    /// <summary>What can be chosen below it, headings opened: of 北京市 the districts, of 湖北省 the cities and 仙桃市 and its like.</summary>
    public static IReadOnlyList<Region> Children(Region region) => Below.TryGetValue(region.Code, out var children)
        ? [.. children.SelectMany(c => c.IsHeading ? Children(c) : [c])]
        : [];

    /// <summary><c>浙江 宁波 鄞州</c>.</summary>
    public static string Display(Region region) => string.Join(' ', Chain(region).Select(r => r.ShortName));

    /// <summary>Every division of that official or short name, the larger first; empty when there is none.</summary>
    public static IReadOnlyList<Region> Named(string? name) =>
        ByName.TryGetValue(Chars.Bare(name), out var found) ? found : [];

    public static RegionReading Find(string? province, string? city, string? district) => RegionFinder.Find(province, city, district);

    /// <summary>The finest division that an address begins with: of 浙江宁波市鄞州区示范路88号 it is 鄞州区. Null when it begins with none.</summary>
    public static Region? OfAddress(string? address) => RegionFinder.AtStart(Chars.Bare(address), out _);

    internal static bool TryNamed(ReadOnlySpan<char> name, out Region[] found) =>
        ByName.GetAlternateLookup<ReadOnlySpan<char>>().TryGetValue(name, out found!);

    internal static bool IsWithin(Region region, Region above) => above.Level switch
    {
        RegionLevel.Province => region.Code.AsSpan(0, 2).SequenceEqual(above.Code.AsSpan(0, 2)),
        RegionLevel.City => region.Code.AsSpan(0, 4).SequenceEqual(above.Code.AsSpan(0, 4)),
        _ => region == above,
    };

    private static string ParentCode(Region region) => region.Level == RegionLevel.City ? region.Code[..2] + "0000" : region.Code[..4] + "00";

    private static Region Parse(string line)
    {
        var code = line[..6];
        var name = line[7..];
        var level = code.EndsWith("0000", StringComparison.Ordinal) ? RegionLevel.Province
            : code.EndsWith("00", StringComparison.Ordinal) ? RegionLevel.City : RegionLevel.District;
        return new Region(code, name, RegionNames.Shorten(name), level);
    }
}
