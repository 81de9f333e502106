using Kegui.Kernel;
using Kegui.Modules.Customers;

namespace Kegui.Modules.Pool;

/// <summary>Every morning: customers whose time is over return to the pool, owners are told 7 days and 1 day before. In slices, each an act of its own.</summary>
internal sealed class PoolSweep(ActRunner run, AppDb db, Kernel.Notices notices, CompanyClock clock, IEnumerable<IHoldsCustomers> holders) : IJob
{
    private const int Slice = 200;

    public string Code => "pool.sweep";
    public Timetable When => Timetable.Daily(6, 0);

    public Task Run(DateTime now, JobTurn turn, CancellationToken cancel) => Run(turn.Hold, cancel);

    /// <summary>How many returned.</summary>
    public async Task<int> Run(Action<Act> hold, CancellationToken cancel)
    {
        var settings = await PoolSettings.Read(db, cancel);
        if (!settings.Automatic) return 0;
        var (returned, lost) = (0, 0);
        long? after = 0;
        while (after is { } last)
        {
            var outcome = await run.Run("customer.release", new(Actor.System), new { last }, act => One(act, settings, last, hold, cancel), cancel);
            // Somebody changed one of them at this moment: the slice is looked at anew.
            if (outcome.Conflict && ++lost < 5) continue;
            if (!outcome.Done) throw new InvalidOperationException("The sweep of the pool was refused.");
            returned += outcome.Value!.Returned;
            after = outcome.Value.Last;
        }
        return returned;
    }

    private async Task<Step> One(Act act, PoolSettings settings, long after, Action<Act> hold, CancellationToken cancel)
    {
        hold(act);
        var soonest = act.Today.AddDays(PoolSettings.Notices.Max() - Math.Min(settings.ProspectDays, settings.CustomerDays) + 1);
        var some = await CustomerPool.Quiet(act.Db, holders, clock, soonest, after, Slice, cancel);
        var returned = 0;
        foreach (var customer in some)
        {
            if (PoolRules.ReturnsOn(customer, settings) is not { } on) continue;
            var subject = new NoticeSubject("customer", customer.Id, customer.Id);
            if (on <= act.Today)
            {
                await CustomerPool.Release(act, customer, "pool", null, cancel);
                await notices.Tell(act, [customer.OwnerId!.Value], NoticeKinds.Change, subject, new("notice.pool.returned", customer.Name), cancel);
                returned++;
            }
            else if (PoolRules.NoticeDue(on, act.Today) is { } days)
                await notices.Tell(act, [customer.OwnerId!.Value], NoticeKinds.Change, subject, new("notice.pool.soon", customer.Name, Ui.Formats.Date(on)), cancel, fact: $"pool:{customer.Id}:{on:yyyyMMdd}:{days}");
        }
        return new(returned, some.Count < Slice ? null : some[^1].Id);
    }

    private sealed record Step(int Returned, long? Last);
}
