using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Kegui.Kernel;

namespace Kegui.Bench.Data;

/// <summary>A loaded company: where it lies, who works there, and which ids its records have.</summary>
internal sealed record Company
{
    public required string Provider { get; init; }
    public required int Customers { get; init; }
    public required string Connection { get; init; }
    /// <summary>The data folder of the server.</summary>
    public required string Folder { get; init; }
    public required long FirstCustomer { get; init; }
    /// <summary>Owns 2.5 % of all customers: as many in proportion, large or small.</summary>
    public required long Salesperson { get; init; }
    public required IReadOnlyList<long> Salespeople { get; init; }
    public required long Clerk { get; init; }
    public required long RegionalManager { get; init; }
    public required long Leader { get; init; }
    public required IReadOnlyList<Loaded> Tables { get; init; }
    public required long Bytes { get; init; }

    public bool Sqlite => Provider == "sqlite";
    public DatabaseChoice Choice => Sqlite ? DatabaseChoice.File(Connection) : new("postgres", Connection);

    /// <summary>What the server and the bench's own program need to find it.</summary>
    public IReadOnlyDictionary<string, string> Settings => Sqlite
        ? new Dictionary<string, string> { ["KEGUI_DATA"] = Folder }
        : new Dictionary<string, string> { ["KEGUI_DATA"] = Folder, ["KEGUI_DATABASE"] = Connection };
}

/// <summary>How long a table took.</summary>
internal sealed record Loaded(string Table, long Rows, double Seconds);

/// <summary>Keeps loaded companies for the next run; another schema or another way of loading makes another one.</summary>
internal static class Cache
{
    public static string Stamp(Arguments arguments, IEnumerable<string> migrations) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{string.Join(',', migrations)}|{arguments.History}|{Loader.Edition}")))[..10];

    public static Company? Find(string file)
    {
        try
        {
            return JsonSerializer.Deserialize<Company>(File.ReadAllText(file));
        }
        catch (IOException)
        {
            return null;
        }
    }

    public static void Keep(string file, Company company) => File.WriteAllText(file, JsonSerializer.Serialize(company));
}
