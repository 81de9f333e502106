using System.Text.Json;
using Kegui.Kernel;
using Kegui.Ui;
using Microsoft.EntityFrameworkCore;

namespace Kegui.Modules.Customers;

/// <summary>One line of what happened with a customer, ready to be read.</summary>
public sealed record StoryLine(long Id, DateTime At, string Who, string Title, string? Text, string Icon, string Tone, string? Href, IReadOnlyList<StoryChange> Changes);

/// <summary>A field, what it was and what it is, in words.</summary>
public sealed record StoryChange(string Field, string From, string To);

/// <summary>Turns timeline entries into sentences.</summary>
internal static class CustomerStory
{
    private const int Longest = 120;
    // What follows from other fields says nothing new.
    private static readonly string[] Derived = ["ProvinceCode", "Completeness", "ContactOrder", "DepartmentId"];

    /// <summary>The attributes of a fact that tells of changed fields; long texts are cut, the audit keeps them whole.</summary>
    public static Dictionary<string, object?> Values(IReadOnlyList<FieldChange> changes) => new()
    {
        ["fields"] = changes.Select(c => c.Field).Except(Derived).ToList(),
        ["changes"] = changes.Where(c => !Derived.Contains(c.Field)).Select(c => c with { From = Cut(c.From), To = Cut(c.To) }).ToList(),
    };

    /// <summary>The newest lines, one more than asked when there are older ones. The caller has authorised the customer.</summary>
    public static Task<List<TimelineEntry>> Entries(AppDb db, long customerId, long? before, int take, CancellationToken cancel)
    {
        var entries = db.Set<TimelineEntry>().Where(t => t.CustomerId == customerId);
        if (before is { } id) entries = entries.Where(t => t.Id < id);
        return entries.OrderByDescending(t => t.Id).Take(take + 1).ToListAsync(cancel);
    }

    public static StoryLine Read(TimelineEntry entry, CustomerWords words, L labels, People people, IEnumerable<IFactWords> others)
    {
        if (others.Select(o => o.Say(entry, people, labels)).FirstOrDefault(s => s is not null) is { } said)
            return new(entry.Id, entry.At, Who(entry, labels), said.Title, said.Text, said.Icon, said.Tone, said.Href, []);
        var data = Data(entry.Data);
        var changes = data.Changes.Select(c => new StoryChange(words.Field(c.Field), words.Value(c.Field, c.From), words.Value(c.Field, c.To))).ToList();
        var (icon, tone) = Look(entry.Fact);
        return new(entry.Id, entry.At, Who(entry, labels), labels["fact." + entry.Fact], data.Text, icon, tone, entry.SubjectKind == "visit" ? $"visits/{entry.SubjectId}" : null, changes);
    }

    public static (IReadOnlyList<FieldChange> Changes, string? Text) Data(string? json)
    {
        if (json is null) return ([], null);
        var data = JsonSerializer.Deserialize<StoryData>(json, Json.Plain)!;
        return (data.Changes ?? [], data.Text ?? data.To ?? (data.Changes is null ? data.Name : null));
    }

    private static string Who(TimelineEntry entry, L labels) => entry.PersonId == 0 ? labels["customer.bySystem"] : entry.PersonName;

    private static (string Icon, string Tone) Look(string fact) => fact switch
    {
        "CustomerCreated" => ("building", "green"),
        "CustomerChanged" or "CustomerTagged" => ("pencil", "grey"),
        _ when fact.StartsWith("Contact", StringComparison.Ordinal) => ("user", "blue"),
        _ when fact.StartsWith("Visit", StringComparison.Ordinal) => ("map-pin", "blue"),
        _ when fact.StartsWith("CustomerAssigned", StringComparison.Ordinal) || fact is "CustomerReleased" or "CustomerClaimed" => ("arrows-exchange", "violet"),
        _ => ("history", "grey"),
    };

    private static object? Cut(object? value) => value is string { Length: > Longest } text ? text[..Longest] + "…" : value;

    private sealed record StoryData(IReadOnlyList<FieldChange>? Changes, string? Text, string? Name, string? To);
}
