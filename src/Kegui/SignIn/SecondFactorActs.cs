using Kegui.Kernel;
using Microsoft.EntityFrameworkCore;

namespace Kegui.SignIn;

/// <summary>Setting up and taking off the own second factor.</summary>
internal sealed class SecondFactorActs(ActRunner run)
{
    /// <summary>Keeps the secret whose first code was right, and new recovery codes in place of all before.</summary>
    /// <param name="sealedSecret">As the page sealed it.</param>
    /// <param name="step">The step of the code by which the app proved itself; it works no second time.</param>
    public Task<Outcome<long>> SetUp(Call call, string sealedSecret, long step, IReadOnlyList<string> recovery, CancellationToken cancel) => run.Run("me.second-factor", call, new { step }, async act =>
    {
        var person = act.Found(await act.Db.Set<Person>().AsTracking().FirstOrDefaultAsync(p => p.Id == act.Actor.PersonId, cancel));
        if (person.TotpSecret is not null) act.WantsFresh();
        person.TotpSecret = sealedSecret;
        person.TotpStep = step;
        person.Version++;
        Replace(act, person.Id, recovery);
        Access.EndSessions(act, person.Id, act.Actor.SessionId);
        PeopleDirectory.Touch(act);
        await act.Tell(new("SecondFactorSetUp", "person", person.Id), null, cancel);
        return person.Id;
    }, cancel);

    public Task<Outcome<long>> NewCodes(Call call, IReadOnlyList<string> recovery, CancellationToken cancel) => run.Run("me.second-factor", call, new { recovery = true }, async act =>
    {
        act.WantsFresh();
        Replace(act, act.Actor.PersonId, recovery);
        await act.Tell(new("RecoveryCodesRenewed", "person", act.Actor.PersonId), null, cancel);
        return act.Actor.PersonId;
    }, cancel);

    public Task<Outcome<long>> TakeOff(Call call, CancellationToken cancel) => run.Run("me.second-factor", call, new { off = true }, async act =>
    {
        act.WantsFresh();
        var person = act.Found(await act.Db.Set<Person>().AsTracking().FirstOrDefaultAsync(p => p.Id == act.Actor.PersonId, cancel));
        if (act.Db.Set<Role>().Any(r => r.TwoFactor && act.Actor.Roles.Contains(r.Code))) act.Allow(new Refusal("second-factor-required"));
        Clear(act, person);
        await act.Tell(new("SecondFactorTakenOff", "person", person.Id), null, cancel);
        return person.Id;
    }, cancel);

    /// <summary>Also for an administrator who helps somebody whose phone is lost.</summary>
    internal static void Clear(Act act, Person person)
    {
        person.TotpSecret = null;
        person.TotpStep = null;
        person.Version++;
        Replace(act, person.Id, []);
        PeopleDirectory.Touch(act);
    }

    private static void Replace(Act act, long person, IReadOnlyList<string> codes) => act.Also(async cancel =>
    {
        await act.Db.Set<RecoveryCode>().Where(r => r.PersonId == person).ExecuteDeleteAsync(cancel);
        foreach (var code in codes) act.Db.Add(new RecoveryCode { PersonId = person, CodeHash = Tokens.HashOf(SecondFactor.Plain(code)) });
        await act.Db.SaveChangesAsync(cancel);
    });
}
