using Kegui.Kernel;
using Kegui.Modules.Staff;
using Kegui.Tests.World;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Kegui.Tests.Modules.Staff;

/// <summary>Refusals around people, posts and roles, each with the way round it.</summary>
public sealed class StaffRefusalTests
{
    [Fact]
    public async Task Nobody_closes_the_own_account_and_who_left_is_not_closed_twice()
    {
        await using var world = await TestWorld.Open();
        var (admin, person) = (await NextRequestTests.FreshCall(world, Cast.Admin), await world.IdOf(Cast.Zhoumin));
        Assert.Equal("own-account", (await Close(world, admin, admin.Actor.PersonId)).Refusal?.Code);
        Assert.True((await Close(world, admin, person)).Done);
        Assert.Equal("already-left", (await Close(world, admin, person)).Refusal?.Code);
        Assert.True((await Back(world, admin, person)).Done);
        Assert.Equal("still-here", (await Back(world, admin, person)).Refusal?.Code);
    }

    [Fact]
    public async Task An_account_with_more_power_is_left_to_those_who_have_it_too()
    {
        await using var world = await TestWorld.Open();
        var (clerk, admin) = (await world.CallOf(Cast.Clerk), await world.IdOf(Cast.Admin));
        var people = await world.With(async s => await s.GetRequiredService<PeopleDirectory>().Get(null, default));
        Assert.Equal("beyond-own", StaffRules.BeyondOwn(clerk.Actor, people.ById[admin], people)?.Code);
        Assert.Null(StaffRules.BeyondOwn(clerk.Actor, people.ById[await world.IdOf(Cast.Lihai)], people));
        Assert.Null(StaffRules.BeyondOwn((await world.CallOf(Cast.Admin)).Actor, people.ById[admin], people));
    }

    [Fact]
    public async Task Who_has_a_password_is_not_invited_and_who_has_none_is()
    {
        await using var world = await TestWorld.Open();
        var (admin, person) = (await NextRequestTests.FreshCall(world, Cast.Admin), await world.IdOf(Cast.Zhoumin));
        await Password(world, person, "x");
        Assert.Equal("has-password", (await world.With(s => s.GetRequiredService<PersonActs>().Invite(admin, person, "token-1", default))).Refusal?.Code);
        Assert.True((await world.With(s => s.GetRequiredService<PersonActs>().ResetPassword(admin, person, "token-2", default))).Done);
        await Password(world, person, null);
        Assert.Equal("no-password", (await world.With(s => s.GetRequiredService<PersonActs>().ResetPassword(admin, person, "token-3", default))).Refusal?.Code);
        Assert.True((await world.With(s => s.GetRequiredService<PersonActs>().Invite(admin, person, "token-4", default))).Done);
    }

    [Fact]
    public async Task A_post_that_somebody_holds_stays_until_nobody_does()
    {
        await using var world = await TestWorld.Open();
        var (admin, person) = (await NextRequestTests.FreshCall(world, Cast.Admin), await world.IdOf(Cast.Zhoumin));
        var post = await world.With(s => Cast.Must(s.GetRequiredService<OrganisationActs>().SavePost(admin, null, 0, "大客户经理", default)));
        await world.With(s => s.GetRequiredService<AppDb>().Set<Person>().Where(p => p.Id == person).ExecuteUpdateAsync(set => set.SetProperty(p => p.PostId, (long?)post)));
        Assert.Equal("post-used", (await world.With(s => s.GetRequiredService<OrganisationActs>().DeletePost(admin, post, default))).Refusal?.Code);
        await world.With(s => s.GetRequiredService<AppDb>().Set<Person>().Where(p => p.Id == person).ExecuteUpdateAsync(set => set.SetProperty(p => p.PostId, (long?)null)));
        Assert.True((await world.With(s => s.GetRequiredService<OrganisationActs>().DeletePost(admin, post, default))).Done);
    }

    [Fact]
    public async Task Roles_of_the_product_and_roles_that_somebody_has_are_not_deleted()
    {
        await using var world = await TestWorld.Open();
        var admin = await NextRequestTests.FreshCall(world, Cast.Admin);
        Assert.Equal("role-preset", (await world.With(s => s.GetRequiredService<RoleActs>().Delete(admin, "salesperson", default))).Refusal?.Code);
        await world.With(async s =>
        {
            var db = s.GetRequiredService<AppDb>();
            db.Add(new Role { Code = "own-role", Name = "展会组" });
            db.Add(new PersonRole { PersonId = await world.IdOf(Cast.Zhoumin), RoleCode = "own-role" });
            await db.SaveChangesAsync();
        });
        Assert.Equal("role-used", (await world.With(s => s.GetRequiredService<RoleActs>().Delete(admin, "own-role", default))).Refusal?.Code);
        await world.With(s => s.GetRequiredService<AppDb>().Set<PersonRole>().Where(r => r.RoleCode == "own-role").ExecuteDeleteAsync());
        Assert.True((await world.With(s => s.GetRequiredService<RoleActs>().Delete(admin, "own-role", default))).Done);
    }

    [Fact]
    public async Task Nobody_confirms_the_own_change_of_rights_and_what_is_decided_stays_so()
    {
        await using var world = await TestWorld.Open();
        await world.With(async s =>
        {
            var db = s.GetRequiredService<AppDb>();
            db.Add(new PersonRole { PersonId = await world.IdOf(Cast.Office), RoleCode = "system-admin" });
            await db.SaveChangesAsync();
            await db.Set<Setting>().Where(x => x.Key == PeopleDirectory.StampKey).ExecuteUpdateAsync(set => set.SetProperty(x => x.Value, "moved"));
        });
        var (first, second) = (await NextRequestTests.FreshCall(world, Cast.Admin), await NextRequestTests.FreshCall(world, Cast.Office));
        Assert.True((await world.With(s => s.GetRequiredService<RightsRequestActs>().Switch(first, true, default))).Done);
        Assert.True((await world.With(s => s.GetRequiredService<RightsRequestActs>().Switch(first, false, default))).Done);
        var request = await world.With(s => s.GetRequiredService<AppDb>().Set<RightsRequest>().Select(r => r.Id).SingleAsync());
        Assert.Equal("own-request", (await world.With(s => s.GetRequiredService<RightsRequestActs>().Confirm(first, request, default))).Refusal?.Code);
        Assert.True((await world.With(s => s.GetRequiredService<RightsRequestActs>().Confirm(second, request, default))).Done);
        Assert.Equal("request-decided", (await world.With(s => s.GetRequiredService<RightsRequestActs>().Confirm(second, request, default))).Refusal?.Code);
    }

    private static Task Password(TestWorld world, long person, string? hash) =>
        world.With(s => s.GetRequiredService<AppDb>().Set<Person>().Where(p => p.Id == person).ExecuteUpdateAsync(set => set.SetProperty(p => p.PasswordHash, hash)));

    private static async Task<Outcome<long>> Close(TestWorld world, Call call, long person)
    {
        var version = await Version(world, person);
        return await world.With(s => s.GetRequiredService<PersonActs>().Deactivate(call, person, version, default));
    }

    private static async Task<Outcome<long>> Back(TestWorld world, Call call, long person)
    {
        var version = await Version(world, person);
        return await world.With(s => s.GetRequiredService<PersonActs>().Reactivate(call, person, version, default));
    }

    private static Task<int> Version(TestWorld world, long person) => world.With(s => s.GetRequiredService<AppDb>().Set<Person>().Where(p => p.Id == person).Select(p => p.Version).SingleAsync());
}
