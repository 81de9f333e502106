using System.Globalization;
using System.Text.Json.Nodes;
using Kegui.SignIn;
using Kegui.Ui;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;

namespace Kegui.Modules.ApiDocs;

/// <summary>What every operation says: the words of its right in both languages, the token, the headers of unsafe requests, and how it fails.</summary>
internal sealed class ApiOperations(L labels) : IOpenApiOperationTransformer
{
    /// <summary>The right that opens the operation, in its description as an extension.</summary>
    public const string Right = "x-right";

    public Task TransformAsync(OpenApiOperation operation, OpenApiOperationTransformerContext context, CancellationToken cancellationToken)
    {
        var (method, path) = (context.Description.HttpMethod ?? "GET", Plain("/" + context.Description.RelativePath?.TrimEnd('/')));
        var right = context.Description.ActionDescriptor.EndpointMetadata.OfType<NeedsAttribute>().LastOrDefault()?.Permission ?? NeedsAttribute.Anybody;
        operation.OperationId = IdOf(method, path);
        operation.Summary = Words(right, method, path, ApiWords.Chinese);
        operation.Description = Words(right, method, path, ApiWords.English) + (right == NeedsAttribute.Anybody ? "" : $". Right: `{right}`");
        operation.AddExtension(Right, new JsonNodeExtension(JsonValue.Create(right)));
        operation.Security = [new() { [new OpenApiSecuritySchemeReference(ApiDocument.Token, context.Document)] = [] }];
        if (method != "GET") Headers(operation, method, path);
        operation.Responses ??= [];
        operation.Responses["4XX"] = new OpenApiResponse
        {
            Description = "401 no token, 403 no right, 404 absent or out of reach, 409 refused, 412 changed meanwhile, 422 invalid, 428 If-Match is missing, 429 too many.",
            Content = new Dictionary<string, OpenApiMediaType> { ["application/problem+json"] = new() { Schema = new OpenApiSchemaReference(ApiDocument.Problem, context.Document) } },
        };
        return Task.CompletedTask;
    }

    private static void Headers(OpenApiOperation operation, string method, string path)
    {
        operation.Parameters ??= [];
        operation.Parameters.Add(Header("Idempotency-Key", "Up to 100 characters, kept for 48 hours: the same request with the same key is done once and answered alike; another body under it is 422."));
        operation.Parameters.Add(Header("Kegui-Reason", "Percent-encoded words: why the act goes on although a clause advises against it."));
        if (method is "PUT" or "PATCH" || path.Contains("{id}/", StringComparison.Ordinal))
            operation.Parameters.Add(Header("If-Match", "The version that was read, as in ETag: \"3\". Records that carry a version want it (428 without, 412 when changed meanwhile)."));
    }

    private static OpenApiParameter Header(string name, string about) => new()
    {
        Name = name,
        In = ParameterLocation.Header,
        Description = about,
        Schema = new OpenApiSchema { Type = JsonSchemaType.String },
    };

    // What everybody may do has no right to be named after; its words stand under method and path.
    private string Words(string right, string method, string path, CultureInfo language) =>
        ApiWords.In(labels, $"api.{IdOf(method, path)}", language) ?? ApiWords.In(labels, "permission." + right, language) ?? "permission." + right;

    // Without constraints: {id:long} is {id}.
    private static string Plain(string path) => string.Concat(path.Split('{').Select((part, n) =>
        n == 0 ? part : part.IndexOf('}', StringComparison.Ordinal) is var end && part.IndexOf(':', StringComparison.Ordinal) is var cut && cut >= 0 && cut < end ? "{" + part[..cut] + part[end..] : "{" + part));

    /// <summary><c>POST /api/v1/visits/{id}/check-in</c> is <c>postVisitsByIdCheckIn</c>.</summary>
    internal static string IdOf(string method, string path) => method.ToLowerInvariant() + string.Concat(path[Api.Root.Length..]
        .Split('/', StringSplitOptions.RemoveEmptyEntries)
        .SelectMany(part => part.StartsWith('{') ? ["by", part.Trim('{', '}')] : part.Split('-', '.', '{', '}'))
        .Where(word => word.Length > 0)
        .Select(word => char.ToUpperInvariant(word[0]) + word[1..]));
}
