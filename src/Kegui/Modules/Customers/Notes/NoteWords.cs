using System.Text.Json;
using Kegui.Kernel;
using Kegui.Ui;

namespace Kegui.Modules.Customers;

/// <summary>Notes as lines of the timeline: the kind as title, the text as written, what comes next.</summary>
internal sealed class NoteWords : IFactWords
{
    public FactWords? Say(TimelineEntry entry, People people, L labels)
    {
        if (entry.Fact != "CustomerCommented" || entry.Data is null) return null;
        var note = JsonSerializer.Deserialize<NoteData>(entry.Data, Json.Plain)!;
        var text = note.Next is { } next ? $"{note.Text}\n{labels["customer.nextContact", Formats.Date(next)]}" : note.Text;
        var icon = note.Kind switch { "call" => "phone", "chat" => "message-2", "mail" => "mail", "met" => "users", _ => "pencil" };
        return new(labels["noteKind." + note.Kind], text, icon, NoteKinds.IsContact(note.Kind) ? "green" : "grey");
    }

    private sealed record NoteData(string Kind, string Text, DateOnly? Next);
}
