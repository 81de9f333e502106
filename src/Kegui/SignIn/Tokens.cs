using System.Security.Cryptography;
using System.Text;

namespace Kegui.SignIn;

/// <summary>Unguessable tokens: 256 random bits, of which the database keeps only the hash.</summary>
internal static class Tokens
{
    public static string New() => Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(32));

    public static byte[] HashOf(string token) => SHA256.HashData(Encoding.ASCII.GetBytes(token));
}
