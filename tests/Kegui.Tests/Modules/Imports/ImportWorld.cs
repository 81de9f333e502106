using System.Text.Json;
using Kegui.Kernel;
using Kegui.Modules.Customers;
using Kegui.Modules.Imports;
using Kegui.Tests.World;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Kegui.Tests.Modules.Imports;

/// <summary>The steps of an import as one line each, through the same acts as page and API.</summary>
internal static class ImportWorld
{
    public static readonly string[] Heads = ["客户名称", "统一社会信用代码", "省份", "城市", "区县", "地址", "行业", "联系人", "手机", "负责销售", "首次接触日期", "备注"];

    public static string[] Row(string name, string code = "", string phone = "", string contact = "", string owner = "", string date = "", string note = "", string district = "鄞州区", string industry = "制造业") =>
        [name, code, "浙江省", "宁波市", district, "示范路 1 号", industry, contact, phone, owner, date, note];

    public static Task<long> Uploaded(this TestWorld world, byte[] file, string who = Cast.Clerk, string name = "客户.csv") => world.With(async services =>
        await Cast.Must(services.GetRequiredService<ImportActs>().Upload(await world.CallOf(who), name, new MemoryStream(file), default)));

    public static Task<long> Uploaded(this TestWorld world, params string[][] rows) => world.Uploaded(Sheets.Csv([Heads, .. rows]));

    public static async Task<long> Tried(this TestWorld world, long id, string who = Cast.Clerk)
    {
        await world.With(async services =>
        {
            var import = await Stored(services, id);
            return await Cast.Must(services.GetRequiredService<ImportActs>().Try(await world.CallOf(who), id, ImportSheet.FieldsOf(import), default));
        });
        await world.Work();
        return id;
    }

    public static async Task<long> Tried(this TestWorld world, params string[][] rows) => await world.Tried(await world.Uploaded(rows));

    public static Task Chosen(this TestWorld world, long id, ChoicesInput input) => world.With(async services =>
        await Cast.Must(services.GetRequiredService<ImportActs>().Choose(await world.CallOf(Cast.Clerk), id, input, default)));

    public static Task<Outcome<long>> Begin(this TestWorld world, long id, bool whole, string who = Cast.Clerk) => world.With(async services =>
        await services.GetRequiredService<ImportActs>().Run(await world.CallOf(who), id, whole, default));

    public static async Task<Import> Ran(this TestWorld world, long id, bool whole = false, string who = Cast.Clerk)
    {
        await Cast.Must(world.Begin(id, whole, who));
        await world.Work();
        return await world.Import(id);
    }

    public static async Task<Import> Undone(this TestWorld world, long id)
    {
        await world.With(async services => await Cast.Must(services.GetRequiredService<ImportActs>().Undo(await world.CallOf(Cast.Clerk), id, default)));
        await world.Work();
        return await world.Import(id);
    }

    public static Task Work(this TestWorld world) => world.App.Services.GetRequiredService<WorkRunner>().RunDue(default);

    public static Task<Import> Import(this TestWorld world, long id) => world.With(services => Stored(services, id));

    /// <summary>By code: the order of the sheet.</summary>
    public static Task<List<Customer>> Customers(this TestWorld world) => world.With(services =>
        services.GetRequiredService<AppDb>().Whole<Customer>(Actor.System).OrderBy(c => c.Code).ToListAsync());

    public static Task<List<T>> All<T>(this TestWorld world) where T : class, IGuarded => world.With(services =>
        services.GetRequiredService<AppDb>().Whole<T>(Actor.System).OrderBy(c => c.Id).ToListAsync());

    public static async Task<IReadOnlyList<StagedRow>> Rows(this TestWorld world, long id, string show = RowFilters.All)
    {
        var import = await world.Import(id);
        using var staging = Staging.Open(world.App.Services.GetRequiredService<ImportFiles>().Staging(import.FileKey!));
        return staging.Page(show, ImportDecisions.Stopping(import.ChoicesMade(), import.SummaryMade()!), 0, 100_000);
    }

    public static async Task<string> Found(this TestWorld world, long id) =>
        string.Join('\n', (await world.Rows(id)).Select(r => $"{r.Title}|{r.Missing}|{r.Group}|{r.MatchRow}|{string.Join(',', r.Problems.Select(p => $"{p.Field}:{p.Code}:{p.Value}"))}"));

    public static async Task<long> Customer(this TestWorld world, string who, CustomerInput input) => await world.With(async services =>
        await Cast.Must(services.GetRequiredService<CustomerActs>().Create(await world.CallOf(who), input, default)));

    private static Task<Import> Stored(IServiceProvider services, long id) => services.GetRequiredService<AppDb>().Whole<Import>(Actor.System).SingleAsync(i => i.Id == id);
}
