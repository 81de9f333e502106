using System.Globalization;
using Kegui.Kernel;
using Kegui.Ui;

namespace Kegui.Modules.Rulebook.Pages;

/// <summary>Reads a new content as people type it: a number with its unit, a sum, a share, a day of the year.</summary>
internal static class ValueTyping
{
    public const string Field = "content", UnitField = "unit";

    /// <summary>The units that make sense for a value: hours only where the document counts in hours.</summary>
    public static IReadOnlyList<PeriodUnit> Units(PolicyValue value)
    {
        var hours = new[] { value.Is, value.Min, value.Max }.Any(c => c?.Content is Period { Unit: PeriodUnit.Hours });
        return [.. Enum.GetValues<PeriodUnit>().Where(u => hours || u != PeriodUnit.Hours)];
    }

    /// <summary>Null when the form cannot be read; what is wrong stands beside the field.</summary>
    public static PolicyContent? Read(Form form, PolicyValue value)
    {
        object? content = value.Type switch
        {
            PolicyType.Money => form.Money(Field, required: true),
            PolicyType.Percent => form.Decimal(Field, max: 100_000m, required: true) / 100m,
            PolicyType.Int => (decimal?)form.Int(Field, required: true),
            PolicyType.Number => form.Decimal(Field, required: true),
            PolicyType.Period => PeriodOf(form, value),
            PolicyType.Choice => form.Choice(Field, value.Options!.Codes, required: true),
            PolicyType.Text => form.Text(Field, required: true),
            _ => Written(form, value.Type),
        };
        return content is null || !form.Valid ? null : new(value.Type, content);
    }

    /// <summary>The fields as they begin: what is in force.</summary>
    public static (string Content, string? Unit) Start(PolicyContent content) => content.Content switch
    {
        Period period => (period.Count.ToString(CultureInfo.InvariantCulture), period.Unit.ToString().ToLowerInvariant()),
        Money money => (money.Yuan.ToString("#,##0.##", CultureInfo.InvariantCulture), null),
        decimal share when content.Type == PolicyType.Percent => ((share * 100m).ToString("0.####", CultureInfo.InvariantCulture), null),
        _ => (content.ToString(), null),
    };

    private static object? PeriodOf(Form form, PolicyValue value)
    {
        var count = form.Int(Field, max: 9999, required: true);
        var unit = form.Choice(UnitField, Units(value).Select(u => u.ToString().ToLowerInvariant()), required: true);
        return count is { } n && unit is not null ? new Period(n, Enum.Parse<PeriodUnit>(unit, ignoreCase: true)) : null;
    }

    private static object? Written(Form form, PolicyType type)
    {
        if (form.Text(Field, required: true) is not { } text) return null;
        if (PolicyContent.TryParse(type, Typing.HalfWidth(text)) is { } content) return content.Content;
        form.Error(Field, type == PolicyType.Date ? "value.badDay" : "problem.time");
        return null;
    }
}
