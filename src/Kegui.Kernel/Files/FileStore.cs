using System.Security.Cryptography;

namespace Kegui.Kernel;

/// <summary>A content taken in, not yet in its place.</summary>
public sealed class Taken(string path, string hash, string digest, long size, FileType type) : IDisposable
{
    internal string Path { get; } = path;
    /// <summary>The name in the store, 64 hexadecimal digits: the digest, or random ones when it is sealed.</summary>
    public string Hash { get; } = hash;
    /// <summary>SHA-256 of the content.</summary>
    public string Digest { get; } = digest;
    public long Size { get; } = size;
    public FileType Type { get; } = type;

    public void Dispose()
    {
        if (File.Exists(Path)) File.Delete(Path);
    }
}

/// <summary>Why a content is not taken in: <c>empty</c>, <c>too-large</c>, <c>type</c>.</summary>
public sealed class ContentRefused(string code) : Exception(code)
{
    public string Code { get; } = code;
}

/// <summary>
/// Contents by their hash in a local folder. A content is written beside, flushed, and then renamed: a name in the store always
/// stands for whole bytes. The same content is kept once.
/// </summary>
/// <param name="folder">Made when missing. Several nodes need one folder that all of them see.</param>
/// <param name="most">Bytes a content may have.</param>
public sealed class FileStore(string folder, long most)
{
    private const int Chunk = 128 * 1024;
    private const string Gone = "gone-";

    public long Most { get; } = most;

    /// <summary>Reads a content to its end, with its hash and its type.</summary>
    /// <param name="key">Seals the content with it, from the first byte that comes to the disk.</param>
    /// <exception cref="ContentRefused">Empty, too large, or none of the types that are taken in.</exception>
    public async Task<Taken> Take(Stream content, string name, CancellationToken cancel, byte[]? key = null)
    {
        var folderOfNew = Path.Combine(folder, "new");
        Directory.CreateDirectory(folderOfNew);
        var path = Path.Combine(folderOfNew, Guid.NewGuid().ToString("N"));
        try
        {
            await using var file = new FileStream(path, FileMode.CreateNew, FileAccess.ReadWrite, FileShare.None, Chunk, FileOptions.Asynchronous);
            using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
            using var seal = key is null ? null : new SealedStream.Writer(file, key);
            var buffer = new byte[Chunk];
            long size = 0;
            for (int read; (read = await content.ReadAsync(buffer, cancel)) > 0; size += read)
            {
                if (size + read > Most) throw new ContentRefused("too-large");
                hash.AppendData(buffer, 0, read);
                if (seal is null) await file.WriteAsync(buffer.AsMemory(0, read), cancel);
                else await seal.Write(buffer.AsMemory(0, read), cancel);
            }
            if (size == 0) throw new ContentRefused("empty");
            if (seal is not null) await seal.End(cancel);
            file.Flush(flushToDisk: true);
            Stream written = key is null ? file : new SealedStream(file, key);
            var digest = Convert.ToHexStringLower(hash.GetHashAndReset());
            return FileTypes.Sniff(written, name) is { } type
                ? new(path, key is null ? digest : RandomNumberGenerator.GetHexString(64, lowercase: true), digest, size, type)
                : throw new ContentRefused("type");
        }
        catch
        {
            File.Delete(path);
            throw;
        }
    }

    /// <summary>Puts a content in its place, over an equal one if there is.</summary>
    public void Keep(Taken taken)
    {
        var path = PathOf(taken.Hash);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.Move(taken.Path, path, overwrite: true);
    }

    /// <summary>None when the content is not there.</summary>
    /// <param name="key">Of a sealed content.</param>
    public Stream? Open(string hash, byte[]? key = null)
    {
        var path = PathOf(hash);
        if (!File.Exists(path)) return null;
        var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read | FileShare.Delete, Chunk, FileOptions.Asynchronous | FileOptions.SequentialScan);
        return key is null ? file : new SealedStream(file, key);
    }

    public bool Has(string hash) => File.Exists(PathOf(hash));

    /// <summary>
    /// Removes a content unless <paramref name="needed"/> says, once it is out of its place, that somebody wants it again: then it is
    /// put back. So an upload of the same bytes at the same moment cannot lose them.
    /// </summary>
    public async Task Remove(string hash, Func<Task<bool>> needed)
    {
        var (path, aside) = (PathOf(hash), Path.Combine(folder, "new", Gone + hash));
        Directory.CreateDirectory(Path.Combine(folder, "new"));
        if (File.Exists(path)) File.Move(path, aside, overwrite: true);
        if (!File.Exists(aside)) return;
        if (await needed() && !File.Exists(path)) File.Move(aside, path);
        else File.Delete(aside);
    }

    /// <summary>Contents whose removal was interrupted.</summary>
    public IReadOnlyList<string> Aside()
    {
        var begun = new DirectoryInfo(Path.Combine(folder, "new"));
        return begun.Exists ? [.. begun.EnumerateFiles(Gone + "*").Select(f => f.Name[Gone.Length..])] : [];
    }

    /// <summary>Contents that were begun and never finished, older than <paramref name="before"/> (UTC). Returns how many went.</summary>
    public int Sweep(DateTime before)
    {
        var begun = new DirectoryInfo(Path.Combine(folder, "new"));
        if (!begun.Exists) return 0;
        var old = begun.EnumerateFiles().Where(f => f.LastWriteTimeUtc < before && !f.Name.StartsWith(Gone, StringComparison.Ordinal)).ToList();
        foreach (var file in old) file.Delete();
        return old.Count;
    }

    private string PathOf(string hash) => hash.Length == 64 && hash.All(char.IsAsciiHexDigitLower)
        ? Path.Combine(folder, hash[..2], hash[2..4], hash)
        : throw new ArgumentException("Not a hash of the store.", nameof(hash));
}
