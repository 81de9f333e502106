using System.Globalization;
using Kegui.Kernel;
using Kegui.Kernel.Expressions;
using Kegui.Ui;

namespace Kegui.Modules.Rulebook.Pages;

/// <summary>Words and links for a preview.</summary>
internal sealed class ForecastWords(Vocabulary vocabulary, RuleSpeech speech, ConditionSpeech conditions, Subjects subjects, IEnumerable<ISubjectNames> names, L l)
{
    public Vocabulary Vocabulary => vocabulary;
    public RuleSpeech Speech => speech;

    public string By(ForecastGroup group) => group.By == "department" ? l["forecast.byDepartment"] : l["forecast.byGroup", conditions.Name(group.By)];

    public string Key(ForecastGroup group, People people)
    {
        if (group.Key is not { } key) return l["forecast.none"];
        if (group.By == "department") return people.DepartmentName(long.Parse(key, CultureInfo.InvariantCulture));
        var choices = vocabulary.Subjects.Values.SelectMany(s => s.Names).FirstOrDefault(n => n.Code == group.By)?.Type.Choices?.Key;
        return conditions.Print(Value.Choice(key), choices);
    }

    /// <summary>The pages of the records that the reader may open.</summary>
    public async Task<IReadOnlyDictionary<(string, long), string>> Links(IReadOnlyList<ForecastRow> rows, Actor actor, CancellationToken cancel)
    {
        var links = new Dictionary<(string, long), string>();
        foreach (var kind in rows.GroupBy(r => r.SubjectKind, r => r.SubjectId))
            if (names.FirstOrDefault(n => n.Kind == kind.Key) is { } named)
                foreach (var id in (await named.Of(actor, [.. kind.Distinct()], cancel)).Keys)
                    if (subjects.Href(kind.Key, id) is { } href) links[(kind.Key, id)] = href;
        return links;
    }
}
