using Microsoft.AspNetCore.Components;

namespace Kegui;

/// <summary>A component that reads before it is drawn. Blazor draws once before <c>OnInitializedAsync</c> has ended, with nothing
/// in its fields; whether that shows depends on how fast the database answers. Here drawing waits for <see cref="Load"/>.</summary>
public abstract class KeguiPart : ComponentBase
{
    /// <summary>Reads what the component shows; its parameters are set.</summary>
    protected virtual Task Load() => Task.CompletedTask;

    public override async Task SetParametersAsync(ParameterView parameters)
    {
        parameters.SetParameterProperties(this);
        await Load();
        await base.SetParametersAsync(ParameterView.Empty);
    }
}
