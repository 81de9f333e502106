namespace Kegui.Kernel.Text;

/// <summary>
/// What is stored beside a record so that it can be found. <see cref="Text"/> is for the recheck (a word is contained or not),
/// <see cref="Grams"/> for the index: distinct tokens of a-z, 0-9 and non-ASCII letters with single blanks between, at most about 60
/// for a name of 12 characters with phone and code.
/// </summary>
/// <remarks>
/// Tokens are told apart by their length and script, so one column serves all ways of searching:
/// two Chinese characters, pairs anywhere in names; two ASCII, neighbouring pinyin initials; three ASCII, anywhere in codes,
/// phones and Latin names; four or more ASCII, one pinyin syllable (filled up with 0) or two neighbouring ones.
/// SQLite: <c>CREATE VIRTUAL TABLE … USING fts5(grams, content='', contentless_delete=1, detail=none, tokenize='ascii')</c>.
/// PostgreSQL: a GIN index on <c>string_to_array(grams, ' ')</c>.
/// </remarks>
public readonly record struct SearchText(string Text, string Grams)
{
    /// <param name="name">The name, as typed.</param>
    /// <param name="aliases">Short, former and foreign names.</param>
    /// <param name="codes">Customer code, credit code and the like.</param>
    /// <param name="phones">Cells with phone numbers, in any notation.</param>
    /// <param name="contacts">Names of people.</param>
    public static SearchText Of(
        string? name,
        IReadOnlyList<string>? aliases = null,
        IReadOnlyList<string>? codes = null,
        IReadOnlyList<string>? phones = null,
        IReadOnlyList<string>? contacts = null)
    {
        var writer = new SearchTextWriter();
        writer.Name(name);
        foreach (var alias in aliases ?? []) writer.Name(alias);
        foreach (var contact in contacts ?? []) writer.Name(contact);
        foreach (var code in codes ?? []) writer.Code(code);
        foreach (var phone in phones ?? []) writer.Phone(phone);
        return writer.Done();
    }
}
