using System.Net;
using Kegui.Kernel;
using Kegui.Modules.Staff;
using Kegui.SignIn;
using Kegui.Tests.World;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Kegui.Tests.Modules.Staff;

/// <summary>What is taken away is gone with the very next request: sessions, tokens, people, roles.</summary>
public class NextRequestTests
{
    [Fact]
    public async Task Ending_a_session_shuts_it()
    {
        await using var world = await TestWorld.Open();
        using var browser = await world.As(Cast.Lihai);
        Assert.Equal(HttpStatusCode.OK, (await browser.Open("/me")).Status);
        await world.With(async services =>
        {
            var id = await services.GetRequiredService<AppDb>().Set<Session>().OrderByDescending(s => s.Id).Select(s => s.Id).FirstAsync();
            await Cast.Must(services.GetRequiredService<OwnAccountActs>().EndSession(await world.CallOf(Cast.Lihai), id, default));
        });
        Assert.Equal(HttpStatusCode.Redirect, (await browser.Api(HttpMethod.Get, "/me")).StatusCode);
    }

    [Fact]
    public async Task Deactivating_shuts_all_sessions_and_tokens_at_once()
    {
        await using var world = await TestWorld.Open();
        using var desk = await world.As(Cast.Lihai);
        using var phone = await world.As(Cast.Lihai);
        var token = await Token(world, Cast.Lihai, "customer.read");
        Assert.Equal(HttpStatusCode.OK, await ByToken(world, token, "/api/v1/customers"));
        await world.With(async services => await Cast.Must(services.GetRequiredService<PersonActs>().Deactivate(await FreshCall(world, Cast.Admin), await world.IdOf(Cast.Lihai), 0, default)));
        Assert.Equal(HttpStatusCode.Unauthorized, (await desk.Api(HttpMethod.Get, "/api/v1/customers")).StatusCode);
        Assert.Equal(HttpStatusCode.Redirect, (await phone.Api(HttpMethod.Get, "/customers")).StatusCode);
        Assert.Equal(HttpStatusCode.Unauthorized, await ByToken(world, token, "/api/v1/customers"));
        // Coming back revives none of them.
        await world.With(async services => await Cast.Must(services.GetRequiredService<PersonActs>().Reactivate(await FreshCall(world, Cast.Admin), await LastIdOf(world, Cast.Lihai), 1, default)));
        Assert.Equal(HttpStatusCode.Unauthorized, (await desk.Api(HttpMethod.Get, "/api/v1/customers")).StatusCode);
        Assert.Equal(HttpStatusCode.Unauthorized, await ByToken(world, token, "/api/v1/customers"));
    }

    [Fact]
    public async Task Revoking_a_token_shuts_it_and_a_token_does_only_what_it_was_made_for()
    {
        await using var world = await TestWorld.Open();
        var token = await Token(world, Cast.Lihai, "customer.read");
        Assert.Equal(HttpStatusCode.OK, await ByToken(world, token, "/api/v1/customers"));
        Assert.Equal(HttpStatusCode.Forbidden, await ByToken(world, token, "/api/v1/visits"));
        Assert.Equal(HttpStatusCode.Redirect, await ByToken(world, token, "/customers"));
        await world.With(async services =>
        {
            var id = await services.GetRequiredService<AppDb>().Set<ApiToken>().Select(t => t.Id).SingleAsync();
            await Cast.Must(services.GetRequiredService<TokenActs>().Revoke(await world.CallOf(Cast.Lihai), id, default));
        });
        Assert.Equal(HttpStatusCode.Unauthorized, await ByToken(world, token, "/api/v1/customers"));
    }

    [Fact]
    public async Task A_token_ends_with_its_last_day()
    {
        await using var world = await TestWorld.Open();
        var token = await Token(world, Cast.Lihai, "customer.read", lastDay: new(2026, 11, 24));
        world.Clock.Advance(TimeSpan.FromHours(38.9)); // 24 November, 23:54 in Shanghai
        Assert.Equal(HttpStatusCode.OK, await ByToken(world, token, "/api/v1/customers"));
        world.Clock.Advance(TimeSpan.FromMinutes(10));
        Assert.Equal(HttpStatusCode.Unauthorized, await ByToken(world, token, "/api/v1/customers"));
    }

