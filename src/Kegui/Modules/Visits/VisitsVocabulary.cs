using Kegui.Kernel;
using Kegui.Kernel.Expressions;

namespace Kegui.Modules.Visits;

/// <summary>What rules may say about visits.</summary>
internal sealed class VisitsVocabulary : IVocabularyPart
{
    public static readonly ChoiceSet Kind = new("visit.kind", [.. VisitKinds.All]);
    public static readonly ChoiceSet State = new("visit.state", VisitStates.Planned, VisitStates.CheckedIn, VisitStates.Reported, VisitStates.Cancelled);

    public static readonly RecordNames<Visit> Names = new RecordNames<Visit>("visit")
        .Field("kind", v => v.Kind, Kind)
        .Field("state", v => v.State, State)
        .Field("on", v => v.On)
        .Field("nextOn", v => v.NextOn)
        .Field("owner", v => v.OwnerId, TermType.Reference("person"))
        .Field("customer", v => v.CustomerId, TermType.Reference("customer"));

    public void AddTo(VocabularyBuilder words)
    {
        words.Record(Names, v => v.Purpose ?? "", v => v.CustomerId);
        foreach (var fact in new[] { "VisitPlanned", "VisitMoved", "VisitCancelled", "VisitCheckedIn", "VisitReported", "VisitReportAmended", "VisitNextStepDone" })
            words.Fact(fact, "visit", new GivenNames().Attribute("kind", Kind).Attribute("on", TermType.Date).Attribute("owner", TermType.Reference("person")));
        words
            .Act("visit.plan", "visit", new GivenNames().Attribute("kind", Kind).Attribute("purpose", TermType.Text))
            .Act("visit.report", "visit", ReportFields)
            .Matter("customer.visit-on-site", act: "visit.report")
            .Matter("visit.report", act: "visit.report")
            .Screen("visit.prepare");
    }

    private static GivenNames ReportFields => new GivenNames()
        .Attribute("kind", Kind).Attribute("met", TermType.Text)
        .Attribute("needs", TermType.Text).Attribute("opinions", TermType.Text).Attribute("suggestions", TermType.Text).Attribute("difficulties", TermType.Text)
        .Attribute("competition", TermType.Text).Attribute("conveyed", TermType.Text).Attribute("nextStep", TermType.Text);
}
