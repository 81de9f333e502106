using Kegui.Kernel.Expressions;

namespace Kegui.Kernel;

/// <summary>What a clause does in the program. It names nothing but the vocabulary and the values of its regulation.</summary>
public abstract record Rule
{
    /// <summary>Unique and stable over all regulations: <c>CGM/on-site-visit</c>.</summary>
    public required string Key { get; init; }
    public required string ClauseId { get; init; }
    /// <summary>The key by which the document says it: <c>duty</c>, <c>requires</c>, <c>guidance</c>.</summary>
    public abstract string Kind { get; }
    /// <summary>Whether it can refuse an act. Such a rule is tried before it is enforced.</summary>
    public virtual bool Limits => false;

    public static string KeyOf(string regulation, string key) => $"{regulation}/{key}";
}

/// <summary>A length of time that a rule names: written out, or a value of the regulation.</summary>
public sealed record PeriodTerm(Period? Fixed, string? ValueKey)
{
    /// <summary>The period under the values of one edition.</summary>
    public Period In(Func<string, PolicyContent> values) => Fixed ?? (Period)values(ValueKey!).Content;

    public override string ToString() => ValueKey ?? Fixed.ToString()!;
}

public enum AssigneeKind { Owner, OwnerManager, Role, Actor }

/// <summary>Who a duty or a message is for: the owner of the subject, his superior, the holders of a role, or the person who caused it.</summary>
/// <param name="Role">Of <see cref="AssigneeKind.Role"/>: those in the subject's department, or of the company when it has none.</param>
public sealed record Assignee(AssigneeKind Kind, string? Role = null)
{
    public override string ToString() => Kind switch
    {
        AssigneeKind.Owner => "owner",
        AssigneeKind.OwnerManager => "ownerManager",
        AssigneeKind.Actor => "actor",
        _ => "role:" + Role,
    };
}

/// <summary>A report upward while a duty stays late.</summary>
/// <param name="After">Counted from the due date; null at once.</param>
public sealed record LateStep(PeriodTerm? After, Assignee Tell);

/// <summary>A whole number that a rule names: written out, or a value of the regulation.</summary>
public sealed record CountTerm(int? Fixed, string? ValueKey)
{
    /// <summary>The number under the values of one edition.</summary>
    public int In(Func<string, PolicyContent> values) => Fixed ?? (int)(decimal)values(ValueKey!).Content;
}

/// <summary>How far a superior may move the date of a duty.</summary>
/// <param name="Longest">At one time, from the date it has; null leaves it to the superior.</param>
/// <param name="Times">How often for one duty; null leaves it to the superior.</param>
public sealed record ExtensionTerms(PeriodTerm? Longest, CountTerm? Times);

/// <summary>The fact that closes a duty.</summary>
public sealed record Closing(string Fact, Condition? Where);

/// <summary>Who must do what to which record by when.</summary>
public sealed record DutyRule : Rule
{
    public override string Kind => "duty";
    /// <summary>What is to be done; several rules may ask for one matter.</summary>
    public required string Matter { get; init; }
    /// <summary>The kind of record it is about.</summary>
    public required string Subject { get; init; }
    /// <summary>It is wanted as long as this holds; null for one that a fact opens, or that the calendar asks of every subject.</summary>
    public Condition? While { get; init; }
    public PeriodTerm? Every { get; init; }
    /// <summary>Once in each month, quarter … of the calendar; null for one that counts from a date or a fact.</summary>
    public PeriodKind? Each { get; init; }
    /// <summary>The fields from whose latest date the period counts.</summary>
    public IReadOnlyList<FieldName> Anchors { get; init; } = [];
    /// <summary>Whether the day on which the condition began counts among the anchors.</summary>
    public bool AnchorsOnSince { get; init; }
    /// <summary>The fact that opens it; null for one that a condition keeps.</summary>
    public string? On { get; init; }
    public Condition? Where { get; init; }
    /// <summary>Counted from the fact, or from the first day of the calendar's period, whose last day it is when left out.</summary>
    public PeriodTerm? Within { get; init; }
    public required Assignee Who { get; init; }
    public Closing? ClosedBy { get; init; }
    /// <summary>The fact after which nobody has to do it any more; only for one that a fact opened.</summary>
    public Closing? EndedBy { get; init; }
    /// <summary>How long before the due date to remind, longest first as written.</summary>
    public IReadOnlyList<PeriodTerm> Remind { get; init; } = [];
    public IReadOnlyList<LateStep> Late { get; init; } = [];
    /// <summary>Null where the text sets no limit to moving its date.</summary>
    public ExtensionTerms? Extend { get; init; }

    /// <summary>Whether it returns, after a time or with the calendar.</summary>
    public bool Cyclic => While is not null || Each is not null;
    /// <summary>Whether a date can change the answer of its condition.</summary>
    public bool Dated => While?.Dated.Any() == true;
    /// <summary>The fields of the subject that decide about it: a change of one of them plans it anew.</summary>
    public IEnumerable<string> Fields => (While?.Fields ?? []).Concat(Anchors.Select(a => a.Code)).Distinct();
}

/// <summary>Fields that an act wants filled.</summary>
public sealed record RequiresRule : Rule
{
    public override string Kind => "requires";
    public override bool Limits => true;
    public required IReadOnlyList<string> Acts { get; init; }
    public required IReadOnlyList<string> Fields { get; init; }
    public Condition? When { get; init; }
    /// <summary>Said instead of the usual sentence; null for that one.</summary>
    public string? Says { get; init; }
}

/// <summary>A text shown at an act or on a screen.</summary>
public sealed record GuidanceRule : Rule
{
    public override string Kind => "guidance";
    public required IReadOnlyList<string> Places { get; init; }
    public Condition? When { get; init; }
    /// <summary>Null shows the clause itself.</summary>
    public string? Says { get; init; }
}
