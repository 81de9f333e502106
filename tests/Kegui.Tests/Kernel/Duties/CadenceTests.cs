using Kegui.Kernel;

namespace Kegui.Tests.Kernel.Duties;

/// <summary>A shorter cadence puts no date later, whatever was planned when and how: many pairs, customers and days of adoption.</summary>
public sealed class CadenceTests
{
    // Shorter by any calendar: the longest of the second is shorter than the shortest of the first.
    public static TheoryData<string, string> Pairs => new()
    {
        { "2 months", "6 weeks" }, { "2 months", "1 month" }, { "1 month", "4 weeks" }, { "1 month", "27 days" }, { "6 weeks", "41 days" }, { "2 months", "58 days" },
        { "3 months", "2 months" }, { "60 days", "59 days" }, { "2 weeks", "13 days" }, { "2 months", "8 weeks" }, { "12 months", "51 weeks" }, { "2 weeks", "5 workdays" },
        // These have as many days as the other at times, and one more or less at others.
        { "2 months", "60 days" }, { "1 month", "30 days" }, { "2 months", "59 days" },
    };

    [Theory, MemberData(nameof(Pairs))]
    public void A_spread_first_date_never_comes_later(string every, string shorter)
    {
        for (var day = 0; day < 90; day += 7)
        {
            var adopted = Plans.Date("2026-10-31").AddDays(day);
            var from = adopted.AddDays(1 + day % 9);
            var text = $"duty: customer.visit-on-site\nwhile: customer.grade = A\nevery: visit.cadence\nanchor: {{latest-of: [customer.lastOnSiteVisitOn, condition-since]}}\nwho: customer.owner";
            foreach (var id in Enumerable.Range(1, 120))
            {
                var customer = Plans.Customer("A", id % 3 == 0 ? null : adopted.AddDays(-id), id: id * 13);
                var before = Plans.Wanted(Plans.Cadences(text, adopted, every), customer, Text(adopted), existing: true)!;
                if (before.Because != "spread") continue;
                var after = Plans.Wanted(Plans.Cadences(text, adopted, every, (from, shorter)), customer, Text(adopted), existing: true)!;
                Assert.True(after.DueOn <= before.DueOn, $"{every} → {shorter} from {from}, adopted {adopted}, customer {id}: {before.DueOn} {before.Because} → {after.DueOn} {after.Because}");
            }
        }
    }

    private static string Text(DateOnly date) => RulePrinter.Date(date);
}
