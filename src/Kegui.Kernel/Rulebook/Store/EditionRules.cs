using System.Text.Json;

namespace Kegui.Kernel;

/// <summary>Decisions about editions: values in, problems or a draft out.</summary>
public static class EditionRules
{
    private const int MostGrace = 365;

    public static IEnumerable<Problem> Problems(RulebookSnapshot book, ChangeInput input, DateOnly today) =>
        DateProblems(book, input.Regulation, input.From, today).Concat(ValueProblems(book, input));

    /// <summary>An edition begins tomorrow or later, never two on one day, and only one may wait.</summary>
    public static IEnumerable<Problem> DateProblems(RulebookSnapshot book, string regulation, DateOnly from, DateOnly today)
    {
        if (from <= today) yield return new("from", "from-tomorrow");
        else if (from > today.AddYears(2)) yield return new("from", "too-far");
        if (book.Editions(regulation).FirstOrDefault(e => e.From > today) is { } waiting) yield return new("from", "edition-waits", waiting.From);
    }

    public static IEnumerable<Problem> ValueProblems(RulebookSnapshot book, ChangeInput input)
    {
        if (input.GraceDays is < 0 or > MostGrace) yield return new("graceDays", "range", 0, MostGrace);
        if (input.Reason?.Length > 2000) yield return new("reason", "too-long", 2000);
        if (book.On(input.Regulation, input.From) is not { } current) yield break;
        if (input.Values.Count == 0) yield return new("values", "required");
        foreach (var (key, written) in input.Values)
        {
            if (current.Value(key) is not { } value) yield return new($"values.{key}", "unknown-value");
            else if (PolicyContent.TryParse(value.Value.Type, written) is not { } content) yield return new($"values.{key}", "bad-content", value.Value.Type.ToString().ToLowerInvariant());
            else if (content.Content is Period { Unit: PeriodUnit.Hours } && !InHours(value.Value)) yield return new($"values.{key}", "bad-unit");
            else if (!value.Value.Allows(content)) yield return new($"values.{key}", "out-of-range", value.Value.Min?.ToString(), value.Value.Max?.ToString());
            else if (content == value.Content) yield return new($"values.{key}", "unchanged");
        }
    }

    // A rule that moves dates would stand still: hours only where the document counts in hours.
    private static bool InHours(PolicyValue value) => new[] { value.Is, value.Min, value.Max }.Any(c => c?.Content is Period { Unit: PeriodUnit.Hours });

    /// <summary>The edition that would follow.</summary>
    public static RegulationEdition Draft(RegulationDay before, ChangeInput input, long id, long by, DateTime at, int graceDays)
    {
        // What equals the document need not be said: it follows the document if that is renewed.
        var set = before.Text.Values
            .Select(v => (v.Key, Content: input.Values.TryGetValue(v.Key, out var written) ? PolicyContent.TryParse(v.Type, written)! : before.Content(v.Key)!, v.Is))
            .Where(v => v.Content != v.Is).ToDictionary(v => v.Key, v => v.Content.ToString());
        return new()
        {
            Id = id, RegulationId = before.Text.Id, Number = before.Edition.Number + 1, From = input.From, TextHash = before.Edition.TextHash,
            Values = JsonSerializer.Serialize(set, Json.Plain), GraceDays = graceDays, Reason = input.Reason, ById = by, At = at,
        };
    }
}
