using Kegui.Kernel;
using Kegui.SignIn;
using Kegui.Ui;
using Microsoft.AspNetCore.Mvc;

namespace Kegui;

/// <summary>How acts answer through the API: the value, or RFC 9457 problem details that name the clause.</summary>
internal static class Api
{
    public const string Root = "/api/v1";

    /// <summary>Adds the right an endpoint asks for; without one the doors stay shut.</summary>
    public static TBuilder Needs<TBuilder>(this TBuilder builder, string permission) where TBuilder : IEndpointConventionBuilder
    {
        builder.Add(endpoint => endpoint.Metadata.Add(new NeedsAttribute(permission)));
        return builder;
    }

    /// <summary>The call of an unsafe request: the actor, the Idempotency-Key header and the typed reason.</summary>
    public static Call CallOf(HttpContext http, Current current)
    {
        var key = http.Request.Headers["Idempotency-Key"].ToString();
        var reason = http.Request.Headers["Kegui-Reason"].ToString();
        return new(current.Someone, key.Length is > 0 and <= 100 ? key : null, reason.Length > 0 ? Uri.UnescapeDataString(reason) : null);
    }

    /// <summary>The version in If-Match, <c>"3"</c>; null when the header is missing or not ours.</summary>
    public static int? VersionOf(HttpContext http) =>
        int.TryParse(http.Request.Headers.IfMatch.ToString().Trim('"'), out var version) ? version : null;

    public static IResult Answer<T>(Outcome<T> outcome, L labels, Func<T, IResult> done)
    {
        if (outcome.Done) return done(outcome.Value!);
        if (outcome.Absent) return Problem(404, "absent", labels["api.absent"]);
        if (outcome.Conflict) return Problem(412, "changed-meanwhile", labels["api.conflict"]);
        if (outcome.InFlight) return Problem(409, "in-flight", labels["api.inFlight"]);
        if (outcome.KeyReused) return Problem(422, "key-reused", labels["api.keyReused"]);
        if (outcome.Refusal is { } refusal) return Refused(refusal, labels);
        var errors = outcome.Problems.GroupBy(p => p.Field).ToDictionary(g => g.Key, g => g.Select(p => Messages.Of(p, labels)).ToArray());
        return Problem(422, "invalid", labels["api.invalid"], new() { ["errors"] = errors });
    }

    private static IResult Refused(Refusal refusal, L labels) => Problem(refusal.Code is "no-permission" or Fresh.Refusal ? 403 : 409, refusal.Code, Messages.Of(refusal, labels), new()
    {
        ["refusal"] = refusal.Code,
        ["clause"] = refusal.Clause,
        ["facts"] = refusal.Facts,
        ["mayGrant"] = refusal.MayGrant,
        ["wantsReason"] = refusal.WantsReason,
    });

    private static IResult Problem(int status, string type, string title, Dictionary<string, object?>? more = null) =>
        Results.Problem(new ProblemDetails { Status = status, Type = $"urn:kegui:{type}", Title = title, Extensions = more ?? [] });
}

/// <summary>Sentences for problems and refusals, in the reader's language.</summary>
internal static class Messages
{
    public static string Of(Problem problem, L labels) => labels.Find("problem." + problem.Code) is { } text
        ? string.Format(System.Globalization.CultureInfo.InvariantCulture, text, problem.Args)
        : labels["problem.unknown"];

    public static string Of(Refusal refusal, L labels) => refusal.Says ?? labels["refusal." + refusal.Code];
}
