using Kegui.Kernel;
using Kegui.SignIn;
using Kegui.Ui;
using Microsoft.AspNetCore.Components;

namespace Kegui;

/// <summary>What every page needs: who asks, the database, labels, and how an act's outcome goes back to the form.</summary>
public abstract class KeguiPage : KeguiPart
{
    [CascadingParameter] public HttpContext Http { get; set; } = default!;
    [Inject] public Current Current { get; set; } = default!;
    [Inject] public AppDb Db { get; set; } = default!;
    [Inject] internal L L { get; set; } = default!;
    [Inject] public NavigationManager Nav { get; set; } = default!;
    [Inject] public CompanyClock Clock { get; set; } = default!;

    protected Actor Actor => Current.Someone;
    protected CancellationToken Cancel => Http.RequestAborted;
    protected bool Posted => HttpMethods.IsPost(Http.Request.Method);
    /// <summary>A refusal to be shown beside the button that was pressed.</summary>
    protected Refusal? Refused { get; private set; }
    /// <summary>The record was changed by somebody else since the form was opened.</summary>
    protected bool Lost { get; private set; }

    protected Call CallOf(Form form) => new(Actor, form.Key, form["_reason"] is { Length: > 0 } reason ? reason : null);

    /// <summary>True when every field could be read; otherwise the page answers 422 with the form as it was sent.</summary>
    protected bool Ready(Form form)
    {
        if (!form.Valid) Http.Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
        return form.Valid;
    }

    /// <summary>True when the act is done; otherwise what is wrong stands in the form, beside the fields.</summary>
    protected bool Settle<T>(Form form, Outcome<T> outcome)
    {
        if (outcome.Done) return true;
        Refused = outcome.Refusal;
        Lost = outcome.Conflict;
        if (outcome.Absent) Nav.NotFound();
        else if (outcome.InFlight) form.Error("api.inFlight");
        else if (outcome.KeyReused) form.Error("form.savedBefore");
        else if (outcome.Conflict) form.Error("form.conflict");
        else if (outcome.Refusal is { } refusal) form.Error(Messages.Of(refusal, L));
        foreach (var problem in outcome.Problems) form.Error(problem.Field, Messages.Of(problem, L));
        Http.Response.StatusCode = outcome.Absent ? 404 : outcome.Conflict ? 409 : 422;
        return false;
    }

    protected void Go(string href) => Nav.NavigateTo(Url.Of(href));
}
