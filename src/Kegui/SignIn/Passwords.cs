using Kegui.Kernel;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;

namespace Kegui.SignIn;

/// <summary>
/// PBKDF2-SHA512 as ASP.NET Core Identity writes it, 210,000 rounds. As many at a time as there are cores: a flood of guesses must not
/// starve the people at work.
/// </summary>
internal sealed class Passwords
{
    public const int Shortest = 10;
    public const int Longest = 128;

    private static readonly SemaphoreSlim Cores = new(Math.Max(1, Environment.ProcessorCount));
    private readonly PasswordHasher<Person> _hasher = new(Options.Create(new PasswordHasherOptions { IterationCount = 210_000 }));
    private readonly string _nobody;

    public Passwords() => _nobody = _hasher.HashPassword(null!, Tokens.New());

    public string Hash(string password) => _hasher.HashPassword(null!, password);

    /// <summary>Takes as long for a name that does not exist as for one that does.</summary>
    public async Task<bool> Right(string? hash, string password, CancellationToken cancel)
    {
        await Cores.WaitAsync(cancel);
        try
        {
            return _hasher.VerifyHashedPassword(null!, hash ?? _nobody, password) != PasswordVerificationResult.Failed && hash is not null;
        }
        finally
        {
            Cores.Release();
        }
    }

    public static IEnumerable<Problem> Check(string field, string password, string signInName)
    {
        if (password.Length < Shortest) yield return new(field, "password-short", Shortest);
        else if (password.Length > Longest) yield return new(field, "too-long", Longest);
        else if (signInName.Length >= 3 && password.Contains(signInName, StringComparison.OrdinalIgnoreCase)) yield return new(field, "password-has-name");
        else if (password.Distinct().Count() < 5) yield return new(field, "password-simple");
    }
}
