using Kegui.SignIn;
using Kegui.Ui;

namespace Kegui.Modules.ApiDocs;

/// <summary>The API describes itself: OpenAPI 3.1 for programs at <c>/openapi/v1.json</c>, a page for people at <c>/api-docs</c>.</summary>
internal sealed class ApiDocsModule : Module
{
    public override string Code => "api-docs";

    public override IReadOnlyList<string> Permissions { get; } = [];

    // Whoever makes programs finds it from the page of tokens; in the menu it stands for those who keep the house.
    public override IReadOnlyList<MenuItem> Menu { get; } = [new("api-docs", "menu.api-docs", "book", "/api-docs", "role.read", 198, false)];

    public override void Services(IServiceCollection services)
    {
        services.AddLabels<ApiDocsLabels>();
        services.AddSingleton<ApiOperations>();
        services.AddOpenApi(ApiDocument.Name, options =>
        {
            options.OpenApiVersion = Microsoft.OpenApi.OpenApiSpecVersion.OpenApi3_1;
            options.ShouldInclude = described => described.RelativePath?.StartsWith(Api.Root.TrimStart('/') + "/", StringComparison.Ordinal) == true;
            options.AddDocumentTransformer<ApiDocument>();
            options.AddOperationTransformer<ApiOperations>();
        });
    }

    public override void Routes(IEndpointRouteBuilder routes) => routes.MapOpenApi("/openapi/{documentName}.json").Needs(NeedsAttribute.Anybody);
}

internal sealed class ApiDocsLabels;
