using Kegui.Kernel;
using Kegui.SignIn;
using Kegui.Ui;
using Microsoft.AspNetCore.Mvc;

namespace Kegui.Modules.Customers;

internal static class GradeEndpoints
{
    public static void Map(IEndpointRouteBuilder routes) => routes
        .MapPost($"{Api.Root}/customers/{{id:long}}/grade", Grade).WithTags("customers").DisableAntiforgery().Needs("customer.grade");

    private static async Task<IResult> Grade(long id, [FromBody] GradeInput input, GradeActs acts, Current current, HttpContext http, L labels, CancellationToken cancel) =>
        Api.VersionOf(http) is { } version
            ? Api.Answer(await acts.Grade(Api.CallOf(http, current), id, version, input, cancel), labels, _ => Results.NoContent())
            : Results.Problem(statusCode: 428, title: labels["api.ifMatch"]);
}
