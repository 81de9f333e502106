using System.IO.Compression;
using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using Kegui.Modules.Imports;
using Kegui.Tests.World;
using static Kegui.Tests.Modules.Imports.ImportWorld;

namespace Kegui.Tests.Modules.Imports;

/// <summary>The whole way through pages and API, and what hostile cells can do there: nothing.</summary>
public sealed class DoorTests
{
    [Fact]
    public async Task The_pages_lead_through_all_steps_without_javascript()
    {
        await using var world = await TestWorld.Open();
        var browser = await world.As(Cast.Clerk);
        var id = await world.Uploaded(Row("宁波宏远机械有限公司", owner: "李海"), Row("宁波宏远机械有限公司"), Row("宁波宏达机械有限公司", "91330212MA2J5ABCDX"));
        Assert.Contains("客户.csv", (await browser.Open("/imports")).Text);
        await browser.Follow("客户.csv");
        await browser.Submit("columns");
        Assert.Contains("试导入中", browser.Text);
        await world.Work();
        await browser.Open($"/imports/{id}");
        Assert.Contains("将新建 1 家、更新 0 家客户，跳过 1 行，不导入 1 行", browser.Text);
        await browser.Submit("choices", (browser.Page.QuerySelector("select[name^=p]")!.GetAttribute("name")!, "empty"));
        Assert.Contains("将新建 2 家、更新 0 家客户，跳过 1 行，不导入 0 行", browser.Text);
        await browser.Open($"/imports/{id}/rows?show=doubles");
        Assert.Contains("第 2 行", browser.Text);
        await browser.Submit("rows", ("row3", "create"));
        await browser.Open($"/imports/{id}");
        Assert.Contains("将新建 3 家", browser.Text);
        await browser.Submit("run", ("mode", "whole"));
        Assert.Contains("导入中", browser.Text);
        await world.Work();
        await browser.Open($"/imports/{id}");
        Assert.Contains("导入完成", browser.Text);
        Assert.Equal(3, (await world.Customers()).Count);
        await browser.Submit("undo");
        await world.Work();
        await browser.Open($"/imports/{id}");
        Assert.Contains("移除了 3 家", browser.Text);
        await browser.Submit("drop");
        Assert.Null((await world.Import(id)).FileKey);
        Assert.Empty(Directory.GetFiles(Path.Combine(world.Data, "imports")));
    }

    [Fact]
    public async Task A_file_that_is_no_sheet_is_told_beside_the_field()
    {
        await using var world = await TestWorld.Open();
        var answer = await Sent(await world.As(Cast.Clerk), Encoding.ASCII.GetBytes("%PDF-1.7"), "客户.xlsx");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        Assert.Contains("这是 PDF 文件", await answer.Content.ReadAsStringAsync());
        Assert.Empty(Directory.GetFiles(Path.Combine(world.Data, "imports")));
    }

    [Fact]
    public async Task The_api_does_the_same()
    {
        await using var world = await TestWorld.Open();
        var api = await world.As(Cast.Clerk);
        var sent = await Sent(api, Sheets.Xlsx([Heads, Row("宁波宏远机械有限公司"), Row("")]), "a.xlsx");
        Assert.Equal(HttpStatusCode.Created, sent.StatusCode);
        var at = sent.Headers.Location!.ToString();
        Assert.Equal(HttpStatusCode.Accepted, (await api.Api(HttpMethod.Post, at + "/trial", new { })).StatusCode);
        Assert.Equal(HttpStatusCode.Conflict, (await api.Api(HttpMethod.Post, at + "/run", new { whole = true })).StatusCode);
        await world.Work();
        var one = await (await api.Api(HttpMethod.Get, at)).Content.ReadFromJsonAsync<JsonElement>();
        Assert.Equal(("tried", 1, 1), (one.GetProperty("state").GetString(), one.GetProperty("plan").GetProperty("create").GetInt32(), one.GetProperty("plan").GetProperty("leftOut").GetInt32()));
        var bad = await (await api.Api(HttpMethod.Get, at + "/rows?show=bad")).Content.ReadFromJsonAsync<JsonElement>();
        Assert.Equal(3, bad.GetProperty("items")[0].GetProperty("row").GetInt32());
        Assert.Equal(HttpStatusCode.Accepted, (await api.Api(HttpMethod.Post, at + "/run", new { whole = false })).StatusCode);
        await world.Work();
        Assert.Equal(HttpStatusCode.Accepted, (await api.Api(HttpMethod.Post, at + "/undo", new { })).StatusCode);
        await world.Work();
        Assert.Empty(await world.Customers());
    }

