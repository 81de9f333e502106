using Microsoft.AspNetCore.Components;

namespace Kegui.Ui;

// Public because the components are: Razor compiles them so.
/// <summary>What every field of a form has: its name, its label, what was typed, what is wrong with it.</summary>
public abstract class FormField : ComponentBase, IDisposable
{
    [CascadingParameter] public Form? Around { get; set; }
    [CascadingParameter(Name = "FormName")] public string? FormName { get; set; }

    /// <summary>Only outside a <c>FormFor</c> or a <c>FilterBar</c>, which cascade theirs.</summary>
    [Parameter] public Form? Form { get; set; }
    [Parameter, EditorRequired] public string Name { get; set; } = "";
    [Parameter, EditorRequired] public string Label { get; set; } = "";
    [Parameter] public string? Hint { get; set; }
    [Parameter] public bool Required { get; set; }
    [Parameter] public bool Disabled { get; set; }

    /// <summary>Shown while nothing was typed yet.</summary>
    [Parameter] public string? Start { get; set; }

    /// <summary>The width in a row of fields: <c>w-2</c> spans two columns, <c>w-all</c> the row.</summary>
    [Parameter] public string? Class { get; set; }
    [Parameter] public RenderFragment? After { get; set; }
    [Parameter(CaptureUnmatchedValues = true)] public IReadOnlyDictionary<string, object>? More { get; set; }

    public Form Values => Form ?? Around ?? Empty;
    public string Id => FormName is { Length: > 0 } form ? $"{form}-{Name}" : $"f-{Name}";
    public string Raw => Values.Has(Name) ? Values[Name] : Values.Sent ? "" : Start ?? "";
    public IReadOnlyList<FormMessage> Errors => Values.ErrorsOf(Name);
    public bool Bad => Errors.Count > 0;
    public string? Invalid => Bad ? "true" : null;
    public string? InvalidClass => Bad ? "is-invalid" : null;

    public string? DescribedBy => (Bad, Hint) switch
    {
        (true, null) => Id + "-error",
        (true, _) => $"{Id}-error {Id}-hint",
        (false, null) => null,
        _ => Id + "-hint",
    };

    public bool Holds(string value) => Values.Has(Name) ? Values.Has(Name, value) : (Values.Sent ? "" : Start ?? "").Split(',').Contains(value);

    private Form? heard;

    protected override void OnParametersSet()
    {
        Values.Name(Name, Label);
        if (heard == Values) return;
        Dispose();
        heard = Values;
        heard.Changed += Redraw;
    }

    private void Redraw(string field)
    {
        if (field == Name) StateHasChanged();
    }

    public void Dispose()
    {
        if (heard is not null) heard.Changed -= Redraw;
    }

    private static readonly Form Empty = new();
}

/// <summary>One thing to choose: the code that is sent and the word that is read; <c>Note</c> stands in grey behind it.</summary>
public sealed record Option(string Code, string Text, string? Note = null, bool Disabled = false);
