namespace Kegui.Kernel.Expressions;

/// <summary>The written form of the operators.</summary>
internal static class Signs
{
    private static readonly string[] Comparisons = ["=", "<>", "<", "<=", ">", ">="];
    private static readonly string[] Operations = ["+", "-", "*", "/"];

    public static string Of(Comparator compare) => Comparisons[(int)compare];

    public static string Of(Operation operation) => Operations[(int)operation];

    public static Comparator? Comparison(string sign) => Array.IndexOf(Comparisons, sign) is >= 0 and var i ? (Comparator)i : null;

    public static Operation Operation(string sign) => (Operation)Array.IndexOf(Operations, sign);
}
