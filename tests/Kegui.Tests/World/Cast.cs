using Kegui.Kernel;
using Kegui.Modules.Staff;
using Kegui.SignIn;
using Microsoft.Extensions.DependencyInjection;

namespace Kegui.Tests.World;

/// <summary>The people of the tests. Names are sign-in names; what they may do comes from the role presets.</summary>
internal static class Cast
{
    public const string Admin = "shenjie";
    /// <summary>Salesperson in the first region.</summary>
    public const string Lihai = "lihai";
    /// <summary>Her colleague in the same department.</summary>
    public const string Zhoumin = "zhoumin";
    /// <summary>Salesperson in the second region.</summary>
    public const string Chengang = "chengang";
    /// <summary>Head of the first region.</summary>
    public const string Zhaoning = "zhaoning";
    /// <summary>Sales manager over both regions.</summary>
    public const string Wuqiang = "wuqiang";
    public const string Clerk = "sunli";
    public const string Marketing = "hejing";
    public const string Office = "zhengfang";
    public const string Finance = "fengtao";
    public const string RuleAdmin = "jiangwen";
    public const string Auditor = "hanxue";
    public const string Service = "yangliu";

    public const string Password = "correct horse 客规";

    public static Task Plant(TestWorld world) => world.With(async services =>
    {
        var setup = services.GetRequiredService<Setup>();
        await Must(setup.Run(new("甬瑞机械", "沈洁", Admin, Password, AlsoLeads: true), null, default));
        var staff = services.GetRequiredService<StaffActs>();
        var system = new Call(Actor.System);
        var sales = await Must(staff.CreateDepartment(system, new("销售部", null), default));
        var first = await Must(staff.CreateDepartment(system, new("华东区", sales), default));
        var second = await Must(staff.CreateDepartment(system, new("华南区", sales), default));
        var office = await Must(staff.CreateDepartment(system, new("总经办", null), default));
        var manager = await Add("吴强", Wuqiang, sales, null, "sales-manager");
        var head = await Add("赵宁", Zhaoning, first, manager, "regional-manager");
        await Add("李海", Lihai, first, head, "salesperson");
        await Add("周敏", Zhoumin, first, head, "salesperson");
        await Add("陈刚", Chengang, second, manager, "salesperson");
        await Add("孙丽", Clerk, first, head, "sales-clerk");
        await Add("何静", Marketing, office, null, "head-of-marketing");
        await Add("郑芳", Office, office, null, "general-manager-office");
        await Add("冯涛", Finance, office, null, "finance");
        await Add("蒋文", RuleAdmin, office, null, "rule-admin");
        await Add("韩雪", Auditor, office, null, "auditor");
        await Add("杨柳", Service, office, null, "customer-service");

        Task<long> Add(string name, string signInName, long department, long? boss, string role) =>
            Must(staff.Create(system, new(name, signInName, null, department, boss, null, null, [role]), default));
    });

    /// <summary>The value of an act that must succeed; otherwise the test says why it did not.</summary>
    public static async Task<T> Must<T>(Task<Outcome<T>> act)
    {
        var outcome = await act;
        var problems = string.Join(", ", outcome.Problems.Select(p => $"{p.Field}:{p.Code}"));
        Assert.True(outcome.Done, $"refused: {outcome.Refusal?.Code} {problems} conflict={outcome.Conflict} absent={outcome.Absent}");
        return outcome.Value!;
    }
}
