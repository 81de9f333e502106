using Kegui.Kernel;
using Microsoft.EntityFrameworkCore;

namespace Kegui.Modules.Staff;

/// <param name="PersonId">Who is away.</param>
/// <param name="Until">The last day, counted in.</param>
internal sealed record StandInInput(long PersonId, long StandInId, DateOnly From, DateOnly Until);

/// <summary>Stand-ins while somebody is away: named by the person or by whoever the right reaches.</summary>
internal sealed class StandInActs(ActRunner run, PeopleDirectory directory)
{
    public Task<Outcome<long>> Name(Call call, StandInInput input, CancellationToken cancel) => run.Run("stand-in.edit", call, input, async act =>
    {
        var people = await directory.Get(act.Actor.PeopleStamp, cancel);
        act.Found(people.ById.TryGetValue(input.PersonId, out var away) && away.Active && people.Reaches(act.Actor, "stand-in.edit", away) ? away : null);
        act.Check(StandInRules.Problems(input, people, act.Today));
        act.Allow(StandInRules.Stops(input, people.StandIns));
        var row = new StandIn { Id = await act.NewId(cancel), PersonId = input.PersonId, StandInId = input.StandInId, From = input.From, Until = input.Until };
        act.Db.Add(row);
        PeopleDirectory.Touch(act);
        await act.Tell(new("StandInNamed", "person", input.PersonId), [new("standIn", null, people.NameOf(input.StandInId)), new("from", null, input.From), new("until", null, input.Until)], cancel);
        return row.Id;
    }, cancel);

    /// <summary>The person is back: what has begun ended yesterday, what has not begun is gone.</summary>
    public Task<Outcome<long>> End(Call call, long id, CancellationToken cancel) => run.Run("stand-in.edit", call, new { end = id }, async act =>
    {
        var people = await directory.Get(act.Actor.PeopleStamp, cancel);
        var row = act.Found(await act.Db.Set<StandIn>().AsTracking().FirstOrDefaultAsync(s => s.Id == id && s.Until >= act.Today, cancel));
        act.Found(people.ById.TryGetValue(row.PersonId, out var away) && people.Reaches(act.Actor, "stand-in.edit", away) ? away : null);
        if (row.From >= act.Today) act.Db.Remove(row);
        else row.Until = act.Today.AddDays(-1);
        PeopleDirectory.Touch(act);
        await act.Tell(new("StandInEnded", "person", row.PersonId), [new("standIn", people.NameOf(row.StandInId), null)], cancel);
        return id;
    }, cancel);
}

/// <summary>Decisions about stand-ins.</summary>
internal static class StandInRules
{
    public const int LongestDays = 366;

    public static IEnumerable<Problem> Problems(StandInInput input, People people, DateOnly today)
    {
        if (input.StandInId == input.PersonId) yield return new("standInId", "stand-in-self");
        else if (!people.ById.TryGetValue(input.StandInId, out var person) || !person.Active) yield return new("standInId", "person");
        if (input.From < today) yield return new("from", "from-past");
        if (input.Until < input.From) yield return new("until", "until-before");
        else if (input.Until.DayNumber - input.From.DayNumber >= LongestDays) yield return new("until", "until-far", LongestDays);
    }

    /// <summary>One stand-in at a time, and no chains: who is away does nobody else's work, and whose work one does, one does oneself.</summary>
    public static Refusal? Stops(StandInInput input, IReadOnlyList<StandIn> named)
    {
        var meanwhile = named.Where(s => s.From <= input.Until && input.From <= s.Until).ToList();
        return meanwhile switch
        {
            _ when meanwhile.Any(s => s.PersonId == input.PersonId) => new("stand-in-twice"),
            _ when meanwhile.Any(s => s.PersonId == input.StandInId) => new("stand-in-away"),
            _ when meanwhile.Any(s => s.StandInId == input.PersonId) => new("stand-in-needed"),
            _ => null,
        };
    }
}
