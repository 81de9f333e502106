using System.Security.Cryptography;
using Kegui.Kernel;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.EntityFrameworkCore;
using OtpNet;

namespace Kegui.SignIn;

/// <summary>
/// Codes of an authenticator app (RFC 6238: SHA-1, 6 digits, 30 seconds, as all apps know it). The phone's clock may be one step off;
/// a code works once. Recovery codes stand in for a lost phone, each once.
/// </summary>
internal sealed class SecondFactor(AppDb db, WriterLane lane, CompanyClock clock, IDataProtectionProvider protection)
{
    public const int RecoveryCodes = 10;
    private const string Letters = "abcdefghjkmnpqrstuvwxyz23456789";
    private static readonly VerificationWindow OneStepOff = new(previous: 1, future: 1);
    private readonly IDataProtector _seal = protection.CreateProtector("kegui.second-factor");

    public static string NewSecret() => Base32Encoding.ToString(RandomNumberGenerator.GetBytes(20));

    public string Seal(string secret) => _seal.Protect(secret);

    /// <summary>The secret, or none when somebody else made the text.</summary>
    public string? Open(string? sealedSecret)
    {
        if (string.IsNullOrEmpty(sealedSecret)) return null;
        try
        {
            return _seal.Unprotect(sealedSecret);
        }
        catch (CryptographicException)
        {
            return null;
        }
    }

    /// <summary>What the app reads from the QR code.</summary>
    public static string Address(string secret, string account, string company) =>
        $"otpauth://totp/{Uri.EscapeDataString($"{company}:{account}")}?secret={secret}&issuer={Uri.EscapeDataString(company)}";

    /// <summary>The time step that a code belongs to, if it is right and later than <paramref name="last"/>.</summary>
    public static long? StepOf(string secret, string code, long? last, DateTime now)
    {
        var digits = new string([.. code.Where(char.IsAsciiDigit)]);
        return digits.Length == 6 && new Totp(Base32Encoding.ToBytes(secret)).VerifyTotp(now, digits, out var step, OneStepOff) && step > (last ?? 0) ? step : null;
    }

    /// <summary>True when the code was right and nobody used it before; two requests with the same code: one wins.</summary>
    public async Task<bool> Accept(Person person, string code, CancellationToken cancel)
    {
        if (Open(person.TotpSecret) is not { } secret || StepOf(secret, code, person.TotpStep, clock.Now) is not { } step) return false;
        return 1 == await lane.Enter(() => db.Set<Person>()
            .Where(p => p.Id == person.Id && (p.TotpStep == null || p.TotpStep < step))
            .ExecuteUpdateAsync(set => set.SetProperty(p => p.TotpStep, step), cancel), cancel);
    }

    public async Task<bool> AcceptRecovery(long person, string code, CancellationToken cancel)
    {
        var hash = Tokens.HashOf(Plain(code));
        var now = clock.Now;
        return 1 == await lane.Enter(() => db.Set<RecoveryCode>()
            .Where(r => r.PersonId == person && r.CodeHash == hash && r.UsedAt == null)
            .ExecuteUpdateAsync(set => set.SetProperty(r => r.UsedAt, now), cancel), cancel);
    }

    /// <summary>Sixteen letters and digits in groups of four: 79 random bits, none that look alike.</summary>
    public static string NewRecoveryCode() => string.Join('-', Enumerable.Range(0, 4).Select(_ => RandomNumberGenerator.GetString(Letters, 4)));

    internal static string Plain(string code) => new([.. code.Where(char.IsAsciiLetterOrDigit).Select(char.ToLowerInvariant)]);
}
