using System.Collections.Concurrent;
using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Components;

namespace Kegui.Ui;

/// <summary>
/// A drawing from the sprite. A page has dozens of them, and a component costs as much as a row of a table: so it keeps no life cycle
/// and is one finished piece of markup. The shell and the rows of lists put that piece in directly, with <see cref="Of"/>.
/// </summary>
public sealed class Icon : IComponent
{
    private static readonly ConcurrentDictionary<(string Sprite, string Name, string? Class), MarkupString> Known = new();
    private RenderHandle _handle;

    /// <summary>A name from tools/assets/icons.txt.</summary>
    [Parameter, EditorRequired] public string Name { get; set; } = "";
    [Parameter] public string? Class { get; set; }

    /// <summary>What a screen reader says; leave it out where a text stands beside.</summary>
    [Parameter] public string? Label { get; set; }

    /// <summary>The drawing as markup, without a component.</summary>
    public static MarkupString Of(ResourceAssetCollection assets, string name, string? style = null)
    {
        ArgumentNullException.ThrowIfNull(assets);
        return Known.GetOrAdd((assets["lib/tabler-icons/icons.svg"], name, style), static icon => Drawn(icon.Sprite, icon.Name, icon.Class, null));
    }

    public void Attach(RenderHandle renderHandle) => _handle = renderHandle;

    public Task SetParametersAsync(ParameterView parameters)
    {
        parameters.SetParameterProperties(this);
        var markup = Label is null ? Of(_handle.Assets, Name, Class) : Drawn(_handle.Assets["lib/tabler-icons/icons.svg"], Name, Class, Label);
        _handle.Render(builder => builder.AddMarkupContent(0, markup.Value));
        return Task.CompletedTask;
    }

    private static MarkupString Drawn(string sprite, string name, string? style, string? label)
    {
        string Safe(string? text) => HtmlEncoder.Default.Encode(text ?? "");
        var said = label is null ? "aria-hidden=\"true\"" : $"role=\"img\" aria-label=\"{Safe(label)}\"";
        return new($"<svg class=\"kg-icon {Safe(style)}\" {said} focusable=\"false\"><use href=\"{Safe(sprite)}#{Safe(name)}\"></use></svg>");
    }
}
