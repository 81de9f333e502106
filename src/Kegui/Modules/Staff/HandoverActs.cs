using System.Text.Json;
using Kegui.Kernel;
using Kegui.Modules.Customers;
using Microsoft.EntityFrameworkCore;

namespace Kegui.Modules.Staff;

/// <summary>
/// Hands a leaver's customers to others. Starting keeps the plan; each slice of at most 500 customers is an act of its own, so others
/// can save in between, and what a killed process left is taken up where it stopped.
/// </summary>
internal sealed class HandoverActs(ActRunner run, PeopleDirectory directory)
{
    public const int Slice = 500;
    public const int MostChosen = 500;

    public Task<Outcome<long>> Start(Call call, HandoverInput input, CancellationToken cancel) => run.Run("handover.run", call, input, async act =>
    {
        var people = await directory.Get(act.Actor.PeopleStamp, cancel);
        act.Found(people.ById.TryGetValue(input.FromId, out var from) && people.Reaches(act.Actor, "handover.run", from) ? from : null);
        act.Check(Problems(input, people));
        var handover = new Handover
        {
            Id = await act.NewId(cancel),
            FromId = input.FromId,
            ById = act.Actor.PersonId,
            At = act.Now,
            Plan = JsonSerializer.Serialize(input.Parts, Json.Plain),
        };
        act.Db.Add(handover);
        await act.Tell(new("HandoverStarted", "person", input.FromId), [new("to", null, string.Join(", ", input.Parts.Select(p => people.NameOf(p.ToId)).Distinct()))], cancel);
        return handover.Id;
    }, cancel);

    /// <summary>Does what is left of it, slice by slice, and says how many customers have moved in all.</summary>
    public async Task<Outcome<int>> Finish(Call call, long id, CancellationToken cancel)
    {
        Outcome<Step> step;
        var lost = 0;
        // Somebody saving one of these customers at the same moment costs this slice a second try, not the hand-over.
        do step = await One(call with { Key = null }, id, cancel);
        while (step.Done ? !step.Value!.Finished : step.Conflict && ++lost < 3);
        return new() { Value = step.Value?.Moved ?? 0, Refusal = step.Refusal, Problems = step.Problems, Absent = step.Absent, Conflict = step.Conflict };
    }

    private Task<Outcome<Step>> One(Call call, long id, CancellationToken cancel) => run.Run("handover.run", call, new { id }, async act =>
    {
        var people = await directory.Get(act.Actor.PeopleStamp, cancel);
        var handover = act.Found(await act.Db.Set<Handover>().AsTracking().FirstOrDefaultAsync(h => h.Id == id, cancel));
        act.Found(people.ById.TryGetValue(handover.FromId, out var from) && people.Reaches(act.Actor, "handover.run", from) ? from : null);
        var parts = handover.Parts();
        if (handover.FinishedAt is not null) return new Step(handover.Moved, true);
        var part = parts[handover.Part];
        // Moved ones no longer belong to the leaver, so each slice is simply the next ones that do.
        var moved = people.ById[part.ToId].Active
            ? await CustomerOwners.MoveFrom(act, handover.FromId, people.ById[part.ToId], part.Province, part.Ids, Slice, cancel)
            : 0;
        handover.Moved += moved;
        if (moved < Slice) handover.Part++;
        if (handover.Part >= parts.Count) handover.FinishedAt = act.Now;
        handover.Version++;
        return new Step(handover.Moved, handover.FinishedAt is not null);
    }, cancel);

    private static IEnumerable<Problem> Problems(HandoverInput input, People people)
    {
        if (input.Parts.Count == 0) yield return new("to", "required");
        foreach (var part in input.Parts)
        {
            if (!people.ById.TryGetValue(part.ToId, out var to) || !to.Active || part.ToId == input.FromId) yield return new("to", "person");
            if (part.Ids?.Count > MostChosen) yield return new("ids", "handover-many", MostChosen);
            if (part.Province is { Length: > 0 } province && !Provinces.All.Contains(province)) yield return new("province", "choice");
        }
    }

    private sealed record Step(int Moved, bool Finished);
}
