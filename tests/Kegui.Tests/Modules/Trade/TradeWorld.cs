using System.Text;
using Kegui.Kernel;
using Kegui.Modules.Customers;
using Kegui.Modules.Trade;
using Kegui.Modules.Trade.Import;
using Kegui.Tests.World;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;

namespace Kegui.Tests.Modules.Trade;

/// <summary>The world with the imports' background standing still: tests take its steps themselves.</summary>
internal sealed class TradeWorld(TestWorld world) : IAsyncDisposable
{
    public TestWorld World { get; } = world;
    public DateOnly Today { get; } = new(2026, 11, 23);

    public static async Task<TradeWorld> Open(Action<IServiceCollection>? more = null) => new(await TestWorld.Open(services =>
    {
        foreach (var hosted in services.Where(s => s.ServiceType == typeof(IHostedService) && s.ImplementationFactory?.Method.DeclaringType?.FullName?.StartsWith("Kegui.Modules.Trade", StringComparison.Ordinal) == true).ToList())
            services.Remove(hosted);
        more?.Invoke(services);
    }));

    public async Task<long> Customer(string name, string owner = Cast.Lihai)
    {
        var call = await World.CallOf(owner);
        return await World.With(s => Cast.Must(s.GetRequiredService<CustomerActs>().Create(call, new() { Name = name, NotSame = true }, default)));
    }

    public async Task<Outcome<long>> Record(string who, TradeInput input, string? key = null)
    {
        var call = await World.CallOf(who, key);
        return await World.With(s => s.GetRequiredService<TradeActs>().Record(call, input, default));
    }

    public async Task<long> Sale(long customer, DateOnly on, decimal yuan, DateOnly? due = null) =>
        (await Record(Cast.Finance, new() { CustomerId = customer, Kind = "sale", On = on, DueOn = due, Lines = [new("P1", "Goods", 1, yuan)] })).Value;

    public async Task<T> Act<TActs, T>(string who, Func<TActs, Call, Task<T>> act) where TActs : notnull
    {
        var call = await World.CallOf(who);
        return await World.With(s => act(s.GetRequiredService<TActs>(), call));
    }

    public Task<T> Read<T>(Func<AppDb, Task<T>> read) => World.With(s => read(s.GetRequiredService<AppDb>()));

    public Task<List<TradeDocument>> Documents() => Read(db => db.Whole<TradeDocument>(Actor.System).OrderBy(d => d.Id).ToListAsync());

    public Task<List<CustomerMonth>> Months() => Read(db => db.Whole<CustomerMonth>(Actor.System).OrderBy(m => m.CustomerId).ThenBy(m => m.Month).ToListAsync());

    public async Task<TradeImport> Import(long id) => await Read(db => db.Whole<TradeImport>(Actor.System).SingleAsync(i => i.Id == id));

    public async Task<long> Upload(byte[] content, string who = Cast.Finance, string name = "lines.csv", string kind = ImportKinds.Lines) =>
        await Cast.Must(Act<ImportActs, Outcome<long>>(who, async (acts, call) => await acts.Upload(call, kind, await UploadedFile.Take(new MemoryStream(content), name, default), name, default)));

    /// <summary>Takes the background's steps until it has nothing to do.</summary>
    public async Task Work()
    {
        var runner = World.App.Services.GetRequiredService<ImportRunner>();
        while (await runner.Step(default)) { }
    }

    public async Task<ImportResult> Try(long id, Func<ImportPlan, ImportPlan>? change = null, string who = Cast.Finance)
    {
        var import = await Import(id);
        var plan = (change ?? (p => p))(ImportPlan.FromJson(import.Plan));
        await Cast.Must(Act<ImportActs, Outcome<long>>(who, (acts, call) => acts.Plan(call, id, import.Version, plan, default)));
        await Work();
        import = await Import(id);
        Assert.True(import.State == ImportStates.Trial, $"{import.State} {import.Error}");
        return ImportResult.FromJson(import.Result!);
    }

    public async Task<ImportResult> Run(long id, string who = Cast.Finance)
    {
        var version = (await Import(id)).Version;
        await Cast.Must(Act<ImportActs, Outcome<long>>(who, (acts, call) => acts.Start(call, id, version, default)));
        await Work();
        var import = await Import(id);
        Assert.True(import.State == ImportStates.Done, $"{import.State} {import.Error}");
        return ImportResult.FromJson(import.Result!);
    }

    /// <summary>Uploads, tries and runs; unknown customers are made.</summary>
    public async Task<ImportResult> Bring(string csv, string mode = ImportModes.Add)
    {
        var id = await Upload(Encoding.UTF8.GetBytes(csv));
        await Try(id, p => p with { Unknown = UnknownChoices.Create, Mode = mode, Source = "erp" });
        return await Run(id);
    }

    /// <summary>The months in the table are those that documents and payments give.</summary>
    public async Task MonthsAreRight() => await World.With(async services =>
    {
        var db = services.GetRequiredService<AppDb>();
        var stored = await Months();
        var customers = (await Documents()).Select(d => d.CustomerId).Concat(stored.Select(m => m.CustomerId)).Distinct().ToList();
        var right = await TradeMonths.FromLedger(db, customers, await db.OpenTradeImports(default), default);
        Assert.Equal(
            right.Sums.Where(s => !s.Value.Nothing).OrderBy(s => s.Key.Customer).ThenBy(s => s.Key.Month).Select(s => (s.Key, s.Value)),
            stored.Select(m => (new MonthKey(m.CustomerId, m.Month), new MonthSums(m.SalesFen, m.ReturnsFen, m.DueFen, m.PaidFen, m.PaidOnTimeFen, m.Documents))).Where(m => !m.Item2.Nothing));
    });

    public MonthSums SumsOf(IEnumerable<CustomerMonth> months, int month) => months.Where(m => m.Month == month)
        .Aggregate(new MonthSums(), (sum, m) => sum + new MonthSums(m.SalesFen, m.ReturnsFen, m.DueFen, m.PaidFen, m.PaidOnTimeFen, m.Documents));

    public ValueTask DisposeAsync() => World.DisposeAsync();
}
