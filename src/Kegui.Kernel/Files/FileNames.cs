using System.Globalization;
using System.Text;

namespace Kegui.Kernel;

/// <summary>Makes names harmless that came with a file.</summary>
public static class FileNames
{
    private const int Most = 120;

    /// <summary>
    /// The bare name without path, control characters, characters that change the direction of writing and those no system allows;
    /// at most 120 characters, with the extension of what the file really is.
    /// </summary>
    public static string Clean(string? name, FileType type)
    {
        var bare = (name ?? "").Split('/', '\\')[^1];
        var kept = new StringBuilder();
        foreach (var c in bare.Normalize(NormalizationForm.FormC))
        {
            var kind = char.GetUnicodeCategory(c);
            if (kind is UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator or UnicodeCategory.PrivateUse) continue;
            kept.Append("<>:\"|?*".Contains(c, StringComparison.Ordinal) ? '_' : c);
        }
        var clean = kept.ToString().Trim().Trim('.');
        if (clean.Length == 0) clean = "file";
        var dot = clean.LastIndexOf('.');
        var given = dot > 0 ? clean[(dot + 1)..].ToLowerInvariant() : "";
        var stem = given == type.Code || given == "jpeg" && type.Code == "jpg" ? clean[..dot] : clean;
        if (stem.Length > Most) stem = char.IsHighSurrogate(stem[Most - 1]) ? stem[..(Most - 1)] : stem[..Most];
        return $"{stem}.{type.Code}";
    }

    /// <summary>The header of a download after RFC 6266 and RFC 5987: the name in UTF-8, and in ASCII for very old readers.</summary>
    public static string Disposition(string name, bool inline)
    {
        var ascii = new string([.. name.Select(c => c is >= ' ' and < '\u007f' and not ('"' or '\\' or '%') ? c : '_')]);
        return $"{(inline ? "inline" : "attachment")}; filename=\"{ascii}\"; filename*=UTF-8''{Uri.EscapeDataString(name)}";
    }
}
