using Kegui.Kernel;
using Kegui.SignIn;
using Kegui.Tests.Modules.Staff;
using Kegui.Tests.World;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Kegui.Tests.Modules.SignIn;

/// <summary>Refusals at the door, each with the way round it.</summary>
public sealed class SignInRefusalTests
{
    [Fact]
    public async Task Set_up_runs_once()
    {
        await using var world = await TestWorld.Open();
        var outcome = await world.With(s => s.GetRequiredService<Setup>().Run(new("甬瑞机械", "林晓", "linxiao", Cast.Password), null, default));
        Assert.Equal("setup-done", outcome.Refusal?.Code);
    }

    [Fact]
    public async Task A_link_opens_once_and_a_wrong_one_never()
    {
        await using var world = await TestWorld.Open();
        Assert.Equal("link-used", (await world.With(s => s.GetRequiredService<PasswordLinks>().Use("no-such-token", Cast.Password, default))).Refusal?.Code);
        var (admin, person) = (await NextRequestTests.FreshCall(world, Cast.Admin), await world.IdOf(Cast.Zhoumin));
        await world.With(s => s.GetRequiredService<AppDb>().Set<Person>().Where(p => p.Id == person).ExecuteUpdateAsync(set => set.SetProperty(p => p.PasswordHash, (string?)null)));
        await world.With(s => Cast.Must(s.GetRequiredService<Kegui.Modules.Staff.PersonActs>().Invite(admin, person, "token-of-zhoumin", default)));
        Assert.True((await world.With(s => s.GetRequiredService<PasswordLinks>().Use("token-of-zhoumin", "a good 口令 indeed", default))).Done);
        Assert.Equal("link-used", (await world.With(s => s.GetRequiredService<PasswordLinks>().Use("token-of-zhoumin", "a good 口令 indeed", default))).Refusal?.Code);
    }

    [Fact]
    public async Task Where_a_role_wants_a_second_factor_it_stays_on()
    {
        await using var world = await TestWorld.Open();
        Task Want(bool wanted) => world.With(s => s.GetRequiredService<AppDb>().Set<Role>().Where(r => r.Code == "salesperson").ExecuteUpdateAsync(set => set.SetProperty(r => r.TwoFactor, wanted)));
        await Want(true);
        var call = await NextRequestTests.FreshCall(world, Cast.Lihai);
        Assert.Equal("second-factor-required", (await world.With(s => s.GetRequiredService<SecondFactorActs>().TakeOff(call, default))).Refusal?.Code);
        await Want(false);
        Assert.True((await world.With(s => s.GetRequiredService<SecondFactorActs>().TakeOff(call, default))).Done);
    }
}
