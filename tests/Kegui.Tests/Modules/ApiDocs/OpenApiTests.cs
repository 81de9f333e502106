using System.Net;
using System.Text.Json;
using Kegui.Kernel;
using Kegui.Tests.World;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Kegui.Tests.Modules.ApiDocs;

/// <summary>The API's description is the API: every address, in words, with what it wants and how it fails.</summary>
public class OpenApiTests
{
    private static readonly string[] Unsafe = ["post", "put", "patch", "delete"];

    [Fact]
    public async Task The_description_equals_the_real_route_table()
    {
        await using var world = await TestWorld.Open();
        var described = Operations(await Document(world)).Select(o => $"{o.Method} {o.Path}").Order(StringComparer.Ordinal);
        var routes = world.App.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
            .Where(e => Path(e).StartsWith("/api/", StringComparison.Ordinal))
            .SelectMany(e => e.Metadata.GetMetadata<IHttpMethodMetadata>()!.HttpMethods.Select(m => $"{m.ToLowerInvariant()} {Path(e)}"))
            .Order(StringComparer.Ordinal).ToList();
        Assert.True(routes.Count > 80, "The route table was not read.");
        Assert.Equal(routes, described);
    }

    [Fact]
    public async Task Each_operation_has_words_in_both_languages_a_name_of_its_own_the_token_and_its_failures()
    {
        await using var world = await TestWorld.Open();
        var operations = Operations(await Document(world));
        Assert.Equal(operations.Count, operations.Select(o => o.Body.GetProperty("operationId").GetString()).Distinct().Count());
        var wordless = operations.Where(o => !o.Body.GetProperty("summary").GetString()!.Any(c => c >= 0x4E00) || o.Body.GetProperty("description").GetString()!.StartsWith("permission.", StringComparison.Ordinal));
        Assert.Empty(wordless.Select(o => $"{o.Method} {o.Path}: api.{o.Body.GetProperty("operationId")}"));
        foreach (var (method, path, body) in operations)
        {
            Assert.True(body.GetProperty("security")[0].TryGetProperty("token", out _));
            Assert.Equal("#/components/schemas/Problem", body.GetProperty("responses").GetProperty("4XX").GetProperty("content").GetProperty("application/problem+json").GetProperty("schema").GetProperty("$ref").GetString());
            var headers = body.TryGetProperty("parameters", out var all) ? all.EnumerateArray().Select(p => p.GetProperty("name").GetString()).ToList() : [];
            Assert.Equal(Unsafe.Contains(method), headers.Contains("Idempotency-Key"));
            if (method is "put" or "patch") Assert.Contains("If-Match", headers);
        }
    }

    [Fact]
    public async Task It_is_OpenAPI_3_1_and_says_what_a_refusal_knows()
    {
        await using var world = await TestWorld.Open();
        var document = await Document(world);
        Assert.StartsWith("3.1", document.GetProperty("openapi").GetString(), StringComparison.Ordinal);
        Assert.Equal("bearer", document.GetProperty("components").GetProperty("securitySchemes").GetProperty("token").GetProperty("scheme").GetString());
        var problem = document.GetProperty("components").GetProperty("schemas").GetProperty("Problem").GetProperty("properties");
        Assert.All(["clause", "refusal", "facts", "mayGrant"], name => Assert.True(problem.TryGetProperty(name, out _), name));
    }

    [Fact]
    public async Task People_read_it_on_a_page_and_strangers_do_not()
    {
        await using var world = await TestWorld.Open();
        using var browser = await world.As(Cast.Lihai);
        await browser.Open("/api-docs");
        Assert.Equal(HttpStatusCode.OK, browser.Status);
        Assert.NotNull(browser.Page.GetElementById("postVisitsByIdCheckIn"));
        Assert.Contains("Idempotency-Key", browser.Page.GetElementById("postCustomers")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("creditCode", browser.Page.GetElementById("postCustomers")!.TextContent, StringComparison.Ordinal);
        using var stranger = world.Anonymous();
        Assert.Equal(HttpStatusCode.Unauthorized, (await stranger.Api(HttpMethod.Get, "/openapi/v1.json")).StatusCode);
    }

    private static async Task<JsonElement> Document(TestWorld world)
    {
        using var browser = await world.As(Cast.Admin);
        var answer = await browser.Api(HttpMethod.Get, "/openapi/v1.json");
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        return JsonDocument.Parse(await answer.Content.ReadAsStringAsync()).RootElement;
    }

    private static List<(string Method, string Path, JsonElement Body)> Operations(JsonElement document) =>
        [.. document.GetProperty("paths").EnumerateObject().SelectMany(p => p.Value.EnumerateObject().Where(o => o.Name is "get" || Unsafe.Contains(o.Name)).Select(o => (o.Name, p.Name, o.Value)))];

    // As OpenAPI writes it: no constraints, no slash at the end.
    private static string Path(RouteEndpoint endpoint) => ("/" + string.Join('/', endpoint.RoutePattern.PathSegments.Select(segment =>
        string.Concat(segment.Parts.Select(part => part switch
        {
            Microsoft.AspNetCore.Routing.Patterns.RoutePatternParameterPart parameter => "{" + parameter.Name + "}",
            Microsoft.AspNetCore.Routing.Patterns.RoutePatternLiteralPart literal => literal.Content,
            _ => ".",
        }))))).TrimEnd('/');
}
