using System.Collections;
using System.Globalization;
using System.Security.Cryptography;
using System.Text.Json;
using Kegui.Kernel;
using Microsoft.Extensions.Primitives;

namespace Kegui.Ui;

/// <summary>A sentence for the person at the form: a label's key, or a finished text. In a label {0} is the field's name,
/// the values follow from {1} on.</summary>
public sealed record FormMessage(string Text, params object?[] Values)
{
    internal string In(L labels, string field) =>
        labels.Find(Text) is { } text ? string.Format(CultureInfo.InvariantCulture, text, [field, .. Values]) : Text;
}

/// <summary>What was typed and what is wrong with it. Holds the raw text, so that a refused form comes back as it was sent.
/// Read the values with <c>Text</c>, <c>Money</c>, <c>Date</c> …, then look at <see cref="Valid"/>.</summary>
public sealed partial class Form
{
    public const string KeyName = "_key";
    public const string VersionName = "_version";

    private readonly Dictionary<string, StringValues> values = new(StringComparer.Ordinal);
    private readonly Dictionary<string, List<FormMessage>> errors = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> labels = new(StringComparer.Ordinal);

    /// <summary>The business day on which a date without a year is read; without it such a date is refused.</summary>
    public DateOnly? Today { get; init; }
    public IFormFileCollection? Files { get; private init; }

    /// <summary>Came from a browser, so that an absent tick means no and not "as at first".</summary>
    public bool Sent { get; private init; }

    /// <summary>What is wrong with the form as a whole.</summary>
    public List<FormMessage> Messages { get; } = [];

    public bool Valid => errors.Count == 0 && Messages.Count == 0;
    public IEnumerable<string> FieldsWithErrors => errors.Keys;

    /// <summary>The text as typed, or empty.</summary>
    public string this[string name]
    {
        get => values.TryGetValue(name, out var v) ? v.ToString() : "";
        set => values[name] = value;
    }

    public bool Has(string name) => values.ContainsKey(name);
    public StringValues Raw(string name) => values.GetValueOrDefault(name);
    public bool Has(string name, string value) => Raw(name).Contains(value);
    public IReadOnlyList<FormMessage> ErrorsOf(string name) => errors.TryGetValue(name, out var list) ? list : [];

    /// <summary>One key per form shown; the same after a refusal, so that a double click saves once.</summary>
    public string Key => Has(KeyName) ? this[KeyName] : this[KeyName] = RandomNumberGenerator.GetHexString(24, lowercase: true);
    public long? Version => long.TryParse(this[VersionName], NumberStyles.None, CultureInfo.InvariantCulture, out var v) ? v : null;

    public Form Error(string name, string text, params object?[] about)
    {
        if (!errors.TryGetValue(name, out var list)) errors[name] = list = [];
        list.Add(new FormMessage(text, about));
        Changed?.Invoke(name);
        return this;
    }

    /// <summary>Takes back what is wrong with a field that this form does not show.</summary>
    public void Forget(string name) => errors.Remove(name);

    public Form Error(string text)
    {
        Messages.Add(new FormMessage(text));
        return this;
    }

    /// <summary>The name by which the error summary calls a field; a field tells it when it is drawn.</summary>
    internal string LabelOf(string name, L l) => labels.TryGetValue(name, out var label) ? label : l.Find("field." + name) ?? name;

    internal event Action? Named;

    /// <summary>A field has a new error. Its own parameters stay the same then, so it would not be drawn again by itself.</summary>
    internal event Action<string>? Changed;

    internal void Name(string name, string label)
    {
        if (labels.TryGetValue(name, out var known) && known == label) return;
        labels[name] = label;
        if (errors.ContainsKey(name)) Named?.Invoke();
    }

    /// <summary>The form that was sent, or the query of a GET.</summary>
    public static Form From(HttpContext http)
    {
        var posted = http.Request.HasFormContentType ? http.Request.Form : null;
        var form = new Form
        {
            Files = posted?.Files,
            Sent = posted is not null,
            Today = http.RequestServices.GetService<CompanyClock>()?.Today,
        };
        foreach (var (name, value) in posted ?? (IEnumerable<KeyValuePair<string, StringValues>>)http.Request.Query)
            form.values[name] = value;
        return form;
    }

    /// <summary>The properties of a record as a person would type them; names in camelCase, as the fields are called.</summary>
    public static Form Of(object record, long? version = null)
    {
        var form = new Form();
        foreach (var property in record.GetType().GetProperties())
            if (property.GetIndexParameters().Length == 0)
                form.values[JsonNamingPolicy.CamelCase.ConvertName(property.Name)] = Typed(property.GetValue(record));
        if (version is { } v) form[VersionName] = v.ToString(CultureInfo.InvariantCulture);
        return form;
    }

    private static StringValues Typed(object? value) => value switch
    {
        null => StringValues.Empty,
        string s => s,
        bool b => b ? "true" : "false",
        DateOnly d => d.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        DateTime t => t.ToString("yyyy-MM-ddTHH:mm", CultureInfo.InvariantCulture),
        Money m => m.Yuan.ToString("0.##", CultureInfo.InvariantCulture),
        decimal n => n.ToString("0.############", CultureInfo.InvariantCulture),
        IEnumerable list => new StringValues([.. list.Cast<object?>().Select(x => Typed(x).ToString())]),
        IFormattable f => f.ToString(null, CultureInfo.InvariantCulture),
        _ => value.ToString(),
    };
}
