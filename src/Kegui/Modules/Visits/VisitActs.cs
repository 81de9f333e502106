using System.Text.Json;
using Kegui.Kernel;
using Kegui.Modules.Customers;
using Microsoft.EntityFrameworkCore;

namespace Kegui.Modules.Visits;

/// <summary>What is done to visits. Page, API, import and demo all come here.</summary>
internal sealed class VisitActs(ActRunner run, IRulebookGate gate)
{
    public Task<Outcome<long>> Plan(Call call, PlanInput input, CancellationToken cancel) => run.Run("visit.plan", call, input, async act =>
    {
        var customer = act.Found(await CustomerDoor.Brief(act.Db, act.Actor, input.CustomerId, cancel));
        act.Check(VisitRules.Plan(input, act.Today));
        var visit = await New(act, customer, input.Kind, input.On, VisitStates.Planned, cancel);
        (visit.At, visit.Purpose) = (input.At, Trimmed(input.Purpose));
        await act.Tell(FactOf("VisitPlanned", visit), null, cancel);
        return visit.Id;
    }, cancel);

    public Task<Outcome<long>> Move(Call call, long id, int version, DateOnly on, string? at, CancellationToken cancel) => run.Run("visit.move", call, new { id, version, on, at }, async act =>
    {
        var visit = await Mine(act, "visit.move", id, version, cancel);
        act.Check(VisitRules.Plan(new(visit.CustomerId, on, at, visit.Kind, null), act.Today));
        (visit.On, visit.At) = (on, at);
        return await Changed(act, "VisitMoved", visit, cancel);
    }, cancel);

    public Task<Outcome<long>> Cancel(Call call, long id, int version, string? reason, CancellationToken cancel) => run.Run("visit.cancel", call, new { id, version, reason }, async act =>
    {
        var visit = await Mine(act, "visit.cancel", id, version, cancel);
        if (string.IsNullOrWhiteSpace(reason)) act.Check([new("reason", "required")]);
        (visit.State, visit.CancelReason) = (VisitStates.Cancelled, Trimmed(reason));
        return await Changed(act, "VisitCancelled", visit, cancel);
    }, cancel);

    public Task<Outcome<long>> CheckIn(Call call, long id, int version, CheckInInput input, CancellationToken cancel) => run.Run("visit.check-in", call, new { id, version, input }, async act =>
    {
        var visit = await Mine(act, "visit.check-in", id, version, cancel);
        var customer = act.Found(await CustomerDoor.Brief(act.Db, act.Actor, visit.CustomerId, cancel));
        var distance = VisitRules.Distance(input.LatitudeE6, input.LongitudeE6, customer.LatitudeE6, customer.LongitudeE6);
        act.Check(VisitRules.CheckIn(input, distance));
        (visit.State, visit.CheckedInAt, visit.On) = (VisitStates.CheckedIn, act.Now, act.Today);
        (visit.LatitudeE6, visit.LongitudeE6, visit.AccuracyMetres) = (input.LatitudeE6, input.LongitudeE6, input.AccuracyMetres);
        (visit.DistanceMetres, visit.FarReason) = (distance, Trimmed(input.FarReason));
        if (visit.Kind == VisitKinds.OnSite && customer.LatitudeE6 is null && input is { LatitudeE6: { } latitude, LongitudeE6: { } longitude })
            await CustomerDoor.Located(act, customer.Id, latitude, longitude, cancel);
        return await Changed(act, "VisitCheckedIn", visit, cancel);
    }, cancel);

    /// <summary>Reports a planned visit, or one that nobody planned (then <paramref name="id"/> is none and the customer is named).</summary>
    public Task<Outcome<long>> Report(Call call, long? id, int? version, long? customerId, ReportInput input, CancellationToken cancel) => run.Run("visit.report", call, new { id, version, customerId, input }, async act =>
    {
        var visit = id is { } known ? await Mine(act, "visit.report", known, version, cancel) : null;
        var customer = act.Found(await CustomerDoor.Brief(act.Db, act.Actor, visit?.CustomerId ?? customerId ?? 0, cancel));
        act.Check(VisitRules.Report(input, act.Today));
        await gate.Check(act, "visit.report", Asked(input), customer.Id, cancel, visit is null ? null : ("visit", visit.Id));
        visit ??= await New(act, customer, input.Kind!, input.On!.Value, VisitStates.Planned, cancel);
        Fill(visit, input);
        (visit.State, visit.ReportedAt) = (VisitStates.Reported, act.Now);
        await CustomerDoor.Contacted(act, customer.Id, visit.On, visit.Kind == VisitKinds.OnSite, cancel);
        return await Changed(act, "VisitReported", visit, cancel);
    }, cancel);

