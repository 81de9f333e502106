namespace Kegui.Kernel;

/// <summary>How far an adopted clause reaches: read only; tried, which tells nobody; reminded, which lets go on with a reason; enforced.</summary>
public enum RuleLevel { Read, Trial, Remind, Enforce }

public static class RuleLevels
{
    /// <summary>The stored code: <c>read</c>, <c>trial</c>, <c>remind</c>, <c>enforce</c>.</summary>
    public static string Code(this RuleLevel level) => level.ToString().ToLowerInvariant();

    public static RuleLevel Of(string code) => Enum.Parse<RuleLevel>(code, ignoreCase: true);

    /// <summary>Whether people feel it: duties of a trial are seen by the owner of the rule only.</summary>
    public static bool IsReal(this RuleLevel level) => level >= RuleLevel.Remind;
}
