using System.Globalization;
using System.Text.Json;
using Kegui.Kernel;
using Kegui.Ui;

namespace Kegui.Modules.Notices;

/// <summary>Makes the sentence of a notice in the reader's language.</summary>
internal sealed class NoticeWords(L labels, Subjects subjects)
{
    public string Text(Notice notice)
    {
        var args = notice.Args is { } json ? JsonSerializer.Deserialize<JsonElement[]>(json, Json.Plain)! : [];
        try
        {
            return string.Format(CultureInfo.InvariantCulture, labels.Find(notice.TextKey) ?? labels["notice.other"], [.. args.Select(Word)]);
        }
        catch (FormatException)
        {
            // A later build's label may name more arguments than the row has.
            return labels["notice.other"];
        }
    }

    public string Kind(Notice notice) => labels["notice.kind." + notice.Kind];

    public string? Href(Notice notice) => subjects.Href(notice.SubjectKind, notice.SubjectId);

    public static string Icon(string kind) => kind switch
    {
        NoticeKinds.Approval => "stamp",
        NoticeKinds.Mention => "at",
        NoticeKinds.Complaint => "headset",
        NoticeKinds.Conflict => "arrows-exchange",
        NoticeKinds.Duty => "calendar-due",
        NoticeKinds.Report => "report",
        NoticeKinds.Work => "clock",
        _ => "bell",
    };

    private string Word(JsonElement arg) => arg.ValueKind switch
    {
        JsonValueKind.Number => Formats.Number(arg.GetDecimal()),
        JsonValueKind.True => labels["ui.yes"],
        JsonValueKind.False => labels["ui.no"],
        JsonValueKind.Null => "",
        _ => arg.ToString(),
    };
}
