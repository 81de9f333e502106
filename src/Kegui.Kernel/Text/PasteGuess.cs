namespace Kegui.Kernel.Text;

/// <summary>Reads a line without labels: first the values that have an unmistakable shape, then word by word.</summary>
internal static class PasteGuess
{
    /// <summary>Fills the draft and returns what was not understood.</summary>
    public static string Line(PasteDraft draft, string line)
    {
        line = PastePatterns.Email().Replace(line, m => Keep(ref draft.Email, m.Value) ? " " : m.Value);
        line = PastePatterns.CreditCode().Replace(line, m =>
            CreditCode.Read(m.Value) is { IsValid: true } code && Keep(ref draft.CreditCode, code.Code) ? " " : m.Value);
        if (PastePatterns.Bank().IsMatch(line)) line = BankIn(draft, line);
        line = draft.TakePhones(line);
        if (draft.Bank is not null) line = draft.TakeAccount(line);

        var rest = new List<string>();
        var inAddress = false;
        foreach (var word in line.Split([' ', ',', '，', ';', '；', '|', '/'], StringSplitOptions.RemoveEmptyEntries))
        {
            // 鄞州区 示范路 88号: the address goes on behind a blank.
            if (inAddress && PastePatterns.Address().IsMatch(word)) draft.Address += " " + word;
            else if (!Word(draft, word, out inAddress)) rest.Add(word);
        }
        return PasteDraft.Joined(string.Join(' ', rest));
    }

    private static string BankIn(PasteDraft draft, string line)
    {
        // The account may be joined to the bank, so it goes first; a phone number before the bank must not be taken for it.
        var at = line.IndexOf('行');
        if (at >= 0) line = line[..at] + draft.TakeAccount(line[at..]);
        return PastePatterns.Bank().Replace(line, m => Keep(ref draft.Bank, PasteDraft.Joined(m.Value)) ? " " : m.Value, 1);
    }

    private static bool Word(PasteDraft draft, string word, out bool address)
    {
        address = false;
        if (draft.Name is null && PastePatterns.Company().IsMatch(word)) return Keep(ref draft.Name, CompanyName.Clean(word));
        var place = RegionFinder.AtStart(word, out var used);
        if (draft.Address is null && (PastePatterns.Address().IsMatch(word) || (place is not null && used >= 4 && word.Length > used)
            || place is { Level: RegionLevel.District }))
        {
            draft.Address = word;
            return address = true;
        }
        if (draft.Position is null && PastePatterns.Position().IsMatch(word) && !PastePatterns.Person().IsMatch(word)) return Keep(ref draft.Position, word);
        return draft.Contact is null && PastePatterns.Person().IsMatch(word) && Keep(ref draft.Contact, word);
    }

    private static bool Keep(ref string? field, string value)
    {
        if (field is not null) return false;
        field = value;
        return true;
    }
}
