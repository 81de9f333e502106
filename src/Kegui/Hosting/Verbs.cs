using Kegui.Kernel;

namespace Kegui;

/// <summary>What the program does from the command line instead of serving: <c>kegui audit verify</c>.</summary>
internal static class Verbs
{
    private static readonly IReadOnlyDictionary<string, Func<string[], TextWriter, Task<int>>> All = new Dictionary<string, Func<string[], TextWriter, Task<int>>>
    {
        ["audit verify"] = AuditVerify.Run,
    };

    /// <summary>The exit code of the verb; null when there is none and the server is to run.</summary>
    /// <returns>64 for a verb that does not exist.</returns>
    public static async Task<int?> Run(string[] args, TextWriter console)
    {
        // Settings stand anywhere, as --KEGUI_DATA=…; the server's own arguments begin with a dash too.
        var words = args.TakeWhile(a => !a.StartsWith('-')).ToArray();
        if (words.Length == 0) return null;
        var verb = string.Join(' ', words.Take(2));
        if (All.TryGetValue(verb, out var run)) return await run(args[2..], console);
        await console.WriteLineAsync($"kegui knows no '{string.Join(' ', words)}'. It knows: {string.Join(", ", All.Keys)}; without a word it serves.");
        return 64;
    }
}
