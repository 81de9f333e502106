using Kegui.Kernel;
using Kegui.SignIn;
using Kegui.Ui;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Kegui.Modules.Views;

/// <summary>Saved views of lists: mine, shared, and the one a list opens with.</summary>
internal sealed class ViewsModule : Module
{
    public override string Code => "views";
    public override IReadOnlyList<string> Permissions { get; } = ["view.save", "view.share"];
    public override IModelPart Model { get; } = new ViewsModel();

    public override void Services(IServiceCollection services)
    {
        services.AddLabels<ViewsLabels>();
        services.AddScoped<ViewActs>();
    }

    public override void Routes(IEndpointRouteBuilder routes)
    {
        var api = routes.MapGroup($"{Api.Root}/views").WithTags("views").DisableAntiforgery();
        api.MapGet("/", async (string list, AppDb db, Current current, CancellationToken cancel) => Results.Json(new { items = await ViewDoor.Of(db, current.Someone, list, cancel) }, Json.Plain)).Needs("view.save");
        api.MapPost("/", async ([FromBody] NewView input, ViewActs acts, Current current, HttpContext http, L labels, CancellationToken cancel) =>
            Api.Answer(await acts.Save(Api.CallOf(http, current), input.List, new(input.Name, input.Query, input.Shared, input.Default), cancel), labels, id => Results.Created($"{Api.Root}/views/{id}", new { id }))).Needs("view.save");
        api.MapDelete("/{id:long}", async (long id, ViewActs acts, Current current, HttpContext http, L labels, CancellationToken cancel) =>
            Api.Answer(await acts.Delete(Api.CallOf(http, current), id, cancel), labels, _ => Results.NoContent())).Needs("view.save");
        var pages = routes.MapGroup("/views").WithMetadata(new RequireAntiforgeryTokenAttribute());
        pages.MapPost("/save", Save).Needs("view.save");
        pages.MapPost("/{id:long}/delete", Delete).Needs("view.save");
        pages.MapPost("/{id:long}/default", Default).Needs("view.save");
    }

    private static async Task<IResult> Save(HttpContext http, ViewActs acts, Current current, L labels, CancellationToken cancel)
    {
        var form = Form.From(http);
        var (list, query) = (form["list"], form["query"]);
        var outcome = await acts.Save(new(current.Someone, form.Key), list, new(form["viewName"], query, form.Bool("shared"), form.Bool("default")), cancel);
        return Back(http, outcome, labels, ViewActs.Lists.Contains(list) ? $"{list}?{query.TrimStart('?')}{(outcome.Done ? $"&view={outcome.Value}" : "")}" : "", labels["view.saved"]);
    }

    private static async Task<IResult> Delete(long id, HttpContext http, ViewActs acts, Current current, L labels, CancellationToken cancel) =>
        Back(http, await acts.Delete(new(current.Someone), id, cancel), labels, ListOf(http) + "?all=1", labels["view.deleted"]);

    private static async Task<IResult> Default(long id, HttpContext http, ViewActs acts, Current current, L labels, CancellationToken cancel) =>
        Back(http, await acts.MakeDefault(new(current.Someone), id, http.Request.Form["yes"] == "true", cancel), labels, ListOf(http) + "?all=1", labels["view.saved"]);

    private static string ListOf(HttpContext http) => ViewActs.Lists.FirstOrDefault(l => l == http.Request.Form["list"]) ?? "";

    private static IResult Back<T>(HttpContext http, Outcome<T> outcome, L labels, string to, string done)
    {
        if (outcome.Done) Flash.Done(http, done);
        else Flash.Warn(http, outcome.Refusal is { } refusal ? Messages.Of(refusal, labels) : outcome.Problems.Count > 0 ? Messages.Of(outcome.Problems[0], labels) : labels["api.absent"]);
        return Results.LocalRedirect("~/" + to);
    }

    private sealed record NewView(string List, string? Name, string? Query, bool Shared, bool Default);
}

internal sealed class ViewsModel : IModelPart
{
    public void Configure(ModelBuilder model)
    {
        model.Entity<SavedView>(e =>
        {
            e.Property(v => v.Query).HasMaxLength(2000);
            e.HasIndex(v => new { v.List, v.OwnerId });
            e.HasIndex(v => v.List).HasFilter("\"Shared\"");
        });
        model.Entity<ViewDefault>().HasKey(d => new { d.PersonId, d.List });
    }
}

/// <summary>Labels of saved views.</summary>
internal sealed class ViewsLabels;
