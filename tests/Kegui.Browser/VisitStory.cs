using System.Globalization;
using System.Text;
using Kegui.Kernel;
using Kegui.Modules.Imports;
using Kegui.Tests.World;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;

namespace Kegui.Browser;

/// <summary>
/// The main job as people do it, on a desk and on a phone: customers come in from a file, trade comes in, a chapter is adopted, visits
/// are due, one is planned, made and reported, the next is planned, a late one is reported upward, and the company changes its number.
/// </summary>
public sealed class VisitStory(Chromium chromium)
{
    private static readonly DateOnly Monday = new(2026, 11, 23);

    [Theory, InlineData(1440), InlineData(390)]
    public async Task One_clause_runs_on_real_customers(int width)
    {
        await using var story = await Story.Begin(chromium, width);

        // The clerk brings the customers in: one bad row is left out, the trial says why.
        var clerk = await story.As(Cast.Clerk);
        await clerk.Open("/imports/new");
        await clerk.Choose("file", "客户.csv", Customers);
        await clerk.Press("上传并查看");
        await clerk.Sees("宁波宏远机械有限公司");
        await clerk.Press("开始试导入");
        await story.Work();
        await clerk.Open(clerk.Path);
        await clerk.Sees("91330200MA2AB12C3D");
        await clerk.Page.GetByText("只导入没有问题的行").ClickAsync();
        await clerk.Press("开始导入");
        await story.Work();
        await clerk.Open(clerk.Path);
        await clerk.Shoot("import-done");
    }

    private static readonly byte[] Customers = Encoding.UTF8.GetBytes("""
        客户名称,统一社会信用代码,省份,城市,区县,联系人,手机,负责销售
        宁波宏远机械有限公司,,浙江省,宁波市,鄞州区,王工,13857400001,李海
        苏州嘉禾电器有限公司,,江苏省,苏州市,吴中区,张丽,13857400002,李海
        杭州普安阀门有限公司,91330200MA2AB12C3D,浙江省,杭州市,萧山区,陈晓,13857400003,李海
        温州瓯江泵业有限公司,,浙江省,温州市,瓯海区,林强,13857400004,周敏

        """);
}
