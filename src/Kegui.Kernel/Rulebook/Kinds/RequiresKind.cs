namespace Kegui.Kernel;

/// <summary><c>requires: visit.report</c> with <c>fields</c>, perhaps <c>when</c> and <c>says</c>.</summary>
internal sealed class RequiresKind : IRuleKind
{
    public string Key => "requires";

    public Rule? Read(RuleDraft draft)
    {
        var acts = draft.Words("requires", "act", draft.Vocabulary.Acts.Keys);
        // A field counts only when each of the acts has it.
        var common = acts.Select(act => draft.Vocabulary.Acts[act].Fields.Select(f => f.Code)).Aggregate((IEnumerable<string>?)null, (all, some) => all is null ? some : all.Intersect(some)) ?? [];
        var fields = acts.Count == 0 ? Skip(draft) : draft.Words("fields", "field", common);
        var when = draft.Condition(draft.Fields, "when", draft.Scope(acts.SelectMany(act => draft.Vocabulary.Acts[act].Fields)));
        var says = draft.Fields.Text("says", longest: 400);
        return acts.Count == 0 || fields.Count == 0
            ? null
            : new RequiresRule { Key = draft.Key, ClauseId = draft.ClauseId, Acts = acts, Fields = fields, When = when, Says = says?.Text };
    }

    private static IReadOnlyList<string> Skip(RuleDraft draft)
    {
        draft.Fields.Take("fields", required: true);
        return [];
    }
}
