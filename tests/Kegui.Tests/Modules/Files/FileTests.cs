using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using Kegui.Kernel;
using Kegui.Modules.Customers;
using Kegui.Tests.World;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Kegui.Tests.Modules.Files;

public sealed class FileTests
{
    private static readonly byte[] Pdf = [.. "%PDF-1.7\n合同"u8];
    private static readonly byte[] Png = [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, 1];

    [Fact]
    public async Task A_file_is_attached_listed_downloaded_and_told()
    {
        await using var world = await TestWorld.Open();
        var customer = await Customer(world, Cast.Lihai);
        var id = await Attach(world, Cast.Lihai, customer, "供货合同.pdf", Pdf);
        var browser = await world.As(Cast.Lihai);
        var page = await browser.Open($"/customers/{customer}");
        Assert.Contains("供货合同.pdf", page.Text);
        Assert.Contains("上传了附件", page.Text);
        var got = await browser.Api(HttpMethod.Get, $"/files/{id}");
        Assert.Equal(Pdf, await got.Content.ReadAsByteArrayAsync());
        Assert.Equal("attachment; filename=\"____.pdf\"; filename*=UTF-8''%E4%BE%9B%E8%B4%A7%E5%90%88%E5%90%8C.pdf", got.Content.Headers.GetValues("Content-Disposition").Single());
        var audit = await world.With(s => s.GetRequiredService<AppDb>().Set<AuditEntry>().SingleAsync(a => a.Act == "file.attach"));
        Assert.Equal(("FileAttached", "customer", customer), (audit.Fact, audit.SubjectKind, audit.SubjectId));
    }

    [Theory]
    [InlineData("pdf", "inline")]
    [InlineData("txt", "attachment")]
    public async Task Only_pictures_and_pdf_are_shown_and_those_in_a_sandbox(string type, string disposition)
    {
        await using var world = await TestWorld.Open();
        var customer = await Customer(world, Cast.Lihai);
        var id = await Attach(world, Cast.Lihai, customer, "x." + type, type == "pdf" ? Pdf : [.. "<script>alert(1)</script>"u8]);
        var got = await (await world.As(Cast.Lihai)).Api(HttpMethod.Get, $"/files/{id}?view=true");
        Assert.StartsWith(disposition, got.Content.Headers.GetValues("Content-Disposition").Single());
        Assert.StartsWith("sandbox;", got.Headers.GetValues("Content-Security-Policy").Single());
        Assert.Equal("nosniff", got.Headers.GetValues("X-Content-Type-Options").Single());
    }

