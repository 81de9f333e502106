using Kegui.Kernel;
using Kegui.Ui;

namespace Kegui.Modules.Rulebook.Pages;

/// <summary>Says what a rule does, in one sentence, with the values of an edition.</summary>
internal sealed class RuleSpeech(L l, RulePrinter printer, ConditionSpeech conditions)
{
    public string Of(Rule rule, RegulationDay regulation, People people) => Typeset.Line(rule switch
    {
        DutyRule { Each: { } each } duty => Each(duty, each, regulation, people) + Tail(duty, regulation, people),
        DutyRule { Cyclic: true } duty => l["speech.cycle", conditions.Of(duty.While!), Who(duty.Who, duty.Subject, people), Length(duty.Every!, regulation), Doing(duty.Matter)] + Tail(duty, regulation, people),
        DutyRule duty => l["speech.fact", Happened(duty.On!, duty.Where), Length(duty.Within!, regulation), Who(duty.Who, duty.Subject, people), Doing(duty.Matter)] + Tail(duty, regulation, people),
        RequiresRule requires => l[requires.When is null ? "speech.requires" : "speech.requiresWhen", Places(requires.Acts), Fields(requires), requires.When is { } when ? conditions.Of(when) : ""],
        GuidanceRule guidance => l[guidance.When is null ? "speech.guidance" : "speech.guidanceWhen", Places(guidance.Places), guidance.When is { } when ? conditions.Of(when) : ""],
        _ => l["ruleKind." + rule.Kind],
    });

    /// <summary>What is to be done, as a heading: the verb of the matter.</summary>
    public string Doing(string matter) => l.Find("doing." + matter) ?? l["matter." + matter];

    private string Each(DutyRule duty, PeriodKind each, RegulationDay regulation, People people)
    {
        var (who, period, doing) = (Who(duty.Who, duty.Subject, people), l["each." + each.ToString().ToLowerInvariant()], Doing(duty.Matter));
        return (duty.While is { } hold ? l["speech.each", conditions.Of(hold), who, period, doing] : l["speech.eachOfAll", who, period, doing])
            + (duty.Within is { } within ? l["speech.eachWithin", Length(within, regulation)] : "");
    }

    private string Tail(DutyRule duty, RegulationDay regulation, People people)
    {
        var parts = new List<string>();
        if (duty.ClosedBy is { } closing) parts.Add(l["speech.closed", Happened(closing.Fact, closing.Where)]);
        if (duty.EndedBy is { } ending) parts.Add(l["speech.ended", Happened(ending.Fact, ending.Where)]);
        if (duty.Remind.Count > 0) parts.Add(l["speech.remind", string.Join(l["rulebook.comma"], duty.Remind.Select(r => Before(r, regulation)))]);
        if (duty.Late.Count > 0) parts.Add(string.Join(l["say.comma"], duty.Late.Select((step, i) => Late(step, first: i == 0, duty.Subject, regulation, people))));
        return parts.Count == 0 ? l["speech.end"] : l["speech.semicolon"] + string.Join(l["speech.semicolon"], parts) + l["speech.end"];
    }

    private string Late(LateStep step, bool first, string subject, RegulationDay regulation, People people) => step.After is { } after
        ? l[first ? "speech.late" : "speech.later", Length(after, regulation), Who(step.Tell, subject, people)]
        : l["speech.lateAtOnce", Who(step.Tell, subject, people)];

    private string Before(PeriodTerm term, RegulationDay regulation) =>
        PeriodOf(term, regulation).Count == 0 ? l["speech.onTheDay"] : Length(term, regulation);

    private string Length(PeriodTerm term, RegulationDay regulation) => printer.Print(new(PolicyType.Period, PeriodOf(term, regulation)));

    private static Period PeriodOf(PeriodTerm term, RegulationDay regulation) => term.In(key => regulation.Content(key)!);

    private string Happened(string fact, Kernel.Expressions.Condition? where) =>
        where is null ? l["fact." + fact] : l["speech.where", l["fact." + fact], conditions.Of(where)];

    private string Who(Assignee who, string subject, People people) => who.Kind switch
    {
        AssigneeKind.Role => people.Roles.TryGetValue(who.Role!, out var role) ? role.Name : l["say.role"],
        AssigneeKind.Owner => l.Find($"who.{subject}.owner") ?? l["who.owner"],
        AssigneeKind.OwnerManager => l["who.ownerManager"],
        _ => l["who.actor"],
    };

    private string Places(IReadOnlyList<string> places) =>
        string.Join(l["rulebook.comma"], places.Select(p => l.Find("place." + p) ?? l.Find("permission." + p) ?? l["say.place"]));

    private string Fields(RequiresRule rule) =>
        string.Join(l["rulebook.comma"], rule.Fields.Select(f => l.Find($"{rule.Acts[0]}.{f}") ?? l.Find($"{rule.Acts[0].Split('.')[0]}.{f}") ?? conditions.Name(f)));
}
