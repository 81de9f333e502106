using Kegui.Kernel.Text;

namespace Kegui.Bench.Scenarios;

/// <summary>What is typed into the search box of the list: words that few names hold, or many.</summary>
internal sealed class CustomerSearchBox(string name, string token, Func<Random, string> typed) : Scenario
{
    public override string Name => $"search, {name}";
    public override Budget Budget => Budget.List;

    public override Shot Next(Random random, int connection) => Shot.Get(token, $"/customers?q={Uri.EscapeDataString(typed(random))}");

    public static new IEnumerable<Scenario> All(Known known)
    {
        foreach (var (who, token, rows) in new[] { ("salesperson", known.Salesperson, known.Mine), ("company", known.Leader, known.Anybodys) })
        {
            string Brand(Random random) => Known.BrandOf(Known.Pick(random, rows));
            yield return new CustomerSearchBox($"{who}, brand", token, Brand);
            // One in sixteen names holds it, and it stands at an edge of the index's reach: every hit is rechecked and sorted.
            yield return new CustomerSearchBox($"{who}, a city", token, _ => "宁波");
            yield return new CustomerSearchBox($"{who}, city and trade", token, _ => "杭州 电器");
            yield return new CustomerSearchBox($"{who}, in nearly every name", token, _ => "有限公司");
            yield return new CustomerSearchBox($"{who}, pinyin initials", token, random => Pinyin.Initials(Known.Pick(random, rows).Row.Name[..4])[0]);
            yield return new CustomerSearchBox($"{who}, pinyin", token, random => Pinyin.Full(Brand(random))[0]);
            yield return new CustomerSearchBox($"{who}, phone", token, random => Known.Pick(random, rows).Phone![^8..]);
            yield return new CustomerSearchBox($"{who}, nothing found", token, _ => "鑫鑫鑫鑫");
        }
    }
}
