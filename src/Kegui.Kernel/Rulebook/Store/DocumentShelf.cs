using System.Collections.Concurrent;

namespace Kegui.Kernel;

/// <summary>Documents read once per process, by their hash.</summary>
public sealed class DocumentShelf(RegulationReader reader)
{
    private readonly ConcurrentDictionary<string, Lazy<RegulationReading>> _read = new(StringComparer.Ordinal);

    public bool Has(string hash) => _read.ContainsKey(hash);

    public void Put(string hash, string name, string content) => _read.TryAdd(hash, new(() => reader.Read(name, content)));

    public RegulationReading Get(string hash) => _read[hash].Value;
}
