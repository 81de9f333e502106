using Kegui.Kernel;

namespace Kegui.Modules.Rulebook.Pages;

/// <summary>How far a clause is put into practice, worked out from its rules, the marks on the code, and its level.</summary>
internal static class ClauseStates
{
    /// <summary>Its rules run. The program could run it, once adopted. Its text is shown where it matters. The mechanism keeps it. Read only. Its module is not here.</summary>
    public const string Runs = "runs", Ready = "ready", Hint = "hint", Kept = "kept", Text = "text", Missing = "missing";

    public static readonly IReadOnlyList<string> All = [Runs, Ready, Hint, Kept, Text, Missing];

    public static string Of(ClauseCoverage coverage, RuleLevel level) => coverage.KeptBy switch
    {
        "rules" when coverage.RuleKinds.All(kind => kind == "guidance") => Hint,
        "rules" => level == RuleLevel.Read ? Ready : Runs,
        "code" => Kept,
        "missing" => Missing,
        _ => Text,
    };

    public static string Tone(string state) => state switch { Runs => "green", Ready => "blue", Hint => "violet", Kept => "green", Missing => "amber", _ => "grey" };

    public static string Tone(RuleLevel level) => level switch { RuleLevel.Enforce => "blue", RuleLevel.Remind => "amber", RuleLevel.Trial => "violet", _ => "grey" };
}
