using Kegui.Kernel;
using Kegui.Kernel.Expressions;

namespace Kegui.Modules.Visits;

/// <summary>What rules may say about visits.</summary>
internal sealed class VisitsVocabulary : IVocabularyPart
{
    public static readonly ChoiceSet Kind = new("visit.kind", "on-site", "incoming", "phone", "video");

    public void AddTo(VocabularyBuilder words) => words
        .Record("visit")
        // Somebody went there; what came of it is known only by the report.
        .Fact("VisitHeld", "visit", new GivenNames().Attribute("kind", Kind).Attribute("on", TermType.Date))
        .Fact("VisitReported", "visit", new GivenNames().Attribute("kind", Kind).Attribute("on", TermType.Date))
        .Act("visit.plan", "visit", new GivenNames().Attribute("kind", Kind))
        .Act("visit.report", "visit", new GivenNames()
            .Attribute("kind", Kind)
            .Attribute("needs", TermType.Text).Attribute("opinions", TermType.Text).Attribute("suggestions", TermType.Text)
            .Attribute("difficulties", TermType.Text).Attribute("competition", TermType.Text).Attribute("market", TermType.Text).Attribute("passedOn", TermType.Text))
        .Matter("customer.visit-on-site", act: "visit.report")
        .Matter("visit.report", act: "visit.report")
        .Screen("visit.prepare");
}
