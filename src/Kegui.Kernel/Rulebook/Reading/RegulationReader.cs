using Kegui.Kernel.Expressions;

namespace Kegui.Kernel;

/// <summary>What reading a document gave: as much of the regulation as makes sense, and what is wrong with the rest.</summary>
/// <param name="Regulation">Null when not even its id and chapters can be read. Values and rules with problems are left out.</param>
public sealed record RegulationReading(Regulation? Regulation, IReadOnlyList<RegulationProblem> Problems);

/// <summary>Reads a regulation from YAML and checks it against the schema and the vocabulary. Never throws for what stands in the text.</summary>
public sealed class RegulationReader(Vocabulary vocabulary)
{
    private static readonly string Kinds = string.Join(", ", ClauseKinds.All);

    /// <param name="file">How the document is called in problems.</param>
    public RegulationReading Read(string file, string text)
    {
        var sheet = new ProblemSheet(file);
        var root = YamlTree.Read(text, sheet);
        if (root is null) return new(null, sheet.Found);
        if (root is not YamlMap map)
        {
            sheet.Add(root, RegulationProblems.NotMapping, "regulation");
            return new(null, sheet.Found);
        }
        var regulation = Regulation(new Fields(map, sheet));
        return new(regulation, [.. sheet.Found.OrderBy(p => p.Line).ThenBy(p => p.Column)]);
    }

    private Regulation? Regulation(Fields fields)
    {
        var id = fields.Text("id", required: true);
        if (id is not null && !IsId(id.Text)) fields.Sheet.Add(id, RegulationProblems.BadId, id.Text);
        var (title, applies, owner) = (fields.Text("title", true, 100), fields.Text("applies", true, 400), fields.Text("owner", true, 60));
        var (edition, effective) = (fields.Int("edition"), fields.Date("effective"));
        var chapterNodes = fields.List("chapters", required: true);
        fields.Done();
        if (id is null || !IsId(id.Text)) return null;

        // Two passes: a rule or a text may use a value that a later clause sets.
        var values = new ValueSheet(id.Text, vocabulary, fields.Sheet);
        var drafts = Drafts(fields, id.Text, chapterNodes, values);
        var rules = new RuleReader(id.Text, vocabulary, values, fields.Sheet);
        var chapters = drafts.Select(chapter => new Chapter(chapter.No, chapter.Title, [.. chapter.Clauses.Select(c => Finish(c, values, rules))])).ToList();
        return title is null || applies is null || owner is null || edition is null || effective is null || chapters.Count == 0
            ? null
            : new(id.Text, title.Text, applies.Text, owner.Text, edition.Value, effective.Value, chapters);
    }

    private List<ChapterDraft> Drafts(Fields root, string regulation, IReadOnlyList<YamlNode> nodes, ValueSheet values)
    {
        var known = new HashSet<string>(StringComparer.Ordinal);
        var drafts = new List<ChapterDraft>();
        foreach (var node in nodes)
        {
            if (root.Of(node, "chapters") is not { } chapter) continue;
            var (no, title) = (chapter.Text("no", true, 20), chapter.Text("title", true, 100));
            var clauses = new List<ClauseDraft>();
            foreach (var item in chapter.List("clauses", required: true))
                if (chapter.Of(item, "clauses") is { } clause && Draft(clause, regulation, known, values) is { } draft) clauses.Add(draft);
            chapter.Done();
            if (no is not null && title is not null) drafts.Add(new(no.Text, title.Text, clauses));
        }
        return drafts;
    }

    private static ClauseDraft? Draft(Fields clause, string regulation, HashSet<string> known, ValueSheet values)
    {
        var (id, no, kind, text) = (clause.Text("id", true, 40), clause.Text("no", true, 20), clause.Text("kind", true, 20), clause.Text("text", true, 2000));
        var valueFields = clause.Inside("values");
        var rules = clause.List("rules");
        clause.Done();
        if (kind is not null && !ClauseKinds.All.Contains(kind.Text)) clause.Sheet.Add(kind, RegulationProblems.UnknownClauseKind, kind.Text, Kinds);
        if (id is null) return null;
        if (!id.Text.StartsWith(regulation + "-", StringComparison.Ordinal)) clause.Sheet.Add(id, RegulationProblems.ForeignClause, id.Text, regulation + "-");
        if (!known.Add(id.Text))
        {
            clause.Sheet.Add(id, RegulationProblems.DuplicateClause, id.Text);
            return null;
        }
        var own = valueFields is null ? [] : values.Read(valueFields);
        if (text is not null)
            foreach (var value in own.Where(v => !ClauseText.Parts(text.Text).Any(p => p.Key == v.Key)))
                clause.Sheet.Add(valueFields!.Map, RegulationProblems.ValueNotInText, value.Key);
        return no is null || kind is null || text is null ? null : new(id.Text, no.Text, kind.Text, text, own, rules);
    }

    private static Clause Finish(ClauseDraft draft, ValueSheet values, RuleReader rules)
    {
        values.CheckText(draft.Text);
        return new(draft.Id, draft.No, draft.Kind, draft.Text.Text.Trim(), draft.Values, [.. draft.Rules.Select(node => rules.Read(node, draft.Id)).OfType<Rule>()]);
    }

    private static bool IsId(string text) => text.Length is >= 3 and <= 8 && text.All(c => char.IsAsciiLetterUpper(c) || char.IsAsciiDigit(c));

    private sealed record ChapterDraft(string No, string Title, IReadOnlyList<ClauseDraft> Clauses);

    private sealed record ClauseDraft(string Id, string No, string Kind, YamlText Text, IReadOnlyList<PolicyValue> Values, IReadOnlyList<YamlNode> Rules);
}