    public Task<Outcome<long>> Amend(Call call, long id, int version, ReportInput input, CancellationToken cancel) => run.Run("visit.amend", call, new { id, version, input }, async act =>
    {
        var visit = await Mine(act, "visit.amend", id, version, cancel);
        act.Check(VisitRules.Report(input with { On = visit.On, LateReason = visit.LateReason ?? "-", NextOn = input.NextOn == visit.NextOn ? null : input.NextOn }, act.Today));
        await gate.Check(act, "visit.report", Asked(input with { Kind = visit.Kind }), visit.CustomerId, cancel, ("visit", id));
        var number = 1 + await act.Db.Under<ReportVersion>(new("visit", id, visit.CustomerId)).CountAsync(r => r.VisitId == id, cancel);
        act.Db.Add(new ReportVersion { Id = await act.NewId(cancel), VisitId = id, Number = number, Report = JsonSerializer.Serialize(ReportOf(visit), Json.Plain), At = act.Now, ById = act.Actor.PersonId });
        Fill(visit, input with { On = visit.On, Kind = visit.Kind, LateReason = visit.LateReason });
        return await Changed(act, "VisitReportAmended", visit, cancel);
    }, cancel);

    public Task<Outcome<long>> NextDone(Call call, long id, int version, CancellationToken cancel) => run.Run("visit.next-done", call, new { id, version }, async act =>
    {
        var visit = act.Found(await act.Db.VisibleOne<Visit>(act.Actor, "visit.next-done", "visit", id).AsTracking().FirstOrDefaultAsync(cancel));
        act.Expect(version, visit.Version);
        visit.NextDoneAt = act.Now;
        return await Changed(act, "VisitNextStepDone", visit, cancel);
    }, cancel);

    internal static ReportInput ReportOf(Visit v) => new()
    {
        On = v.On, Kind = v.Kind, Met = v.Met, Needs = v.Needs, Opinions = v.Opinions, Suggestions = v.Suggestions, Difficulties = v.Difficulties,
        Competition = v.Competition, Conveyed = v.Conveyed, NextStep = v.NextStep, NextOn = v.NextOn, LateReason = v.LateReason,
    };

    /// <summary>The report by the names that the rulebook knows.</summary>
    internal static IReadOnlyDictionary<string, object?> Asked(ReportInput input) => new Dictionary<string, object?>
    {
        ["kind"] = input.Kind, ["met"] = input.Met, ["needs"] = input.Needs, ["opinions"] = input.Opinions, ["suggestions"] = input.Suggestions,
        ["difficulties"] = input.Difficulties, ["competition"] = input.Competition, ["conveyed"] = input.Conveyed, ["nextStep"] = input.NextStep,
    };

    private static async Task<Visit> New(Act act, CustomerBrief customer, string kind, DateOnly on, string state, CancellationToken cancel)
    {
        var visit = new Visit
        {
            Id = await act.NewId(cancel),
            CustomerId = customer.Id,
            OwnerId = act.Actor.PersonId,
            DepartmentId = act.Actor.DepartmentId,
            ProvinceCode = customer.ProvinceCode,
            Kind = kind,
            State = state,
            On = on,
            CreatedAt = act.Now,
        };
        act.Db.Add(visit);
        return visit;
    }

    private static async Task<Visit> Mine(Act act, string name, long id, int? version, CancellationToken cancel)
    {
        var visit = act.Found(await act.Db.VisibleOne<Visit>(act.Actor, name, "visit", id).AsTracking().FirstOrDefaultAsync(cancel));
        act.Expect(version ?? visit.Version, visit.Version);
        act.Allow(VisitLifecycle.Refuses(visit.State, name));
        return visit;
    }

    private static async Task<long> Changed(Act act, string fact, Visit visit, CancellationToken cancel)
    {
        visit.Version++;
        await act.Tell(FactOf(fact, visit), act.ChangesOf(visit), cancel);
        return visit.Id;
    }

    private static Fact FactOf(string name, Visit visit) => new(name, "visit", visit.Id, visit.CustomerId, new Dictionary<string, object?>
    {
        ["kind"] = visit.Kind, ["on"] = visit.On, ["owner"] = visit.OwnerId,
    })
    { On = visit.On };

    private static void Fill(Visit visit, ReportInput input)
    {
        (visit.On, visit.Kind, visit.Met) = (input.On!.Value, input.Kind!, Trimmed(input.Met));
        (visit.Needs, visit.Opinions, visit.Suggestions) = (Trimmed(input.Needs), Trimmed(input.Opinions), Trimmed(input.Suggestions));
        (visit.Difficulties, visit.Competition, visit.Conveyed) = (Trimmed(input.Difficulties), Trimmed(input.Competition), Trimmed(input.Conveyed));
        (visit.NextStep, visit.NextOn, visit.LateReason) = (Trimmed(input.NextStep), input.NextOn, Trimmed(input.LateReason));
        visit.NextDoneAt = null;
    }

    private static string? Trimmed(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();
}
