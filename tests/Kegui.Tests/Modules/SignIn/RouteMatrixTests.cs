using System.Net;
using Kegui.Kernel;
using Kegui.Modules.Staff;
using Kegui.SignIn;
using Kegui.Tests.World;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.Routing.Patterns;
using Microsoft.Extensions.DependencyInjection;

namespace Kegui.Tests.Modules.SignIn;

/// <summary>Every address of the real route table against every role: nothing is open by forgetting, nothing shut by mistake.</summary>
public class RouteMatrixTests
{
    /// <summary>What opens without signing in. A new line here is a decision.</summary>
    private static readonly string[] Anonymous =
    [
        "healthz", "sign-in", "sign-in/code", "sign-out", "link/{Token}", "setup", "password/{Token}",
        "errors/403", "errors/404", "errors/500", "errors/{Code:int}",
    ];

    /// <summary>Pages that open for nobody: the component catalogue, and what answers for missing static files.</summary>
    private static readonly string[] Shut = ["kit", "kit/sign-in", "{**path:file}"];

    [Fact]
    public async Task Every_endpoint_asks_for_a_declared_right_or_stands_on_the_anonymous_list()
    {
        await using var world = await TestWorld.Open();
        Assert.Empty(Unguarded(Routes(world)));
    }

    [Fact]
    public void An_endpoint_without_a_right_is_found()
    {
        var forgotten = new RouteEndpoint(_ => Task.CompletedTask, RoutePatternFactory.Parse("/forgotten"), 0, EndpointMetadataCollection.Empty, null);
        var undeclared = new RouteEndpoint(_ => Task.CompletedTask, RoutePatternFactory.Parse("/undeclared"), 0, new(new NeedsAttribute("no.such-right")), null);
        var opened = new RouteEndpoint(_ => Task.CompletedTask, RoutePatternFactory.Parse("/opened"), 0, new(new AllowAnonymousAttribute()), null);
        Assert.Equal(["forgotten", "undeclared", "opened"], Unguarded([forgotten, undeclared, opened]));
    }

    [Fact]
    public async Task Each_role_opens_exactly_the_pages_and_reads_of_its_rights()
    {
        await using var world = await TestWorld.Open();
        var presets = world.App.Services.GetRequiredService<RolePresets>().Roles;
        var routes = Reads(world);
        Assert.True(routes.Count > 40, "The route table was not read.");
        var wrong = new List<string>();
        foreach (var (role, preset) in presets)
        {
            using var browser = await world.As(await PersonWith(world, role));
            foreach (var (path, needs) in routes)
            {
                var may = needs == NeedsAttribute.Anybody || needs.StartsWith("me.", StringComparison.Ordinal) || preset.Rights.GetValueOrDefault(needs) != DataScope.None;
                var got = (await browser.Api(HttpMethod.Get, path)).StatusCode;
                if ((got == HttpStatusCode.Forbidden) == may || (int)got >= 500) wrong.Add($"{role} GET {path} ({needs}): {(int)got}, but {(may ? "may" : "may not")}");
            }
        }
        Assert.Empty(wrong);
    }

    [Fact]
    public async Task Strangers_are_sent_to_the_sign_in_or_refused()
    {
        await using var world = await TestWorld.Open();
        using var stranger = world.Anonymous();
        foreach (var (path, _) in Reads(world))
        {
            var answer = await stranger.Api(HttpMethod.Get, path);
            if (path.StartsWith("/api/", StringComparison.Ordinal) || path.StartsWith("/openapi/", StringComparison.Ordinal)) Assert.Equal(HttpStatusCode.Unauthorized, answer.StatusCode);
            else Assert.StartsWith("/sign-in?return=", answer.Headers.Location!.OriginalString, StringComparison.Ordinal);
        }
    }

    private static List<RouteEndpoint> Routes(TestWorld world) =>
    [
        .. world.App.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
            .Where(e => e.Metadata.GetMetadata<StaticAssetMark>() is null && e.RoutePattern.RawText?.Contains("_framework", StringComparison.Ordinal) != true),
    ];

    private static List<string> Unguarded(IReadOnlyList<RouteEndpoint> routes)
    {
        var declared = AllModules.Permissions.Select(p => p.Code).Append(NeedsAttribute.Anybody).ToHashSet();
        return
        [
            .. routes.Where(e => e.Metadata.GetMetadata<IAllowAnonymous>() is not null
                    ? !Anonymous.Contains(Text(e))
                    : e.Metadata.GetMetadata<NeedsAttribute>() is not { } needs || !declared.Contains(needs.Permission))
                .Select(Text).Where(path => !Shut.Contains(path)).Distinct(),
        ];
    }

    // Absent ids: what may be opened answers 404 there, what may not 403 before anything is looked up.
    private static List<(string Path, string Needs)> Reads(TestWorld world) =>
    [
        .. Routes(world).Where(e => e.Metadata.GetMetadata<NeedsAttribute>() is not null && (e.Metadata.GetMetadata<IHttpMethodMetadata>()?.HttpMethods.Contains("GET") ?? true))
            .Select(e => ("/" + string.Join('/', e.RoutePattern.PathSegments.Select(s => string.Concat(s.Parts.Select(Part)))), e.Metadata.GetMetadata<NeedsAttribute>()!.Permission))
            .Distinct(),
    ];

    private static string Part(RoutePatternPart part) => part switch
    {
        RoutePatternLiteralPart literal => literal.Content,
        RoutePatternSeparatorPart separator => separator.Content,
        RoutePatternParameterPart { ParameterPolicies.Count: 0 } => "absent",
        _ => "999999999",
    };

    private static string Text(RouteEndpoint endpoint) => endpoint.RoutePattern.RawText!.Trim('/');

    private static async Task<string> PersonWith(TestWorld world, string role)
    {
        var name = "only-" + role;
        await world.With(async services =>
        {
            var department = (await services.GetRequiredService<PeopleDirectory>().Get(null, default)).Departments.Keys.First();
            await Cast.Must(services.GetRequiredService<StaffActs>().Create(new(Actor.System), new(role, name, null, department, null, null, null, [role]), default));
        });
        return name;
    }
}
