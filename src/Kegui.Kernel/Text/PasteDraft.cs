namespace Kegui.Kernel.Text;

/// <summary>Gathers the fields; what stands behind a label is believed before what is guessed, the first before the second.</summary>
internal sealed class PasteDraft
{
    private readonly List<string> unlabelled = [];
    private readonly List<string> leftover = [];

    internal string? Name, CreditCode, Address, Bank, BankAccount, Contact, Position, Phone, Mobile, Email;

    public void Labelled(PasteField field, string value)
    {
        if (value.Length == 0) return;
        switch (field)
        {
            case PasteField.Name: Name ??= CompanyName.Clean(value); break;
            case PasteField.CreditCode: TakeCreditCode(value); break;
            case PasteField.Address: Address ??= value; break;
            case PasteField.AddressAndPhone: Split(value, TakePhones, rest => Address ??= rest); break;
            case PasteField.Bank or PasteField.BankAndAccount: Split(value, TakeAccount, rest => Bank ??= rest); break;
            case PasteField.BankAccount: BankAccount ??= Digits(value); break;
            case PasteField.Contact: Person(value); break;
            case PasteField.Position: Position ??= value; break;
            case PasteField.Phone or PasteField.Mobile: Numbers(value); break;
            case PasteField.Email: Email ??= PastePatterns.Email().Match(value) is { Success: true } m ? m.Value : value; break;
            default: leftover.Add(value); break;
        }
    }

    /// <summary>Kept until all labels are read, so that a guess never takes the place of a labelled value.</summary>
    public void Unlabelled(string text)
    {
        foreach (var line in text.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)) unlabelled.Add(line);
    }

    public PastedCustomer Done()
    {
        foreach (var line in unlabelled)
            if (PasteGuess.Line(this, line) is { Length: > 0 } rest) leftover.Add(rest);
        return new(Name, CreditCode, Address, Phone, Bank, BankAccount, Contact, Position, Mobile, Email, string.Join('\n', leftover));
    }

    /// <summary>Takes all phone numbers out of the text.</summary>
    internal string TakePhones(string text) => PastePatterns.Phone().Replace(text, match =>
    {
        var reading = Text.Phone.Read(match.Value);
        if (reading.Problem is not null) return match.Value;
        foreach (var number in reading.Numbers) Take(number);
        return " ";
    });

    internal string TakeAccount(string text) => PastePatterns.Account().Replace(text, match =>
    {
        if (BankAccount is not null) return match.Value;
        BankAccount = Digits(match.Value);
        return " ";
    }, 1);

    private void TakeCreditCode(string value)
    {
        // The next value may follow behind a blank; a code typed in groups has blanks itself.
        var whole = Text.CreditCode.Normalize(value);
        CreditCode ??= whole.Length <= Text.CreditCode.Length + 2 ? whole
            : PastePatterns.CreditCode().Match(value) is { Success: true } m ? m.Value.ToUpperInvariant() : whole;
    }

    private static void Split(string value, Func<string, string> take, Action<string> rest)
    {
        var left = Joined(take(value));
        if (left.Length > 0) rest(left);
    }

    private void Person(string value)
    {
        foreach (var word in Joined(TakePhones(value)).Split([' ', ',', '，', '/', '(', ')', '（', '）'], StringSplitOptions.RemoveEmptyEntries))
        {
            if (Contact is null) Contact = word;
            else Position ??= word;
        }
    }

    private void Numbers(string value)
    {
        var reading = Text.Phone.Read(value);
        foreach (var number in reading.Numbers) Take(number);
        if (reading.Numbers.Count == 0) Phone ??= value;
    }

    private void Take(PhoneNumber number)
    {
        if (number.Kind == PhoneKind.Mobile && Mobile is null) Mobile = number.ToString();
        else if (number.ToString() != Mobile) Phone ??= number.ToString();
    }

    private static string Digits(string value) => new([.. value.Where(c => Chars.IsAsciiLetterOrDigit(c))]);

    internal static string Joined(string text) =>
        string.Join(' ', text.Split(' ', StringSplitOptions.RemoveEmptyEntries)).Trim(' ', ',', ';', '，', '；', '、', '。', '|', '/', ':', '：', '(', ')');
}