    [Fact]
    public async Task Taking_a_role_away_takes_its_rights_from_the_next_request()
    {
        await using var world = await TestWorld.Open();
        using var browser = await world.As(Cast.Lihai);
        Assert.Equal(HttpStatusCode.OK, (await browser.Open("/customers")).Status);
        await world.With(async services => await Cast.Must(services.GetRequiredService<PersonActs>().AssignRoles(await FreshCall(world, Cast.Admin), await world.IdOf(Cast.Lihai), 0, ["finance"], default)));
        Assert.Equal(HttpStatusCode.Forbidden, (await browser.Api(HttpMethod.Get, "/customers/new")).StatusCode);
    }

    [Fact]
    public async Task Taking_a_right_from_a_role_takes_it_from_all_who_have_it()
    {
        await using var world = await TestWorld.Open();
        using var browser = await world.As(Cast.Lihai);
        Assert.Equal(HttpStatusCode.OK, (await browser.Open("/customers/new")).Status);
        await world.With(async services =>
        {
            var people = await services.GetRequiredService<PeopleDirectory>().Get(null, default);
            var grants = people.Grants["salesperson"].Where(g => g.Permission != "customer.create").ToDictionary(g => g.Permission, g => g.Scope);
            await Cast.Must(services.GetRequiredService<RoleActs>().Edit(await FreshCall(world, Cast.Admin), "salesperson", 0, new("业务员", false, grants), default));
        });
        Assert.Equal(HttpStatusCode.Forbidden, (await browser.Api(HttpMethod.Get, "/customers/new")).StatusCode);
    }

    [Fact]
    public async Task A_token_asks_nobody_for_more_than_its_owner_has()
    {
        await using var world = await TestWorld.Open();
        await world.With(async services =>
        {
            var acts = services.GetRequiredService<TokenActs>();
            var today = new DateOnly(2026, 11, 23);
            var beyond = await acts.Create(await FreshCall(world, Cast.Lihai), new("x", ["role.edit"], false, today), Tokens.New(), default);
            Assert.Equal("token-beyond", Assert.Single(beyond.Problems).Code);
            var far = await acts.Create(await FreshCall(world, Cast.Lihai), new("x", [], true, today.AddDays(366)), Tokens.New(), default);
            Assert.Equal("token-too-long", Assert.Single(far.Problems).Code);
            var stale = await acts.Create(await world.CallOf(Cast.Lihai), new("x", [], true, today), Tokens.New(), default);
            Assert.Equal("confirm-first", stale.Refusal?.Code);
        });
    }

    internal static async Task<Call> FreshCall(TestWorld world, string who) => await world.With(async services =>
    {
        var people = await services.GetRequiredService<PeopleDirectory>().Get(null, default);
        var person = people.ById.Values.Single(p => p.SignInName == who);
        return new Call((await services.GetRequiredService<Actors>().Of(person.Id, people.Stamp, "page", default, freshAt: services.GetRequiredService<CompanyClock>().Now))!);
    });

    private static Task<long> LastIdOf(TestWorld world, string who) => world.With(services => services.GetRequiredService<AppDb>().Set<Person>().Where(p => p.SignInName == who).Select(p => p.Id).SingleAsync());

    private static async Task<string> Token(TestWorld world, string who, string permission, DateOnly? lastDay = null)
    {
        var token = Tokens.New();
        await world.With(async services => await Cast.Must(services.GetRequiredService<TokenActs>().Create(await FreshCall(world, who), new("测试", [permission], false, lastDay ?? new(2026, 12, 31)), token, default)));
        return token;
    }

    private static async Task<HttpStatusCode> ByToken(TestWorld world, string token, string path)
    {
        using var browser = world.Anonymous();
        return (await browser.Api(HttpMethod.Get, path, null, ("Authorization", "Bearer " + token))).StatusCode;
    }
}
