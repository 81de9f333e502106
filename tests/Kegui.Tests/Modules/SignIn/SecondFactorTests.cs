using System.Net;
using Kegui.Kernel;
using Kegui.SignIn;
using Kegui.Tests.World;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using OtpNet;

namespace Kegui.Tests.Modules.SignIn;

/// <summary>Codes of an authenticator app and recovery codes.</summary>
public class SecondFactorTests
{
    private static readonly DateTime Now = new(2026, 11, 23, 1, 0, 10, DateTimeKind.Utc);

    [Theory]
    [InlineData(-61, false)]
    [InlineData(-30, true)]
    [InlineData(0, true)]
    [InlineData(30, true)]
    [InlineData(61, false)]
    public void A_code_may_be_one_step_off(int seconds, bool right)
    {
        var secret = SecondFactor.NewSecret();
        var code = CodeAt(secret, Now.AddSeconds(seconds));
        Assert.Equal(right, SecondFactor.StepOf(secret, code, null, Now) is not null);
    }

    [Fact]
    public void A_code_works_once_and_none_before_it_works_after()
    {
        var secret = SecondFactor.NewSecret();
        var step = SecondFactor.StepOf(secret, CodeAt(secret, Now), null, Now);
        Assert.Null(SecondFactor.StepOf(secret, CodeAt(secret, Now), step, Now));
        Assert.Null(SecondFactor.StepOf(secret, CodeAt(secret, Now.AddSeconds(-30)), step, Now));
        Assert.NotNull(SecondFactor.StepOf(secret, CodeAt(secret, Now.AddSeconds(30)), step, Now));
    }

    [Fact]
    public async Task Signing_in_asks_for_the_code_and_takes_each_once()
    {
        await using var world = await TestWorld.Open();
        var (secret, _) = await SetUp(world);
        using var browser = world.Anonymous();
        await Password(browser);
        Assert.Equal("/sign-in/code?return=%2F", browser.Address);
        Assert.Equal(HttpStatusCode.Redirect, (await browser.Api(HttpMethod.Get, "/me")).StatusCode);

        world.Clock.Advance(TimeSpan.FromSeconds(30));
        var code = CodeAt(secret, world.Clock.GetUtcNow().UtcDateTime);
        await browser.Submit("code", ("code", code));
        Assert.Equal(HttpStatusCode.OK, (await browser.Open("/me")).Status);

        using var thief = world.Anonymous();
        await Password(thief);
        await thief.Submit("code", ("code", code));
        Assert.Contains("已使用过", thief.Text);
    }

    [Fact]
    public async Task A_recovery_code_signs_in_once_and_is_kept_only_as_a_hash()
    {
        await using var world = await TestWorld.Open();
        var (_, codes) = await SetUp(world);
        Assert.Equal(10, codes.Count);
        for (var time = 0; time < 2; time++)
        {
            using var browser = world.Anonymous();
            await Password(browser);
            await browser.Submit("code", ("code", codes[3]));
            Assert.Equal(time == 0 ? HttpStatusCode.OK : HttpStatusCode.Redirect, (await browser.Api(HttpMethod.Get, "/me")).StatusCode);
        }
        var kept = await world.With(services => services.GetRequiredService<AppDb>().Set<RecoveryCode>().ToListAsync());
        Assert.All(kept, code => Assert.Equal(32, code.CodeHash.Length));
        Assert.Single(kept, code => code.UsedAt is not null);
    }

    [Fact]
    public async Task Guessing_codes_locks_as_guessing_passwords_does()
    {
        await using var world = await TestWorld.Open();
        await SetUp(world);
        using var browser = world.Anonymous();
        await Password(browser);
        for (var guess = 0; guess < 6; guess++) await browser.Submit("code", ("code", $"10000{guess}"));
        Assert.Contains("尝试次数过多", browser.Text);
    }

    [Fact]
    public async Task The_secret_is_stored_sealed()
    {
        await using var world = await TestWorld.Open();
        var (secret, _) = await SetUp(world);
        var stored = await world.With(services => services.GetRequiredService<AppDb>().Set<Person>().Where(p => p.SignInName == Cast.Admin).Select(p => p.TotpSecret).SingleAsync());
        Assert.DoesNotContain(secret, stored);
    }

    [Fact]
    public async Task A_role_that_demands_it_opens_nothing_else_until_it_is_set_up()
    {
        await using var world = await TestWorld.Open();
        using var browser = await world.As(Cast.Lihai);
        await world.With(async services =>
        {
            var db = services.GetRequiredService<AppDb>();
            (await db.Set<Role>().AsTracking().SingleAsync(r => r.Code == "salesperson")).TwoFactor = true;
            (await db.Set<Setting>().AsTracking().SingleAsync(s => s.Key == PeopleDirectory.StampKey)).Value = "moved";
            await db.SaveChangesAsync();
        });
        await browser.Open("/customers");
        Assert.Equal("/me/second-factor", browser.Address);
        Assert.Equal(HttpStatusCode.Forbidden, (await browser.Api(HttpMethod.Get, "/api/v1/customers")).StatusCode);
        await Enrol(world, browser);
        Assert.Equal(HttpStatusCode.OK, (await browser.Open("/customers")).Status);
    }

    private static async Task<(string Secret, IReadOnlyList<string> Codes)> SetUp(TestWorld world)
    {
        using var browser = await world.As(Cast.Admin);
        await browser.Open("/me/second-factor");
        return await Enrol(world, browser);
    }

    private static async Task<(string, IReadOnlyList<string>)> Enrol(TestWorld world, Browser browser)
    {
        var secret = browser.Page.QuerySelector(".kg-steps code")!.TextContent.Replace(" ", "", StringComparison.Ordinal);
        await browser.Submit("factor-on", ("code", CodeAt(secret, world.Clock.GetUtcNow().UtcDateTime)));
        return (secret, [.. browser.Page.QuerySelectorAll(".kg-codes code").Select(c => c.TextContent)]);
    }

    private static async Task Password(Browser browser)
    {
        await browser.Open("/sign-in");
        await browser.Submit("sign-in", ("name", Cast.Admin), ("password", Cast.Password));
    }

    private static string CodeAt(string secret, DateTime at) => new Totp(Base32Encoding.ToBytes(secret)).ComputeTotp(at);
}
