using System.Globalization;

namespace Kegui.Bench;

/// <summary>What to measure; the defaults are the budgets' sizes.</summary>
internal sealed record Arguments
{
    public int Customers { get; init; } = 1_000_000;
    /// <summary>The company against which the large one is compared.</summary>
    public int Small { get; init; } = 10_000;
    /// <summary>Timeline entries and order lines per customer.</summary>
    public int History { get; init; } = 10;
    public string Data { get; init; } = Path.Combine(Path.GetTempPath(), "kegui-bench");
    public IReadOnlyList<string> Providers { get; init; } = ["sqlite", "postgres"];
    /// <summary>Only scenarios whose name holds one of these.</summary>
    public IReadOnlyList<string> Only { get; init; } = [];
    public string? Markdown { get; init; }
    public bool Short { get; init; }
    /// <summary>How long many connections go on.</summary>
    public int Seconds { get; init; } = 4;
    /// <summary>Seconds during which a fresh server is only warmed up.</summary>
    public int Warm { get; init; } = 40;
    /// <summary>A folder with another published program, to run in turns with this one.</summary>
    public string? Rival { get; init; }
    public bool LoadOnly { get; init; }
    /// <summary>Prints the statements of a request of each scenario, and measures nothing.</summary>
    public bool Statements { get; init; }

    public const string Usage = """
        bin/bench [--short] [--customers N] [--small N] [--history N] [--data FOLDER] [--provider sqlite|postgres] [--only NAME]… [--seconds N] [--warm N] [--markdown FILE] [--load-only] [--statements] [--rival FOLDER]
        """;

    /// <summary>One of each kind of question: what the short form has time for.</summary>
    private static readonly string[] Kinds = ["first page", "company, deep", "one industry", "2 characters", "as JSON, company", "search, company", "customer page", "trade list, company"];

    public bool Wants(string name) => (Only.Count > 0 ? Only : Short ? Kinds : []) is not { Count: > 0 } some || some.Any(o => name.Contains(o, StringComparison.OrdinalIgnoreCase));

    /// <exception cref="ArgumentException">A word that means nothing here.</exception>
    public static Arguments Read(string[] words)
    {
        var read = new Arguments();
        // What is said beside --short still counts.
        if (words.Contains("--short")) read = read with { Short = true, Customers = 60_000, History = 2, Warm = 6 };
        for (var i = 0; i < words.Length; i++)
        {
            string Value() => i + 1 < words.Length ? words[++i] : throw new ArgumentException($"{words[i]} wants a value.");
            int Number() => int.Parse(Value().Replace("_", "", StringComparison.Ordinal), CultureInfo.InvariantCulture);
            read = words[i] switch
            {
                "--short" => read,
                "--customers" => read with { Customers = Number() },
                "--small" => read with { Small = Number() },
                "--history" => read with { History = Number() },
                "--seconds" => read with { Seconds = Number() },
                "--warm" => read with { Warm = Number() },
                "--data" => read with { Data = Path.GetFullPath(Value()) },
                "--provider" => read with { Providers = Value().Split(',') },
                "--only" => read with { Only = [.. read.Only, Value()] },
                "--markdown" => read with { Markdown = Path.GetFullPath(Value()) },
                "--statements" => read with { Statements = true },
                "--rival" => read with { Rival = Path.GetFullPath(Value()) },
                "--load-only" => read with { LoadOnly = true },
                _ => throw new ArgumentException($"What is '{words[i]}'?"),
            };
        }
        return read;
    }
}
