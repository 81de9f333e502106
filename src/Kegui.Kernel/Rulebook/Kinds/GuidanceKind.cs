namespace Kegui.Kernel;

/// <summary><c>guidance:</c> with the acts or screens where it shows; without <c>says</c> the clause itself is shown.</summary>
internal sealed class GuidanceKind : IRuleKind
{
    public string Key => "guidance";

    public Rule? Read(RuleDraft draft)
    {
        var places = draft.Words("guidance", "place", draft.Vocabulary.Acts.Keys.Concat(draft.Vocabulary.Screens));
        var fields = places.Where(draft.Vocabulary.Acts.ContainsKey).SelectMany(act => draft.Vocabulary.Acts[act].Fields);
        var records = places.Where(draft.Vocabulary.Acts.ContainsKey).SelectMany(act => draft.Vocabulary.NamesOf(draft.Vocabulary.Acts[act].Record));
        var when = draft.Condition(draft.Fields, "when", draft.Scope(fields, records));
        var says = draft.Fields.Text("says", longest: 400);
        return places.Count == 0 ? null : new GuidanceRule { Key = draft.Key, ClauseId = draft.ClauseId, Places = places, When = when, Says = says?.Text };
    }
}
