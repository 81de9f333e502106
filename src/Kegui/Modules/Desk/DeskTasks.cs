using Kegui.Kernel;
using Kegui.Modules.Customers;
using Kegui.Modules.Visits;

namespace Kegui.Modules.Desk;

/// <summary>One thing to do on the desk: what, about whom, by when, why, and the act that does it.</summary>
internal sealed record DeskTask(DutyTask Task, CustomerBrief? Customer, IReadOnlyList<DutyExplanation> Why, string Href, string ActKey)
{
    public bool Late(DateOnly today) => Task.DueOn < today;
}

/// <summary>Gathers a person's duties with their reasons and the customers they are about.</summary>
internal sealed class DeskTasks(AppDb db, DutyExplainer explainer)
{
    private const int Most = 100;

    public async Task<IReadOnlyList<DeskTask>> Of(Actor actor, People people, DateOnly until, IReadOnlyList<VisitBrief> visits, CancellationToken cancel)
    {
        var rows = await db.DutiesOf(actor, people, until, Most, cancel);
        var why = await explainer.Explain(rows, cancel);
        var customers = await CustomerDoor.Briefs(db, [.. rows.Select(r => r.CustomerId).OfType<long>().Distinct()], cancel);
        return [.. rows.Tasks().Select(task => Of(task, customers, why, visits))];
    }

    /// <summary>The next tasks about one customer, whoever has to do them.</summary>
    public async Task<IReadOnlyList<DeskTask>> Of(CustomerBrief customer, int most, CancellationToken cancel)
    {
        var duties = await db.WholeDutiesUnder(new("customer", customer.Id, customer.Id), most, cancel);
        var why = await explainer.Explain(duties, cancel);
        var customers = new Dictionary<long, CustomerBrief> { [customer.Id] = customer };
        return [.. duties.Select(d => d.AsRow()).Tasks().Select(task => Of(task, customers, why, []))];
    }

    private static DeskTask Of(DutyTask task, IReadOnlyDictionary<long, CustomerBrief> customers, IReadOnlyDictionary<long, DutyExplanation> why, IReadOnlyList<VisitBrief> visits)
    {
        var customer = task.Duties[0].CustomerId is { } id ? customers.GetValueOrDefault(id) : null;
        var (href, act) = ActOf(task, customer, visits);
        return new(task, customer, [.. task.Duties.Select(d => why.GetValueOrDefault(d.Id)).OfType<DutyExplanation>()], href, act);
    }

    // The act itself stands at the right of the row: what is planned is reported, what is not is planned.
    private static (string Href, string ActKey) ActOf(DutyTask task, CustomerBrief? customer, IReadOnlyList<VisitBrief> visits) => task.SubjectKind switch
    {
        "visit" => ($"visits/{task.SubjectId}/report", "desk.report"),
        "customer" when task.Matter == "customer.visit-on-site" => visits.FirstOrDefault(v => v.CustomerId == task.SubjectId && v.State is "planned" or "checked-in") is { } planned
            ? ($"visits/{planned.Id}", planned.State == "planned" ? "visit.checkIn" : "desk.report")
            : ($"visits/new?customer={task.SubjectId}", "desk.plan"),
        "customer" => ($"customers/{customer?.Id ?? task.SubjectId}", "ui.open"),
        _ => ($"duties/{task.Duties[0].Id}", "ui.open"),
    };
}
