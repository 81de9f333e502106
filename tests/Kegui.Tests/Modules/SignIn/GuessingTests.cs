using System.Net;
using Kegui.Kernel;
using Kegui.SignIn;
using Kegui.Tests.World;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Kegui.Tests.Modules.SignIn;

/// <summary>Guessing passwords: each name slows down, each address is limited, and the owner's own browser is not locked out.</summary>
public class GuessingTests
{
    [Theory]
    [InlineData("/sign-in")]
    [InlineData("/setup")]
    [InlineData("/link/0000")]
    [InlineData("/password/0000")]
    public async Task One_address_posts_ten_times_a_minute_and_is_told_when_to_come_again(string path)
    {
        await using var world = await TestWorld.Open(services => services.AddSingleton<IStartupFilter>(new FromAddress("203.0.113.7")));
        using var browser = world.Anonymous();
        HttpResponseMessage answer = null!;
        for (var time = 0; time < Throttle.PerMinute; time++)
        {
            answer = await browser.Api(HttpMethod.Post, path);
            Assert.NotEqual(HttpStatusCode.TooManyRequests, answer.StatusCode);
        }
        answer = await browser.Api(HttpMethod.Post, path);
        Assert.Equal(HttpStatusCode.TooManyRequests, answer.StatusCode);
        Assert.InRange(answer.Headers.RetryAfter!.Delta!.Value.TotalSeconds, 1, 60);
        // Reading stays free.
        Assert.NotEqual(HttpStatusCode.TooManyRequests, (await browser.Api(HttpMethod.Get, "/sign-in")).StatusCode);
    }

    [Fact]
    public async Task A_stranger_who_guesses_waits_and_the_owners_browser_does_not()
    {
        await using var world = await TestWorld.Open();
        using var owner = world.Anonymous();
        await Try(owner, Cast.Password);
        Assert.Equal(HttpStatusCode.OK, (await owner.Open("/me")).Status);

        using var stranger = world.Anonymous();
        for (var guess = 0; guess < 6; guess++) await Try(stranger, $"guess number {guess}");
        Assert.Contains("尝试次数过多", stranger.Text);
        await Try(stranger, Cast.Password);
        Assert.Contains("尝试次数过多", stranger.Text);

        await owner.Open("/me");
        owner.Page.QuerySelector("form[action='sign-out']")!.Id = "out";
        await owner.Submit("out");
        await Try(owner, Cast.Password);
        Assert.Equal(HttpStatusCode.OK, (await owner.Open("/me")).Status);
    }

    [Fact]
    public async Task Guesses_sent_side_by_side_are_all_counted()
    {
        await using var world = await TestWorld.Open();
        await Task.WhenAll(Enumerable.Range(0, 8).Select(guess => world.With(services =>
            services.GetRequiredService<SignInActs>().ByPassword(Cast.Admin, $"guess number {guess}", new DefaultHttpContext { RequestServices = services }, default))));
        Assert.True(await world.With(services => services.GetRequiredService<AppDb>().Set<Person>().Where(p => p.SignInName == Cast.Admin).Select(p => p.FailedSignIns).SingleAsync()) >= 5);
        Assert.Equal(8, await world.With(services => services.GetRequiredService<AppDb>().Set<SignInEntry>().CountAsync(s => s.SignInName == Cast.Admin)));
    }

    [Theory]
    [InlineData("/customers?grade=A", "/customers?grade=A")]
    [InlineData("//evil.example", "/")]
    [InlineData("/\\evil.example", "/")]
    [InlineData("/\t/evil.example", "/")]
    [InlineData("https://evil.example", "/")]
    [InlineData("/sign-in?return=/x", "/")]
    [InlineData(null, "/")]
    public void The_way_back_leads_only_to_pages_of_our_own(string? path, string safe) => Assert.Equal(safe, Kegui.SignIn.Pages.SignInPage.Safe(path));

    private static async Task Try(Browser browser, string password)
    {
        await browser.Open("/sign-in");
        await browser.Submit("sign-in", ("name", Cast.Admin), ("password", password));
    }

    /// <summary>Requests inside the process have no address; this gives them one.</summary>
    private sealed class FromAddress(string address) : IStartupFilter
    {
        public Action<IApplicationBuilder> Configure(Action<IApplicationBuilder> next) => app =>
        {
            app.Use(following => http =>
            {
                http.Connection.RemoteIpAddress = IPAddress.Parse(address);
                return following(http);
            });
            next(app);
        };
    }
}
