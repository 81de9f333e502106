using Microsoft.OpenApi;

namespace Kegui.Modules.ApiDocs;

/// <summary>A field of a body or a parameter, as the page shows it.</summary>
internal sealed record ApiField(string Name, string Type, bool Required, string? About);

/// <summary>One operation, as the page shows it.</summary>
internal sealed record ApiOperation(string Id, string Method, string Path, string Summary, string English, string Right, IReadOnlyList<ApiField> Parameters, IReadOnlyList<ApiField> Body);

/// <summary>Reads the document for the page: by tag, in the order of the paths.</summary>
internal static class ApiRead
{
    public static IReadOnlyList<(string Tag, IReadOnlyList<ApiOperation> Operations)> ByTag(OpenApiDocument document) =>
    [
        .. document.Paths.SelectMany(path => path.Value.Operations!.Select(o => (Tag: o.Value.Tags?.FirstOrDefault()?.Name ?? "", Row: Of(path.Key, o.Key, o.Value))))
            .GroupBy(o => o.Tag).OrderBy(g => g.Key, StringComparer.Ordinal)
            .Select(g => (g.Key, (IReadOnlyList<ApiOperation>)[.. g.Select(o => o.Row).OrderBy(o => o.Path, StringComparer.Ordinal).ThenBy(o => o.Method, StringComparer.Ordinal)])),
    ];

    private static ApiOperation Of(string path, HttpMethod method, OpenApiOperation operation) => new(
        operation.OperationId!, method.Method, path, operation.Summary ?? "", operation.Description ?? "",
        operation.Extensions?.TryGetValue(ApiOperations.Right, out var right) == true && right is JsonNodeExtension { Node: { } code } ? code.ToString() : "",
        [.. (operation.Parameters ?? []).Select(p => new ApiField(p.Name!, TypeOf(p.Schema), p.Required, $"{p.In}".ToLowerInvariant()))],
        Fields(operation.RequestBody?.Content?.Values.FirstOrDefault()?.Schema));

    private static IReadOnlyList<ApiField> Fields(IOpenApiSchema? schema) => schema?.Properties is not { } fields ? [] :
        [.. fields.Select(f => new ApiField(f.Key, TypeOf(f.Value), schema.Required?.Contains(f.Key) == true, f.Value.Description))];

    private static string TypeOf(IOpenApiSchema? schema) => schema switch
    {
        null => "",
        { Items: { } items } => TypeOf(items) + "[]",
        { Enum.Count: > 0 } => string.Join(" | ", schema.Enum.Select(e => e?.ToString() ?? "null")),
        { OneOf.Count: > 0 } => string.Join(" | ", schema.OneOf.Select(TypeOf).Where(t => t.Length > 0 && t != "null")),
        { Format: { } format } => format,
        { Type: { } type } => (type & ~JsonSchemaType.Null).ToString().ToLowerInvariant(),
        { Properties.Count: > 0 } => "object",
        _ => "any",
    };
}
