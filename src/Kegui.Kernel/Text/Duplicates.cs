namespace Kegui.Kernel.Text;

/// <summary>Why two customers may be one, the strongest reason first.</summary>
public enum DuplicateReason
{
    SameCreditCode,

    /// <summary>The name keys are equal, and the credit codes do not speak against it.</summary>
    SameName,
    SamePhoneSimilarName,

    /// <summary>The name keys are equal, but both have a valid credit code and these differ: a sister company, or a wrong code.</summary>
    SameNameOtherCode,
    SimilarName,
}

/// <summary>From which <see cref="CompanyName.Similarity"/> on (0 to 1) two names are suspicious.</summary>
/// <param name="WithPhone">When they share a phone number.</param>
/// <param name="Alone">When nothing else speaks for it.</param>
public sealed record DuplicateThresholds(double WithPhone = 0.5, double Alone = 0.8)
{
    public static DuplicateThresholds Standard { get; } = new();
}

/// <summary>What of a customer counts in the comparison; computed once per record.</summary>
/// <param name="Phones">In the form of <see cref="PhoneNumber.Digits"/>.</param>
public sealed record DuplicateFacts(string CreditCode, IReadOnlyList<string> Phones)
{
    internal NameParts Parts { get; private init; }

    /// <summary><see cref="CompanyName.Key"/> of the name.</summary>
    public string NameKey { get; private init; } = "";

    /// <summary>From the raw cells; a credit code that is not valid still counts when it is written alike twice.</summary>
    public static DuplicateFacts Of(string? name, string? creditCode, string? phone)
    {
        var parts = NameParts.Of(name);
        var phones = Phone.Read(phone).Numbers;
        return new(Text.CreditCode.Normalize(creditCode), phones.Count == 0 ? [] : [.. phones.Select(p => p.Digits)])
        {
            Parts = parts,
            NameKey = parts.ToString(),
        };
    }
}

public static class Duplicates
{
    /// <summary>Null when the two are not suspected of being one.</summary>
    public static DuplicateReason? Compare(DuplicateFacts a, DuplicateFacts b, DuplicateThresholds thresholds)
    {
        if (a.CreditCode.Length == CreditCode.Length && a.CreditCode == b.CreditCode) return DuplicateReason.SameCreditCode;
        if (a.NameKey.Length > 0 && a.NameKey == b.NameKey)
            return CodesDiffer(a, b) ? DuplicateReason.SameNameOtherCode : DuplicateReason.SameName;
        var phone = SharePhone(a, b);
        var similarity = NameLikeness.Of(a.Parts, b.Parts);
        return phone && similarity >= thresholds.WithPhone ? DuplicateReason.SamePhoneSimilarName
            : similarity >= thresholds.Alone && !CodesDiffer(a, b) ? DuplicateReason.SimilarName
            : null;
    }

    private static bool CodesDiffer(DuplicateFacts a, DuplicateFacts b) =>
        a.CreditCode != b.CreditCode && CreditCode.Read(a.CreditCode).IsValid && CreditCode.Read(b.CreditCode).IsValid;

    private static bool SharePhone(DuplicateFacts a, DuplicateFacts b)
    {
        foreach (var phone in a.Phones)
            foreach (var other in b.Phones)
                if (phone == other) return true;
        return false;
    }
}
