using Kegui.Kernel;

namespace Kegui.Modules.Rulebook.Pages;

/// <summary>A preview with the names that people need to judge it: the customer and the person who would do it, nothing else of them.</summary>
public sealed record ForecastReading(Forecast Found, IReadOnlyList<NamedForecast> Rows, IReadOnlyDictionary<string, string> Doings)
{
    /// <summary>As many rows as a person reads.</summary>
    public const int MostRows = 20;

    public int Appear => Found.Counts.Sum(c => c.Appear);
    public int Vanish => Found.Counts.Sum(c => c.Vanish);
    public int Earlier => Found.Counts.Sum(c => c.Earlier);
    public int Later => Found.Counts.Sum(c => c.Later);
    public int Same => Found.Counts.Sum(c => c.Same);
    public int Changed => Appear + Vanish + Earlier + Later;

    /// <summary>Where the changes lie, each part with its word.</summary>
    public IReadOnlyList<NamedGroup> Groups { get; private init; } = [];

    internal static async Task<ForecastReading> Of(Forecast found, AppDb db, ForecastWords words, RulebookDay day, Actor actor, People people, CancellationToken cancel)
    {
        var titles = new Dictionary<(string, long), string>();
        foreach (var kind in found.Rows.GroupBy(r => r.SubjectKind))
            foreach (var (id, title) in await words.Vocabulary.Subjects[kind.Key].Titles(db, [.. kind.Select(r => r.SubjectId).Distinct()], cancel)) titles[(kind.Key, id)] = title;
        var doings = day.Regulations.SelectMany(r => r.Text.Rules).OfType<DutyRule>().Where(r => found.Counts.Any(c => c.RuleKey == r.Key)).ToDictionary(r => r.Key, r => words.Speech.Doing(r.Matter));
        var links = await words.Links(found.Rows, actor, cancel);
        return new(found, [.. found.Rows.Select(r => new NamedForecast(r, titles.GetValueOrDefault((r.SubjectKind, r.SubjectId), ""), doings.GetValueOrDefault(r.RuleKey, ""), people.NameOf(r.OwnerId), links.GetValueOrDefault((r.SubjectKind, r.SubjectId))))], doings)
        {
            Groups = [.. found.Groups.Select(g => new NamedGroup(words.By(g), words.Key(g, people), g))],
        };
    }
}

/// <param name="Href">Null where the reader may not see the record.</param>
public sealed record NamedForecast(ForecastRow Row, string Name, string Doing, string Owner, string? Href);

/// <param name="By">The heading under which it stands.</param>
public sealed record NamedGroup(string By, string Name, ForecastGroup Counts);
