using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Kegui.Kernel;
using Kegui.Modules.Customers;
using Kegui.Tests.World;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Kegui.Tests.Modules.Customers;

public sealed class CreateCustomerTests
{
    private static readonly CustomerInput Fastener = new() { Name = "宁波宏远机械有限公司", Kind = "dealer", RegionCode = "330212" };

    [Fact]
    public async Task A_customer_is_created_on_the_page_and_stands_in_the_list()
    {
        await using var world = await TestWorld.Open();
        var browser = await world.As(Cast.Lihai);
        await browser.Open("/customers/new");
        await browser.Submit("customer", ("name", "宁波宏远机械有限公司"));
        Assert.Equal(HttpStatusCode.OK, browser.Status);
        Assert.Contains("宁波宏远机械有限公司", browser.Text);
        await browser.Open("/customers");
        Assert.Contains("宁波宏远机械有限公司", browser.Text);
    }

    [Fact]
    public async Task Timeline_and_audit_are_written_with_it()
    {
        await using var world = await TestWorld.Open();
        var id = await Create(world, Cast.Lihai, Fastener, "k1");
        await world.With(async services =>
        {
            var db = services.GetRequiredService<AppDb>();
            var line = await db.Set<TimelineEntry>().SingleAsync(t => t.SubjectId == id);
            Assert.Equal(("CustomerCreated", "李海", id), (line.Fact, line.PersonName, line.CustomerId));
            Assert.Equal(TestWorld.Start.UtcDateTime, line.At);
            var audit = await db.Set<AuditEntry>().SingleAsync(a => a.SubjectId == id);
            Assert.Equal(("customer.create", "page"), (audit.Act, audit.Via));
        });
    }

    [Fact]
    public async Task An_empty_name_is_refused_beside_the_field_and_the_rest_is_kept()
    {
        await using var world = await TestWorld.Open();
        var browser = await world.As(Cast.Lihai);
        await browser.Open("/customers/new");
        await browser.Submit("customer", ("name", ""), ("address", "鄞州区某路 1 号"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, browser.Status);
        Assert.NotNull(browser.Page.QuerySelector("[name=name][aria-invalid=true]"));
        Assert.Equal("鄞州区某路 1 号", browser.Page.QuerySelector("[name=address]")!.GetAttribute("value"));
    }

    [Fact]
    public async Task Who_may_not_create_is_refused_on_the_page_and_through_the_api()
    {
        await using var world = await TestWorld.Open();
        var finance = await world.As(Cast.Finance);
        Assert.Equal(HttpStatusCode.Forbidden, (await finance.Open("/customers/new")).Status);
        Assert.Equal(HttpStatusCode.Forbidden, (await finance.Api(HttpMethod.Post, "/api/v1/customers", Fastener)).StatusCode);
        var outcome = await world.With(async services => await services.GetRequiredService<CustomerActs>().Create(await world.CallOf(Cast.Finance), Fastener, default));
        Assert.Equal("no-permission", outcome.Refusal?.Code);
    }

    [Fact]
    public async Task The_same_key_creates_once_and_another_input_under_it_is_told()
    {
        await using var world = await TestWorld.Open();
        var api = await world.As(Cast.Lihai);
        var first = await api.Api(HttpMethod.Post, "/api/v1/customers", Fastener, ("Idempotency-Key", "abc"));
        var again = await api.Api(HttpMethod.Post, "/api/v1/customers", Fastener, ("Idempotency-Key", "abc"));
        var other = await api.Api(HttpMethod.Post, "/api/v1/customers", Fastener with { Name = "宁波宏达机械有限公司" }, ("Idempotency-Key", "abc"));
        Assert.Equal(HttpStatusCode.Created, first.StatusCode);
        Assert.Equal(first.Headers.Location, again.Headers.Location);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, other.StatusCode);
        Assert.Equal(1, await world.With(services => services.GetRequiredService<AppDb>().Whole<Customer>(Actor.System).CountAsync()));
    }

    [Fact]
    public async Task Twenty_equal_requests_at_once_make_one_customer()
    {
        await using var world = await TestWorld.Open();
        var api = await world.As(Cast.Lihai);
        var answers = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => api.Api(HttpMethod.Post, "/api/v1/customers", Fastener, ("Idempotency-Key", "once"))));
        Assert.All(answers, a => Assert.Equal(HttpStatusCode.Created, a.StatusCode));
        Assert.Single(answers.Select(a => a.Headers.Location).Distinct());
    }

    [Fact]
    public async Task Another_person_s_customer_is_absent_and_the_department_head_sees_it()
    {
        await using var world = await TestWorld.Open();
        var id = await Create(world, Cast.Lihai, Fastener, null);
        foreach (var stranger in new[] { Cast.Zhoumin, Cast.Chengang })
        {
            var browser = await world.As(stranger);
            Assert.Equal(HttpStatusCode.NotFound, (await browser.Open($"/customers/{id}")).Status);
            Assert.Equal(HttpStatusCode.NotFound, (await browser.Api(HttpMethod.Get, $"/api/v1/customers/{id}")).StatusCode);
            Assert.DoesNotContain("宏远", (await browser.Open("/customers")).Text);
        }
        foreach (var reader in new[] { Cast.Zhaoning, Cast.Wuqiang, Cast.Clerk, Cast.Office })
            Assert.Equal(HttpStatusCode.OK, (await (await world.As(reader)).Open($"/customers/{id}")).Status);
    }

    [Fact]
    public async Task The_api_edits_by_version_and_the_loser_is_told()
    {
        await using var world = await TestWorld.Open();
        var id = await Create(world, Cast.Lihai, Fastener, null);
        var api = await world.As(Cast.Lihai);
        var read = await api.Api(HttpMethod.Get, $"/api/v1/customers/{id}");
        var tag = read.Headers.ETag!.Tag;
        var won = await api.Api(HttpMethod.Patch, $"/api/v1/customers/{id}", Fastener with { Industry = "紧固件" }, ("If-Match", tag));
        var lost = await api.Api(HttpMethod.Patch, $"/api/v1/customers/{id}", Fastener with { Industry = "轴承" }, ("If-Match", tag));
        Assert.Equal((HttpStatusCode.NoContent, HttpStatusCode.PreconditionFailed), (won.StatusCode, lost.StatusCode));
        var now = await (await api.Api(HttpMethod.Get, $"/api/v1/customers/{id}")).Content.ReadFromJsonAsync<JsonElement>();
        Assert.Equal("紧固件", now.GetProperty("industry").GetString());
    }

    private static async Task<long> Create(TestWorld world, string who, CustomerInput input, string? key) => await world.With(async services =>
        await Cast.Must(services.GetRequiredService<CustomerActs>().Create(await world.CallOf(who, key), input, default)));
}
