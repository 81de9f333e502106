using Kegui.Kernel;
using Kegui.Modules.Staff;
using Kegui.SignIn;

namespace Kegui.Demo;

internal sealed record DemoPerson(long Id, string Name, string SignInName, string Role, long Department);

/// <summary>The demo company's organisation: sales in four regions and the offices around it.</summary>
internal sealed class DemoPeople(Setup setup, StaffActs staff, DemoNames names)
{
    public const string Company = "甬辰精密紧固件";
    private readonly List<DemoPerson> _all = [];
    private int _number;

    public IReadOnlyList<DemoPerson> All => _all;
    public DemoPerson One(string role) => _all.First(p => p.Role == role);

    public IReadOnlyList<DemoPerson> Sales => [.. _all.Where(p => p.Role == "salesperson")];

    /// <param name="perRegion">Salespeople in each region; 12 make a company of about 60, 1 the short form.</param>
    public async Task Plant(int perRegion, int regions, CancellationToken cancel)
    {
        var admin = await Demo.Must(setup.Run(new(Company, "系统管理员", "admin", Tokens.New()), null, cancel));
        _all.Add(new(admin, "系统管理员", "admin", "system-admin", 0));
        var sales = await Department("销售部", null, cancel);
        var leader = await Add("company-leader", await Department("公司领导", null, cancel), null, cancel);
        await Add("division-head", leader.Department, leader.Id, cancel);
        var manager = await Add("sales-manager", sales, leader.Id, cancel);
        foreach (var region in new[] { "华东大区", "华南大区", "华北大区", "中西部大区" }.Take(regions))
        {
            var department = await Department(region, sales, cancel);
            var head = await Add("regional-manager", department, manager.Id, cancel);
            for (var i = 0; i < perRegion; i++) await Add("salesperson", department, head.Id, cancel);
            await Add("sales-clerk", department, head.Id, cancel);
        }
        await Add("sales-assistant", sales, manager.Id, cancel);
        foreach (var (name, role) in new[]
        {
            ("市场部", "head-of-marketing"), ("总经办", "general-manager-office"), ("财务部", "finance"), ("技术部", "technical"), ("品质部", "quality"),
            ("物料部", "materials"), ("客服部", "customer-service"), ("制度办", "rule-admin"), ("审计室", "auditor"),
        })
            await Add(role, await Department(name, null, cancel), leader.Id, cancel);
    }

    private async Task<long> Department(string name, long? parent, CancellationToken cancel) =>
        await Demo.Must(staff.CreateDepartment(new(Actor.System), new(name, parent), cancel));

    private async Task<DemoPerson> Add(string role, long department, long? manager, CancellationToken cancel)
    {
        var name = names.Person();
        var signIn = $"{role.Replace("-", ".", StringComparison.Ordinal)}{++_number}";
        var id = await Demo.Must(staff.Create(new(Actor.System), new(name, signIn, null, department, manager, names.Mobile(), null, [role]), cancel));
        var person = new DemoPerson(id, name, signIn, role, department);
        _all.Add(person);
        return person;
    }
}
