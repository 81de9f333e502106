using Kegui.Kernel;
using Microsoft.EntityFrameworkCore;

namespace Kegui.Modules.Customers;

/// <summary>A grade given by hand, with its reason.</summary>
/// <param name="Grade">A, B, C or D; none takes the grade away.</param>
internal sealed record GradeInput(string? Grade, string? Reason);

/// <summary>Grades a customer by decision of a person. Rules that wait for a grade see it in the same moment.</summary>
internal sealed class GradeActs(ActRunner run)
{
    public Task<Outcome<long>> Grade(Call call, long id, int version, GradeInput input, CancellationToken cancel) => run.Run("customer.grade", call, new { id, version, input }, async act =>
    {
        var customer = act.Found(await act.Db.VisibleOne<Customer>(act.Actor, "customer.grade", "customer", id).AsTracking().FirstOrDefaultAsync(cancel));
        act.Expect(version, customer.Version);
        if (input.Grade is { } wanted && !Grades.All.Contains(wanted)) act.Check([new("grade", "choice")]);
        if (string.IsNullOrWhiteSpace(input.Reason)) act.Check([new("reason", "required")]);
        if (input.Reason!.Length > 500) act.Check([new("reason", "too-long", 500)]);
        var before = customer.Grade;
        if (before == input.Grade) return id;
        (customer.Grade, customer.GradedOn, customer.UpdatedAt) = (input.Grade, act.Today, act.Now);
        customer.Version++;
        var fact = new Fact("GradeChanged", "customer", id, id, new Dictionary<string, object?> { ["from"] = before, ["to"] = input.Grade, ["reason"] = input.Reason.Trim() });
        await act.Tell(fact, act.ChangesOf(customer), cancel);
        return id;
    }, cancel);
}
