using Kegui.Bench;
using Kegui.Bench.Data;
using Kegui.Bench.Drive;
using Kegui.Bench.Report;
using Kegui.Bench.Scenarios;

Arguments arguments;
try
{
    arguments = Arguments.Read(args);
}
catch (Exception wrong) when (wrong is ArgumentException or FormatException)
{
    Console.Error.WriteLine($"{wrong.Message}\n{Arguments.Usage}");
    return 2;
}

var table = new Table(arguments, Console.Out);
var companies = new Dictionary<string, (Company Large, Company Small)>();
foreach (var provider in arguments.Providers)
{
    var warehouse = new Warehouse(arguments, Console.WriteLine);
    companies[provider] = (await warehouse.Have(provider, arguments.Customers), await warehouse.Have(provider, arguments.Small));
    table.Loaded(companies[provider].Large);
}
if (arguments.LoadOnly) return 0;

if (arguments.Statements)
{
    foreach (var (large, small) in companies.Values) await new Course(arguments, table, large, small).Show(Console.Out);
    return 0;
}

if (arguments.Rival is not null)
{
    foreach (var provider in arguments.Providers)
        await new Duel(arguments, companies[provider].Large, await new Warehouse(arguments, Console.WriteLine, "rival-").Have(provider, arguments.Customers)).Run(Console.Out);
    return 0;
}

table.Begin();
foreach (var (large, small) in companies.Values) await new Course(arguments, table, large, small).Run();
table.End();
// In CI the machine's speed is nobody's fault: only growth with the number of customers is, and a fifth of a second tells it roughly.
const double Doubt = 1.5;
var failed = arguments.Short ? table.Rows.Where(r => r.Ratio > r.Budget.Ratio * Doubt).Select(r => $"{r.Name} ({r.Provider}): {r.Ratio:0.00} times the cost").ToList() : [.. table.Over];
foreach (var line in failed) Console.Error.WriteLine(line);
return failed.Count == 0 ? 0 : 1;
