using System.Security.Cryptography;
using Microsoft.AspNetCore.DataProtection;

namespace Kegui.Kernel;

/// <summary>What files are confidential by what they are to the record; these are encrypted at rest.</summary>
public static class FileKinds
{
    public const string Other = "other";
    public static IReadOnlySet<string> Confidential { get; } = new HashSet<string> { "contract", "credit", "evidence", "identity", "complaint" };
}

/// <summary>
/// Keys of sealed contents: each has its own, kept beside it in the database under the installation's Data Protection keys (the kept
/// form names the one that wrapped it). The folder alone, or a copy of it, tells nothing.
/// </summary>
public sealed class ContentKeys(IDataProtectionProvider protection)
{
    private readonly IDataProtector _wrap = protection.CreateProtector("kegui.files");

    public static byte[] New() => RandomNumberGenerator.GetBytes(SealedStream.KeyBytes);

    public string Keep(byte[] key) => Convert.ToBase64String(_wrap.Protect(key));

    public byte[] Read(string kept) => _wrap.Unprotect(Convert.FromBase64String(kept));
}
