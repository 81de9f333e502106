using System.Security.Cryptography;
using System.Text;
using YamlDotNet.Serialization;
using YamlDotNet.Serialization.NamingConventions;

namespace Kegui.Modules.Trade.Import;

/// <summary>Guesses from the first row which column is which; the words stand in <c>headers.yaml</c>.</summary>
internal sealed class HeaderWords
{
    private readonly Words _words = Read();

    public ImportPlan Guess(string kind, IReadOnlyList<string> header)
    {
        var plain = header.Select(Plain).ToList();
        var columns = new Dictionary<string, int>();
        foreach (var field in ImportFields.Of(kind))
        {
            // The order of the words is their rank: "customer" names a code before it names a name.
            var found = (kind == ImportKinds.Payments ? _words.Payments : _words.Fields)[field].Select(w => plain.IndexOf(Plain(w))).FirstOrDefault(i => i >= 0 && !columns.ContainsValue(i), -1);
            if (found >= 0) columns[field] = found;
        }
        var preset = _words.Presets.FirstOrDefault(p => p.When.All(w => plain.Contains(Plain(w))));
        return new()
        {
            Columns = columns,
            Source = preset?.Source ?? (kind == ImportKinds.Payments ? "erp" : ""),
            AdjustmentPrefix = preset?.AdjustmentPrefix ?? "",
            AdjustmentProducts = preset?.AdjustmentProducts ?? [],
        };
    }

    /// <summary>Under this key the choice for the same first row is remembered.</summary>
    public static string KeyOf(string kind, IReadOnlyList<string> header) =>
        (kind == ImportKinds.Lines ? "" : kind + ":") + Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\u001f', header.Select(Plain)))));

    private static string Plain(string text) => string.Concat(text.Where(char.IsLetterOrDigit)).ToLowerInvariant();

    private static Words Read()
    {
        using var stream = typeof(HeaderWords).Assembly.GetManifestResourceStream("Kegui.Modules.Trade.Import.headers.yaml")!;
        using var reader = new StreamReader(stream);
        return new DeserializerBuilder().WithNamingConvention(CamelCaseNamingConvention.Instance).Build().Deserialize<Words>(reader);
    }

    private sealed class Words
    {
        public Dictionary<string, List<string>> Fields { get; set; } = [];
        public Dictionary<string, List<string>> Payments { get; set; } = [];
        public List<Preset> Presets { get; set; } = [];
    }

    private sealed class Preset
    {
        public List<string> When { get; set; } = [];
        public string Source { get; set; } = "";
        public string AdjustmentPrefix { get; set; } = "";
        public List<string> AdjustmentProducts { get; set; } = [];
    }
}
