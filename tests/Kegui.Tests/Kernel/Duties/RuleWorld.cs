using Kegui.Kernel;
using Kegui.Modules.Customers;
using Kegui.Modules.Visits;
using Kegui.Tests.World;
using Kegui.Tests.Kernel.Rulebook;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Kegui.Tests.Kernel.Duties;

/// <summary>A world in which the rulebook is worked by: Monday 23 November 2026, nine in the morning.</summary>
internal sealed class RuleWorld : IAsyncDisposable
{
    public const string Visits = "CGM-7.2a2", Content = "CGM-7.3b", Report = "CGM-7.3a";

    public required TestWorld World { get; init; }
    /// <summary>What was said to whom: <c>Remind lihai</c>.</summary>
    public required List<string> Said { get; init; }

    public static async Task<RuleWorld> Open(PlanWatch? watch = null, Action<IServiceCollection>? more = null)
    {
        var said = new List<string>();
        var world = await TestWorld.Open(services =>
        {
            services.Replace(ServiceDescriptor.Singleton<IDutyVoice>(provider => new Voice(said, provider)));
            more?.Invoke(services);
            if (watch is not null) services.ConfigureDbContext<AppDb>(options => options.AddInterceptors(watch));
        });
        return new() { World = world, Said = said };
    }

    public Task<T> Do<T>(Func<IServiceProvider, Task<T>> work) => World.With(work);

    public async Task<long> Customer(string name, string? grade = null, string? visited = null, string owner = Cast.Lihai)
    {
        var call = await World.CallOf(owner);
        var id = await Do(s => Cast.Must(s.GetRequiredService<CustomerActs>().Create(call, new CustomerInput { Name = name }, default)));
        if (grade is not null || visited is not null) await Change(id, c => (c.Grade, c.LastOnSiteVisitOn) = (grade, visited is null ? null : Plans.Date(visited)));
        return id;
    }

    /// <summary>Changes a customer in an act, as grading and hand-over do.</summary>
    public Task Change(long id, Action<Customer> change) => Do(s => Cast.Must(s.GetRequiredService<ActRunner>().Run("customer.edit", new Call(Actor.System), new { id }, async act =>
    {
        var customer = await act.Db.Whole<Customer>(Actor.System).AsTracking().SingleAsync(c => c.Id == id);
        change(customer);
        customer.Version++;
        return id;
    }, default)));

    public Task<AdoptResult> Adopt(RuleLevel level = RuleLevel.Enforce, DateOnly? from = null, params string[] clauses) =>
        As(Cast.RuleAdmin, (s, call) => s.GetRequiredService<RegulationActs>().Adopt(call, new("CGM", null, clauses.Length > 0 ? clauses : [Visits], level, from), default));

    /// <summary>Brings a regulation <c>TST</c> of one clause with one rule <c>TST/tried</c> into force today.</summary>
    /// <param name="rule">The rule's keys, one a line.</param>
    public async Task Write(string rule, RuleLevel level = RuleLevel.Enforce)
    {
        var text = Texts.Clause($"rules:\n- key: tried\n  {rule.Replace("\n", "\n  ", StringComparison.Ordinal)}");
        await Do(s => Cast.Must(s.GetRequiredService<ActRunner>().Run("regulation.load", new Call(Actor.System), text, async act =>
        {
            act.Db.Add(new RegulationText { Hash = text.Length.ToString(System.Globalization.CultureInfo.InvariantCulture), RegulationId = "TST", Content = text, At = act.Now });
            act.Db.Add(new RegulationEdition { Id = await act.NewId(default), RegulationId = "TST", Number = 1, From = Plans.Date("2026-01-01"), TextHash = text.Length.ToString(System.Globalization.CultureInfo.InvariantCulture), Values = "{}", GraceDays = 0, ById = 0, At = act.Now });
            s.GetRequiredService<RulebookDirectory>().Touch(act);
            return true;
        }, default)));
        await As(Cast.RuleAdmin, (s, call) => s.GetRequiredService<RegulationActs>().Adopt(call, new("TST", null, ["TST-1"], level), default));
        await Plan();
    }

    public Task<int> Recheck() => Do(s => s.GetRequiredService<RecheckSweep>().Run(default));

    public Task<int> Cadence(string every, string from, int? grace = null) =>
        As(Cast.RuleAdmin, (s, call) => s.GetRequiredService<RegulationActs>().Change(call, new("CGM", new Dictionary<string, string> { ["visit.cadence"] = every }, Plans.Date(from), grace), default));

    public Task Plan() => Do(s => s.GetRequiredService<Replan>().Run(default));

    public Task<int> Sweep() => Do(s => s.GetRequiredService<DutySweep>().Run(s.GetRequiredService<CompanyClock>().Now, default));

    public async Task<long> Visit(long customer, string on, string kind = VisitKinds.OnSite, string by = Cast.Lihai) =>
        await As(by, (s, call) => s.GetRequiredService<VisitActs>().Report(call, null, null, customer, Filled with { On = Plans.Date(on), Kind = kind }, default));

    public static ReportInput Filled { get; } = new() { Kind = VisitKinds.OnSite, Needs = "M8 法兰螺母", Opinions = "无", Suggestions = "无", LateReason = "在外出差" };

    public async Task<T> As<T>(string person, Func<IServiceProvider, Call, Task<Outcome<T>>> act, string? reason = null)
    {
        var call = await World.CallOf(person) with { Reason = reason };
        return await Do(s => Cast.Must(act(s, call)));
    }

    public Task<List<Duty>> Duties(long? customer = null) => Do(s => s.GetRequiredService<AppDb>().Whole<Duty>(Actor.System)
        .Where(d => customer == null || d.CustomerId == customer).OrderBy(d => d.Id).ToListAsync());

    public async Task<Duty> TheOpen(long customer) => Assert.Single(await Duties(customer), d => d.IsOpen);

    public Task<List<T>> All<T>() where T : class => Do(s => s.GetRequiredService<AppDb>().Set<T>().IgnoreQueryFilters().ToListAsync());

    /// <summary>Moves the clock to a time of day of the company.</summary>
    public void MoveTo(string date, string time = "09:00")
    {
        var at = World.App.Services.GetRequiredService<CompanyClock>().Utc(Plans.Date(date), TimeOnly.ParseExact(time, "HH:mm"));
        World.Clock.SetUtcNow(new DateTimeOffset(at, TimeSpan.Zero));
    }

    public ValueTask DisposeAsync() => World.DisposeAsync();

    private sealed class Voice(List<string> said, IServiceProvider services) : IDutyVoice
    {
        public async Task Say(Act act, IReadOnlyList<DutyNews> news, CancellationToken cancel)
        {
            var people = await services.GetRequiredService<PeopleDirectory>().Get(null, cancel);
            said.AddRange(news.Select(n => $"{n.Kind} {string.Join(' ', n.To.Select(id => people.ById[id].SignInName))}"));
        }
    }
}
