using System.Net;
using Kegui.Kernel;
using Kegui.Tests.World;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Kegui.Tests.Modules.SignIn;

/// <summary>Behind a known proxy the client is seen; what a stranger writes into the same headers is not believed.</summary>
public class ProxyTests
{
    [Fact]
    public async Task A_known_proxy_names_the_client_and_says_https()
    {
        await using var world = await TestWorld.Open(services => services.AddSingleton(_ => new Peer("10.0.0.5")).AddSingleton<IStartupFilter, From>(), "--KEGUI_PROXIES=10.0.0.5, 172.16.0.0/12");
        var answer = await Ask(world, "203.0.113.9, 172.16.3.4");
        Assert.Contains(answer.Headers, h => h.Key == "Strict-Transport-Security");
        Assert.Equal("203.0.113.9", await LastAddress(world));
    }

    [Fact]
    public async Task Anybody_else_is_taken_for_what_the_connection_says()
    {
        await using var world = await TestWorld.Open(services => services.AddSingleton(_ => new Peer("198.51.100.7")).AddSingleton<IStartupFilter, From>(), "--KEGUI_PROXIES=10.0.0.5");
        var answer = await Ask(world, "203.0.113.9");
        Assert.DoesNotContain(answer.Headers, h => h.Key == "Strict-Transport-Security");
        Assert.Equal("198.51.100.7", await LastAddress(world));
    }

    [Fact]
    public async Task What_a_client_puts_before_its_own_address_is_cut_off()
    {
        await using var world = await TestWorld.Open(services => services.AddSingleton(_ => new Peer("10.0.0.5")).AddSingleton<IStartupFilter, From>(), "--KEGUI_PROXIES=10.0.0.5");
        await Ask(world, "192.0.2.1, 203.0.113.9");
        Assert.Equal("203.0.113.9", await LastAddress(world));
    }

    [Fact]
    public void A_proxy_that_is_no_address_stops_the_start() => Assert.Contains("KEGUI_PROXIES", Assert.Throws<SettingsRefused>(() => KeguiApp.Build(["--KEGUI_PROXIES=nginx"])).Message, StringComparison.Ordinal);

    private static async Task<HttpResponseMessage> Ask(TestWorld world, string forwarded)
    {
        using var browser = world.Anonymous();
        await browser.Open("/sign-in");
        var fields = browser.Page.QuerySelectorAll("#sign-in input[type=hidden]").ToDictionary(i => i.GetAttribute("name")!, i => i.GetAttribute("value") ?? "");
        (fields["name"], fields["password"]) = (Cast.Admin, "not the password");
        var request = new HttpRequestMessage(HttpMethod.Post, "/sign-in") { Content = new FormUrlEncodedContent(fields) };
        request.Headers.Add("X-Forwarded-For", forwarded);
        request.Headers.Add("X-Forwarded-Proto", "https");
        return await browser.Raw(request);
    }

    private static Task<string?> LastAddress(TestWorld world) => world.With(services =>
        services.GetRequiredService<AppDb>().Set<SignInEntry>().Where(e => e.Result == "wrong-password").OrderByDescending(e => e.Id).Select(e => e.Address).FirstOrDefaultAsync());

    private sealed record Peer(string Address);

    /// <summary>Requests inside the process have no address; this gives them one.</summary>
    private sealed class From(Peer peer) : IStartupFilter
    {
        public Action<IApplicationBuilder> Configure(Action<IApplicationBuilder> next) => app =>
        {
            app.Use(following => http =>
            {
                http.Connection.RemoteIpAddress = IPAddress.Parse(peer.Address);
                return following(http);
            });
            next(app);
        };
    }
}
