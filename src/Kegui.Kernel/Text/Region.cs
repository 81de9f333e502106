namespace Kegui.Kernel.Text;

public enum RegionLevel { Province, City, District }

/// <summary>An administrative division of China.</summary>
/// <param name="Code">Six digits, GB/T 2260: <c>330212</c>.</param>
/// <param name="Name">Official name: <c>鄞州区</c>.</param>
/// <param name="ShortName">As people say it: <c>鄞州</c>, <c>内蒙古</c>, <c>延边</c>; never shorter than two characters.</param>
public sealed record Region(string Code, string Name, string ShortName, RegionLevel Level)
{
    /// <summary>A heading of the code list without a life of its own (市辖区, 县, 省直辖县级行政区划); not shown, not chosen.</summary>
    public bool IsHeading { get; } = Level == RegionLevel.City && (Name is "市辖区" or "县" || Name.EndsWith("行政区划", StringComparison.Ordinal));
}
