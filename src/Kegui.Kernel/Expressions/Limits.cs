namespace Kegui.Kernel.Expressions;

/// <summary>How large an expression may be. A rule of a regulation stays far below; beyond is an accident or an attack.</summary>
public static class Limits
{
    /// <summary>UTF-16 units.</summary>
    public const int Text = 2000;

    /// <summary>Levels of nesting, parentheses included.</summary>
    public const int Depth = 40;

    /// <summary>Names, literals and operators together.</summary>
    public const int Parts = 200;

    /// <summary>Members of a list, or arguments.</summary>
    public const int List = 100;

    /// <summary>Digits before the point of a number; money has 2 less than fit into fen.</summary>
    public const int WholeDigits = 15;

    public const int FractionDigits = 10;

    /// <summary>After so many, reading stops: nobody reads on, and a hostile text must not buy time.</summary>
    public const int Problems = 20;
}
