using Kegui.Kernel;

namespace Kegui.Modules.Customers;

/// <param name="Kind">One of <see cref="NoteKinds"/>.</param>
/// <param name="On">The day it is about; by default today.</param>
/// <param name="NextOn">When somebody will be in contact next.</param>
internal sealed record NoteInput(string? Text, string? Kind, DateOnly? On, DateOnly? NextOn);

/// <summary>Decisions about notes.</summary>
internal static class NoteRules
{
    public const int Longest = 2000;
    private const int MostMentions = 20;

    public static IEnumerable<Problem> Problems(NoteInput input, DateOnly today)
    {
        if (string.IsNullOrWhiteSpace(input.Text)) yield return new("text", "required");
        else if (input.Text.Trim().Length > Longest) yield return new("text", "too-long", Longest);
        if (!NoteKinds.All.Contains(input.Kind)) yield return new("kind", "choice");
        if (input.On > today) yield return new("on", "note-future");
        if (input.NextOn < today) yield return new("nextOn", "note-past");
    }

    /// <summary>The active people named with @ (half or full width) in the text; of names that begin alike the longest counts.</summary>
    public static IReadOnlyList<PersonView> Mentioned(string text, People people)
    {
        var named = people.ById.Values.Where(p => p.Active && p.Name.Length > 0).OrderByDescending(p => p.Name.Length).ThenBy(p => p.Id).ToList();
        var found = new List<PersonView>();
        for (var at = 0; at < text.Length && found.Count < MostMentions; at++)
            if (text[at] is '@' or '\uFF20' && named.FirstOrDefault(p => string.CompareOrdinal(text, at + 1, p.Name, 0, p.Name.Length) == 0) is { } person && !found.Contains(person)) found.Add(person);
        return found;
    }
}