    [Fact]
    public async Task Who_cannot_see_the_record_cannot_see_its_files_or_add_any()
    {
        await using var world = await TestWorld.Open();
        var customer = await Customer(world, Cast.Lihai);
        var id = await Attach(world, Cast.Lihai, customer, "合同.pdf", Pdf);
        var other = await world.As(Cast.Chengang);
        Assert.Equal(HttpStatusCode.NotFound, (await other.Api(HttpMethod.Get, $"/files/{id}")).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await other.Api(HttpMethod.Get, $"/api/v1/files?subjectKind=customer&subjectId={customer}")).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await other.Api(HttpMethod.Post, $"/api/v1/files/{id}/remove")).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await Upload(other, customer, "x.pdf", Pdf)).StatusCode);
        // Reads the whole company, changes nothing.
        var office = await world.As(Cast.Office);
        Assert.Equal(HttpStatusCode.OK, (await office.Api(HttpMethod.Get, $"/files/{id}")).StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, (await Upload(office, customer, "x.pdf", Pdf)).StatusCode);
        Assert.Equal(HttpStatusCode.Redirect, (await world.Anonymous().Api(HttpMethod.Get, $"/files/{id}")).StatusCode);
        Assert.Single(await Stored(world));
    }

    [Theory]
    [InlineData("file-type", new byte[] { 77, 90, 0, 1 })]
    [InlineData("file-empty", new byte[0])]
    public async Task What_is_not_taken_says_why_and_leaves_nothing(string problem, byte[] content)
    {
        await using var world = await TestWorld.Open();
        var customer = await Customer(world, Cast.Lihai);
        var call = await world.CallOf(Cast.Lihai);
        var outcome = await world.With(s => s.GetRequiredService<FileActs>().Attach(call, new("customer", customer, "x.pdf"), new MemoryStream(content), default));
        Assert.Equal(problem, Assert.Single(outcome.Problems).Code);
        Assert.Empty(await Stored(world));
        Assert.Empty(Directory.EnumerateFiles(Path.Combine(world.Data, "files"), "*", SearchOption.AllDirectories));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await Upload(await world.As(Cast.Lihai), customer, "x.pdf", content)).StatusCode);
    }

    [Fact]
    public async Task Too_large_is_refused_before_it_fills_the_disk()
    {
        var folder = Directory.CreateTempSubdirectory("kegui-files-").FullName;
        var store = new FileStore(folder, most: 10);
        Assert.Equal("too-large", (await Assert.ThrowsAsync<ContentRefused>(() => store.Take(new MemoryStream(new byte[11]), "x.txt", default))).Code);
        Assert.Empty(Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories));
        Directory.Delete(folder, recursive: true);
    }

    [Fact]
    public async Task The_same_content_is_kept_once_and_the_same_request_done_once()
    {
        await using var world = await TestWorld.Open();
        var customer = await Customer(world, Cast.Lihai);
        var first = await Attach(world, Cast.Lihai, customer, "a.png", Png, "key-1");
        Assert.Equal(first, await Attach(world, Cast.Lihai, customer, "a.png", Png, "key-1"));
        Assert.NotEqual(first, await Attach(world, Cast.Lihai, customer, "b.png", Png, "key-2"));
        Assert.Single(await Stored(world));
    }

    [Fact]
    public async Task A_removed_file_is_gone_for_people_and_kept_for_proof()
    {
        await using var world = await TestWorld.Open();
        var customer = await Customer(world, Cast.Lihai);
        var id = await Attach(world, Cast.Lihai, customer, "合同.pdf", Pdf);
        var browser = await world.As(Cast.Lihai);
        await browser.Open($"/customers/{customer}");
        await browser.Submit($"remove-file-{id}");
        Assert.Contains("附件已移除", browser.Text);
        Assert.DoesNotContain("合同.pdf", browser.Page.QuerySelector("#files")!.TextContent);
        Assert.Equal(HttpStatusCode.NotFound, (await browser.Api(HttpMethod.Get, $"/files/{id}")).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await browser.Api(HttpMethod.Post, $"/api/v1/files/{id}/remove")).StatusCode);
        var row = await world.With(s => s.GetRequiredService<AppDb>().Whole<Attachment>(Actor.System).SingleAsync());
        Assert.NotNull(row.RemovedAt);
        await Night(world);
        Assert.Single(await Stored(world));
        Assert.True(Store(world).Has(row.Hash));
    }

    [Fact]
    public async Task At_night_what_no_record_has_goes_and_young_uploads_stay()
    {
        await using var world = await TestWorld.Open();
        var customer = await Customer(world, Cast.Lihai);
        await Attach(world, Cast.Lihai, customer, "kept.pdf", Pdf);
        var orphan = await Orphan(world, "old orphan");
        world.Clock.Advance(TimeSpan.FromHours(30));
        var young = await Orphan(world, "young orphan");
        await Night(world);
        Assert.False(Store(world).Has(orphan));
        Assert.True(Store(world).Has(young));
        Assert.Equal(2, (await Stored(world)).Count);
    }

    [Fact]
    public async Task A_content_wanted_again_while_it_is_cleared_away_is_put_back()
    {
        await using var world = await TestWorld.Open();
        var orphan = await Orphan(world, "again");
        await Store(world).Remove(orphan, () => Task.FromResult(true));
        Assert.True(Store(world).Has(orphan));
        await Store(world).Remove(orphan, () => Task.FromResult(false));
        Assert.False(Store(world).Has(orphan));
    }

    [Fact]
    public async Task Through_the_page_several_are_uploaded_at_once_and_a_bad_one_is_named()
    {
        await using var world = await TestWorld.Open();
        var customer = await Customer(world, Cast.Lihai);
        var browser = await world.As(Cast.Lihai);
        var form = new MultipartFormDataContent
        {
            { new StringContent("customer"), "subjectKind" }, { new StringContent(customer.ToString(System.Globalization.CultureInfo.InvariantCulture)), "subjectId" },
            { Part(Pdf), "file", "a.pdf" }, { Part([77, 90, 0]), "file", "坏.exe" },
        };
        await browser.Send(new(HttpMethod.Post, "/files") { Content = form });
        Assert.Equal($"/customers/{customer}", browser.Address);
        Assert.Contains("“坏.exe”没有上传：不支持这种文件", browser.Text);
        Assert.Contains("a.pdf", browser.Page.QuerySelector("#files")!.TextContent);
    }

    private static async Task<long> Customer(TestWorld world, string owner)
    {
        var call = await world.CallOf(owner);
        return await Cast.Must(world.With(s => s.GetRequiredService<CustomerActs>().Create(call, new CustomerInput { Name = "宏远机械" }, default)));
    }

    private static async Task<long> Attach(TestWorld world, string who, long customer, string name, byte[] content, string? key = null)
    {
        var call = await world.CallOf(who, key);
        return await Cast.Must(world.With(s => s.GetRequiredService<FileActs>().Attach(call, new("customer", customer, name), new MemoryStream(content), default)));
    }

    private static async Task<HttpResponseMessage> Upload(Browser browser, long customer, string name, byte[] content) =>
        await browser.Raw(new(HttpMethod.Post, $"/api/v1/files?subjectKind=customer&subjectId={customer}") { Content = new MultipartFormDataContent { { Part(content), "file", name } } });

    private static ByteArrayContent Part(byte[] content) => new(content) { Headers = { ContentType = new MediaTypeHeaderValue("application/octet-stream") } };

    private static async Task<string> Orphan(TestWorld world, string text)
    {
        var taken = await Store(world).Take(new MemoryStream(Encoding.UTF8.GetBytes(text)), "x.txt", default);
        var now = world.Clock.GetUtcNow().UtcDateTime;
        await world.With(async s =>
        {
            var db = s.GetRequiredService<AppDb>();
            db.Add(new StoredFile { Hash = taken.Hash, Size = taken.Size, Type = "txt", CreatedAt = now, SeenAt = now });
            await db.SaveChangesAsync();
        });
        Store(world).Keep(taken);
        return taken.Hash;
    }

    private static async Task Night(TestWorld world)
    {
        var runner = world.App.Services.GetRequiredService<JobRunner>();
        await runner.RunDue(default);
        world.Clock.Advance(TimeSpan.FromHours(20));
        await runner.RunDue(default);
        Assert.Equal(0, await world.With(s => s.GetRequiredService<AppDb>().Set<Schedule>().CountAsync(x => x.Failures > 0)));
    }

    private static FileStore Store(TestWorld world) => world.App.Services.GetRequiredService<FileStore>();

    private static Task<List<StoredFile>> Stored(TestWorld world) => world.With(s => s.GetRequiredService<AppDb>().Set<StoredFile>().ToListAsync());
}
