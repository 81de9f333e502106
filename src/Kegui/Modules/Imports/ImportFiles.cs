using System.Security.Cryptography;

namespace Kegui.Modules.Imports;

/// <summary>
/// Uploaded sheets and their staging in the data folder, under random names that say nothing. With several nodes the folder is a
/// shared one, as for all files.
/// </summary>
internal sealed class ImportFiles(KeguiSettings settings)
{
    private readonly string _folder = Path.Combine(settings.Data, "imports");

    public string Upload(string key) => Path.Combine(_folder, Checked(key) + ".upload");

    public string Staging(string key) => Path.Combine(_folder, Checked(key) + ".staging");

    /// <summary>Keeps what was sent; returns its name, its size and the hash of its content.</summary>
    /// <exception cref="TableRefused">Larger than <see cref="TableLimits.File"/>.</exception>
    public async Task<(string Key, long Size, string Hash)> Keep(Stream content, CancellationToken cancel)
    {
        Directory.CreateDirectory(_folder);
        var key = RandomNumberGenerator.GetHexString(32, lowercase: true);
        var (size, buffer) = (0L, new byte[1 << 16]);
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        try
        {
            await using var file = new FileStream(Upload(key), FileMode.CreateNew, FileAccess.Write);
            for (int read; (read = await content.ReadAsync(buffer, cancel)) > 0;)
            {
                if ((size += read) > TableLimits.File) throw new TableRefused("too-large", TableLimits.File >> 20);
                hash.AppendData(buffer.AsSpan(0, read));
                await file.WriteAsync(buffer.AsMemory(0, read), cancel);
            }
            file.Flush(flushToDisk: true);
            return (key, size, Convert.ToHexStringLower(hash.GetHashAndReset()));
        }
        catch
        {
            Delete(key);
            throw;
        }
    }

    public void Delete(string key)
    {
        foreach (var path in new[] { Upload(key), Staging(key), Staging(key) + "-journal" }) File.Delete(path);
    }

    private static string Checked(string key) => key.Length == 32 && key.All(char.IsAsciiHexDigitLower) ? key : throw new ArgumentException("Not a file of ours.", nameof(key));
}
