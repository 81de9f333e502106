using Kegui.Kernel;
using Microsoft.EntityFrameworkCore;

namespace Kegui.Modules.Staff;

/// <summary>Confirming, declining and taking back a change of rights; and whether the company wants a second person at all.</summary>
internal sealed class RightsRequestActs(ActRunner run, SecondPerson second, RoleActs roles, PersonActs persons)
{
    /// <summary>Makes the change as it was put down, with all its checks anew. Nobody confirms what he asked for himself.</summary>
    public Task<Outcome<long>> Confirm(Call call, long id, CancellationToken cancel) => run.Run(SecondPerson.Confirming, call, new { id, confirm = true }, async act =>
    {
        act.WantsFresh();
        var request = await Waiting(act, id, cancel);
        act.Allow(request.AskedById == act.Actor.PersonId ? new Refusal("own-request") : null);
        second.Agree();
        await Make(new(act.Actor), request, act, cancel);
        return await Decide(act, request, RightsRequestStates.Confirmed, "RightsConfirmed", cancel);
    }, cancel);

    public Task<Outcome<long>> Decline(Call call, long id, CancellationToken cancel) => run.Run(SecondPerson.Confirming, call, new { id, confirm = false }, async act =>
    {
        var request = await Waiting(act, id, cancel);
        return request.AskedById == act.Actor.PersonId
            ? await Decide(act, request, RightsRequestStates.Withdrawn, "RightsWithdrawn", cancel)
            : await Decide(act, request, RightsRequestStates.Declined, "RightsDeclined", cancel);
    }, cancel);

    /// <summary>Switching it on holds at once; switching it off is itself a change that waits.</summary>
    public Task<Outcome<RightsAnswer<bool>>> Switch(Call call, bool on, CancellationToken cancel) => run.Run("role.edit", call, new { on }, async act =>
    {
        act.WantsFresh();
        var had = await SecondPerson.On(act.Db, cancel);
        if (had == on) return new RightsAnswer<bool>(on);
        if (!on && await second.Asks(act, cancel)) return new(true, await second.File(act, RightsWork.SwitchOff, "", new { on }, [new("second-person", "on", "off")], cancel));
        await Set(act, on, cancel);
        return new(on);
    }, cancel);

    /// <summary>Inside an act: from now on another administrator confirms, or not.</summary>
    public static async Task Set(Act act, bool on, CancellationToken cancel)
    {
        if (await act.Db.Set<Setting>().AsTracking().FirstOrDefaultAsync(s => s.Key == SecondPerson.Key, cancel) is { } row) row.Value = on ? "on" : "off";
        else act.Db.Add(new Setting { Key = SecondPerson.Key, Value = on ? "on" : "off" });
        await act.Tell(new("SecondPersonSet", "person", act.Actor.PersonId), [new("second-person", on ? "off" : "on", on ? "on" : "off")], cancel);
    }

    private Task Make(Call call, RightsRequest request, Act act, CancellationToken cancel) => request.Work switch
    {
        RightsWork.CreateRole => roles.Create(call, request.Read<RoleInput>(), cancel),
        RightsWork.EditRole when request.Read<EditRoleWork>() is var edit => roles.Edit(call, edit.Code, edit.Version, edit.Input, cancel),
        RightsWork.DeleteRole => roles.Delete(call, request.Read<EditRoleWork>().Code, cancel),
        RightsWork.AssignRoles when request.Read<AssignRolesWork>() is var assign => persons.AssignRoles(call, assign.Id, assign.Version, assign.Roles, cancel),
        RightsWork.SwitchOff => Set(act, on: false, cancel),
        _ => throw new InvalidOperationException($"Nobody knows how to do '{request.Work}'."),
    };

    private static async Task<RightsRequest> Waiting(Act act, long id, CancellationToken cancel)
    {
        var request = act.Found(await act.Db.Set<RightsRequest>().AsTracking().FirstOrDefaultAsync(r => r.Id == id, cancel));
        act.Allow(request.State == RightsRequestStates.Waiting ? null : new Refusal("request-decided"));
        return request;
    }

    private static async Task<long> Decide(Act act, RightsRequest request, string state, string fact, CancellationToken cancel)
    {
        request.State = state;
        request.DecidedById = act.Actor.PersonId;
        request.DecidedAt = act.Now;
        request.Version++;
        await act.Tell(SecondPerson.Told(fact, request), null, cancel);
        return request.Id;
    }
}
