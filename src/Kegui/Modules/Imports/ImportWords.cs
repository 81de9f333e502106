using Kegui.Ui;
using YamlDotNet.Serialization;
using YamlDotNet.Serialization.NamingConventions;

namespace Kegui.Modules.Imports;

/// <summary>The words of <c>words.yaml</c>: headings to fields, choices to codes, and marks that mean nothing.</summary>
internal sealed class ImportWords
{
    private readonly Dictionary<string, string> _headers;
    private readonly Dictionary<(string Field, string Word), string> _choices;
    private readonly HashSet<string> _blanks;

    public ImportWords()
    {
        using var stream = typeof(ImportWords).Assembly.GetManifestResourceStream("Kegui.Modules.Imports.words.yaml")!;
        using var reader = new StreamReader(stream);
        var file = new DeserializerBuilder().WithNamingConvention(CamelCaseNamingConvention.Instance).Build().Deserialize<Words>(reader);
        Fields = [.. file.Headers.Keys];
        _headers = file.Headers.SelectMany(f => f.Value.Select(w => (Word: Bare(w), f.Key))).ToDictionary(x => x.Word, x => x.Key, StringComparer.Ordinal);
        _choices = file.Choices.SelectMany(f => f.Value.SelectMany(c => c.Value.Append(c.Key).Select(w => (Key: (f.Key, Bare(w)), Code: c.Key)))).DistinctBy(x => x.Key).ToDictionary(x => x.Key, x => x.Code);
        _blanks = [.. file.Blanks.Select(Bare)];
        Choosable = file.Choices.Keys.ToHashSet();
    }

    public IReadOnlyList<string> Fields { get; }
    public IReadOnlySet<string> Choosable { get; }

    /// <summary>The field a heading names; null when nobody would know.</summary>
    public string? FieldOf(string? header) => header is not null && _headers.TryGetValue(Bare(header), out var field) ? field : null;

    /// <summary>The code of a choice, or the text as it stands for the problem to name; null for a mark that means nothing.</summary>
    public string? Value(string field, string? text)
    {
        if (text is null || text.Length <= 5 && field is not ("name" or "note") && _blanks.Contains(Bare(text))) return null;
        return Choosable.Contains(field) && _choices.TryGetValue((field, Bare(text)), out var code) ? code : text;
    }

    private static string Bare(string text) => Typing.HalfWidth(text).Replace(" ", "", StringComparison.Ordinal).Replace("*", "", StringComparison.Ordinal).Trim().TrimEnd(':').ToLowerInvariant();

    private sealed class Words
    {
        public Dictionary<string, List<string>> Headers { get; set; } = [];
        public Dictionary<string, Dictionary<string, List<string>>> Choices { get; set; } = [];
        public List<string> Blanks { get; set; } = [];
    }
}