    [Fact]
    public async Task Who_may_not_import_finds_no_door_and_a_colleague_of_another_department_no_import()
    {
        await using var world = await TestWorld.Open();
        var id = await world.Uploaded(Row("宁波宏远机械有限公司"));
        Assert.Equal(HttpStatusCode.Forbidden, (await (await world.As(Cast.Lihai)).Open("/imports")).Status);
        Assert.Equal(HttpStatusCode.Forbidden, (await Sent(await world.As(Cast.Finance), [1], "a.csv")).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await (await world.As(Cast.Zhaoning)).Open($"/imports/{id}")).Status);
        var marketing = await world.Uploaded(Sheets.Csv([Heads, Row("佛山金丽家具有限公司")]), Cast.Marketing);
        Assert.Equal(HttpStatusCode.NotFound, (await (await world.As(Cast.Clerk)).Open($"/imports/{marketing}")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await (await world.As(Cast.Clerk)).Api(HttpMethod.Get, $"/api/v1/imports/{marketing}/result.csv")).StatusCode);
    }

    [Fact]
    public async Task Formulas_leave_as_text_and_scripts_are_shown_as_text()
    {
        await using var world = await TestWorld.Open();
        string[] hostile = ["=HYPERLINK(\"http://example.com\",\"x\")", "+1+1", "@SUM(A1)", "-2+3", "＝1", "<script>alert(1)</script>"];
        var id = await world.Tried([.. hostile.Select((h, i) => Row($"宁波宏{"远达伟志图业"[i]}机械有限公司", code: h, note: h)), Row("<script>alert(1)</script>")]);
        var browser = await world.As(Cast.Clerk);
        foreach (var page in new[] { $"/imports/{id}", $"/imports/{id}/rows" })
        {
            await browser.Open(page);
            Assert.Equal(HttpStatusCode.OK, browser.Status);
            Assert.DoesNotContain(browser.Page.Scripts, s => s.Text.Contains("alert"));
        }
        var csv = await (await browser.Api(HttpMethod.Get, $"/imports/{id}/result.csv")).Content.ReadAsStringAsync();
        Assert.Contains("\"'=HYPERLINK(", csv);
        foreach (var start in new[] { "'+1+1", "'@SUM(A1)", "'-2+3", "'＝1" }) Assert.Contains($",{start},", csv);
        var xlsx = await browser.Api(HttpMethod.Get, $"/imports/{id}/result.xlsx");
        Assert.Equal("attachment", xlsx.Content.Headers.ContentDisposition!.DispositionType);
        using var zip = new ZipArchive(await xlsx.Content.ReadAsStreamAsync());
        using var reader = new StreamReader(zip.GetEntry("xl/worksheets/sheet1.xml")!.Open());
        var sheet = await reader.ReadToEndAsync();
        Assert.DoesNotMatch("<(x:)?f[ >]", sheet);
        Assert.Contains("HYPERLINK", sheet);
    }

    [Fact]
    public async Task A_mended_result_file_is_imported_as_it_is()
    {
        await using var world = await TestWorld.Open();
        var first = await world.Tried(Row("宁波宏远机械有限公司", "91330212MA2J5ABCDX", note: "=1+1"));
        var browser = await world.As(Cast.Clerk);
        var csv = await (await browser.Api(HttpMethod.Get, $"/imports/{first}/result.csv?show=bad")).Content.ReadAsByteArrayAsync();
        var mended = Encoding.UTF8.GetString(csv).Replace("91330212MA2J5ABCDX", "", StringComparison.Ordinal);
        var id = await world.Tried(await world.Uploaded(Encoding.UTF8.GetBytes(mended)));
        await world.Ran(id, whole: true);
        Assert.Equal("=1+1", (await world.All<Kegui.Modules.Customers.CustomerProfile>()).Single().Note);
    }

    private static Task<HttpResponseMessage> Sent(Browser browser, byte[] file, string name) => browser.SendFile("/api/v1/imports", file, name);
}
