namespace Kegui.Kernel.Text;

/// <summary>Recognises a division from three untidy columns, or from the beginning of an address.</summary>
internal static class RegionFinder
{
    public static RegionReading Find(string? province, string? city, string? district)
    {
        string p = Chars.Bare(province), c = Chars.Bare(city), d = Chars.Bare(district);
        if (p.Length + c.Length + d.Length == 0) return new(null, RegionProblem.Missing);

        Region? within = null;
        if (p.Length > 0)
        {
            within = Pick(p, null, RegionLevel.Province).Region;
            // The whole place in one cell: 浙江省宁波市鄞州区.
            if (within is null && c.Length + d.Length == 0) return InOneCell(p);
            if (within is null) return new(null, RegionProblem.UnknownProvince);
        }
        // 北京市 as province and city; the headings of the code list, which exports write into the city column.
        if (c.Length > 0 && !(within is not null && SameName(within, c)) && !IsHeadingName(c))
        {
            var picked = Pick(c, within, RegionLevel.City);
            if (picked.Region is null && within is null) picked = Pick(c, null, RegionLevel.Province);
            if (picked.Region is null) return new(within, picked.Problem ?? RegionProblem.UnknownCity);
            within = picked.Region;
        }
        if (d.Length == 0 || IsHeadingName(d) || (within is not null && SameName(within, d))) return new(within, null);
        // 东莞 and its like have no districts: the town stays part of the address.
        if (within is { Level: RegionLevel.City } && Regions.Children(within).Count == 0) return new(within, null);
        var last = Pick(d, within, RegionLevel.District);
        return last.Region is null ? new(within, last.Problem ?? RegionProblem.UnknownDistrict) : last;
    }

    /// <summary>Follows the names at the beginning of an address; <paramref name="used"/> characters belong to them.</summary>
    public static Region? AtStart(ReadOnlySpan<char> text, out int used)
    {
        used = 0;
        Region? within = null;
        for (var i = 0; i < text.Length;)
        {
            var step = Next(text[i..], within, out var length);
            if (step is null) break;
            within = step;
            used = i += length;
            if (within.Level == RegionLevel.District) break;
        }
        return within;
    }

    private static RegionReading InOneCell(string text)
    {
        var region = AtStart(text, out var used);
        return region is null ? new(null, RegionProblem.UnknownProvince)
            : used < text.Length ? new(region, RegionProblem.UnknownDistrict) : new(region, null);
    }

    private static Region? Next(ReadOnlySpan<char> text, Region? within, out int length)
    {
        for (length = Math.Min(Regions.LongestName, text.Length); length >= 2; length--)
        {
            if (!Regions.TryNamed(text[..length], out var found)) continue;
            foreach (var region in found)
            {
                // Alone, a short district name (新华, 和平) says too little to be a place.
                var certain = region.Level != RegionLevel.District || length == region.Name.Length;
                if (within is null ? certain && (found.Length == 1 || region.Level != RegionLevel.District)
                    : region.Level > within.Level && Regions.IsWithin(region, within)) return region;
                // 北京市北京市东城区: the city repeats the province.
                if (within == region) return region;
            }
        }
        return null;
    }

    private static RegionReading Pick(string name, Region? within, RegionLevel level)
    {
        if (!Regions.TryNamed(name, out var found))
        {
            // 宁波地区, 河南市: an ending that the official name does not have.
            var shortened = RegionNames.Shorten(name);
            if (shortened == name || !Regions.TryNamed(shortened, out found)) return new(null, null);
        }
        var inside = found.Where(r => (within is null || Regions.IsWithin(r, within)) && Fits(r, name, level)).ToList();
        if (inside.Count == 0) return new(null, within is null || found.All(r => r.Level == RegionLevel.Province) ? null : RegionProblem.Elsewhere);
        var best = inside.Where(r => r.Level == level).ToList();
        if (best.Count == 0) best = inside;
        // The exact official name decides between 朝阳市 and 朝阳区.
        if (best.Count > 1 && best.Where(r => r.Name == name).ToList() is { Count: 1 } exact) best = exact;
        return best.Count == 1 ? new(best[0], null) : new(null, RegionProblem.Ambiguous);
    }

    // A county-level city may stand in the city column; nothing finer than a province stands in the province column.
    private static bool Fits(Region region, string name, RegionLevel level) => level switch
    {
        RegionLevel.Province => region.Level == RegionLevel.Province,
        RegionLevel.City => region.Level != RegionLevel.Province,
        _ => region.Level == RegionLevel.District || (region.Level == RegionLevel.City && region.Name == name),
    };

    private static bool SameName(Region region, string name) => region.Name == name || region.ShortName == name;

    private static bool IsHeadingName(string name) => name is "市辖区" or "县" or "市辖县" || name.EndsWith("行政区划", StringComparison.Ordinal);
}
