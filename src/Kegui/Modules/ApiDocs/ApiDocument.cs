using Kegui.Ui;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;

namespace Kegui.Modules.ApiDocs;

/// <summary>What stands at the head of the document: how to sign in, and how anything that goes wrong is answered.</summary>
internal sealed class ApiDocument(L labels) : IOpenApiDocumentTransformer
{
    public const string Name = "v1";
    public const string Token = "token";
    public const string Problem = "Problem";

    public Task TransformAsync(OpenApiDocument document, OpenApiDocumentTransformerContext context, CancellationToken cancellationToken)
    {
        document.Info = new() { Title = "Kegui API", Version = Name, Description = ApiWords.Both(labels, "api-docs.introduction") };
        document.Components ??= new();
        document.Components.SecuritySchemes = new Dictionary<string, IOpenApiSecurityScheme>
        {
            [Token] = new OpenApiSecurityScheme
            {
                Type = SecuritySchemeType.Http,
                Scheme = "bearer",
                Description = ApiWords.Both(labels, "api-docs.tokenIntroduction"),
            },
        };
        document.Components.Schemas ??= new Dictionary<string, IOpenApiSchema>();
        document.Components.Schemas[Problem] = ProblemSchema();
        return Task.CompletedTask;
    }

    /// <summary>RFC 9457 with what a refusal knows.</summary>
    private static OpenApiSchema ProblemSchema() => new()
    {
        Type = JsonSchemaType.Object,
        Description = "RFC 9457 problem details (application/problem+json).",
        Required = new HashSet<string> { "type", "title", "status" },
        Properties = new Dictionary<string, IOpenApiSchema>
        {
            ["type"] = Text("urn:kegui:… : a stable code, for instance urn:kegui:invalid, urn:kegui:changed-meanwhile, urn:kegui:no-permission."),
            ["title"] = Text("The sentence a person would read, in the language of the token's owner."),
            ["status"] = new OpenApiSchema { Type = JsonSchemaType.Integer },
            ["errors"] = new OpenApiSchema { Type = JsonSchemaType.Object, AdditionalProperties = List(), Description = "422: field → sentences." },
            ["refusal"] = Text("Why the act is refused: a stable code."),
            ["clause"] = Text("The clause of the regulation that refuses, for instance CGM-7.2a2.", orNull: true),
            ["facts"] = new OpenApiSchema { Type = JsonSchemaType.Object, AdditionalProperties = new OpenApiSchema(), Description = "What was compared: the limit and what is." },
            ["mayGrant"] = List("Roles that may grant an exception."),
            ["wantsReason"] = new OpenApiSchema { Type = JsonSchemaType.Boolean, Description = "True: the act goes on when it is sent again with a reason in Kegui-Reason." },
        },
    };

    private static OpenApiSchema Text(string about, bool orNull = false) => new() { Type = orNull ? JsonSchemaType.String | JsonSchemaType.Null : JsonSchemaType.String, Description = about };

    private static OpenApiSchema List(string? about = null) => new() { Type = JsonSchemaType.Array, Items = new OpenApiSchema { Type = JsonSchemaType.String }, Description = about };
}
