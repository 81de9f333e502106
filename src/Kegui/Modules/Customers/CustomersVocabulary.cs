using Kegui.Kernel;
using Kegui.Kernel.Expressions;

namespace Kegui.Modules.Customers;

/// <summary>What rules may say about customers.</summary>
internal sealed class CustomersVocabulary : IVocabularyPart
{
    public static readonly ChoiceSet Grade = new("grade", [.. Grades.All]);
    public static readonly ChoiceSet Stage = new("customer.stage", [.. CustomerStages.All]);
    public static readonly ChoiceSet Kind = new("customer.kind", [.. CustomerKinds.All]);
    public static readonly ChoiceSet PartyRole = new("customer.partyRole", [.. PartyRoles.All]);

    public static readonly RecordNames<Customer> Names = new RecordNames<Customer>("customer")
        .Field("grade", c => c.Grade, Grade)
        .Field("gradedOn", c => c.GradedOn)
        .Field("stage", c => c.Stage, Stage)
        .Field("kind", c => c.Kind, Kind)
        .Field("partyRole", c => c.PartyRole, PartyRole)
        .Field("industry", c => c.Industry)
        .Field("size", c => c.Size)
        .Field("source", c => c.Source)
        .Field("creditCode", c => c.CreditCode)
        .Field("owner", c => c.OwnerId, TermType.Reference("person"))
        .Field("blacklisted", c => c.Blacklisted)
        .Field("paused", c => c.Paused)
        .Field("keyAccount", c => c.KeyAccount)
        .Field("admitted", c => c.Admitted)
        .Field("oldCustomer", c => c.OldCustomer)
        .Field("lastOrderOn", c => c.LastOrderOn)
        .Field("lastContactOn", c => c.LastContactOn)
        .Field("lastOnSiteVisitOn", c => c.LastOnSiteVisitOn)
        .From("nextContactDue", c => c.NextContactOn);

    public void AddTo(VocabularyBuilder words)
    {
        var input = new GivenNames()
            .Attribute("creditCode", TermType.Text).Attribute("industry", TermType.Text).Attribute("size", TermType.Text).Attribute("source", TermType.Text)
            .Attribute("regionCode", TermType.Text).Attribute("address", TermType.Text).Attribute("phone", TermType.Text).Attribute("contactName", TermType.Text);
        words.Record(Names, c => c.Name, c => c.Id)
            .Fact("CustomerCreated", "customer", new GivenNames().Attribute("name", TermType.Text))
            .Fact("CustomerChanged", "customer")
            .Fact("GradeChanged", "customer", new GivenNames().Attribute("from", Grade).Attribute("to", Grade))
            .Act("customer.grade", "customer", new GivenNames().Attribute("grade", Grade).Attribute("reason", TermType.Text))
            .Fact("CustomerContacted", "customer", new GivenNames().Attribute("on", TermType.Date))
            .Fact("CustomerInformationFedBack", "customer", new GivenNames().Attribute("on", TermType.Date))
            .Act("customer.create", "customer", input)
            .Act("customer.edit", "customer", input)
            .Matter("customer.contact")
            .Matter("customer.feed-back")
            .Screen("customers")
            .Screen("customer.show");
    }
}
