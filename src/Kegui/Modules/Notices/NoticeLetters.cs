using System.Globalization;
using System.Text;
using System.Text.Json;
using Kegui.Kernel;
using Kegui.Modules.Outbox;
using Kegui.Ui;
using Microsoft.EntityFrameworkCore;
using static System.Net.WebUtility;

namespace Kegui.Modules.Notices;

/// <summary>The mails about notices: one by itself where it could not wait, and the morning's digest.</summary>
internal sealed class NoticeLetters(AppDb db, NoticeWords words, L labels, CompanyClock clock, KeguiSettings settings) : ILetterWriter
{
    public IReadOnlyList<string> Letters { get; } = ["notice", "digest"];

    public async Task<Letter?> Write(OutboxMessage message, CancellationToken cancel)
    {
        var letter = JsonSerializer.Deserialize<NoticeLetter>(message.Data ?? "null", Json.Plain);
        if (letter is null) return null;
        var notices = await db.Set<Notice>().Where(n => letter.Notices.Contains(n.Id) && n.PersonId == message.PersonId).OrderBy(n => n.Id).ToListAsync(cancel);
        if (notices.Count == 0) return null;
        var name = await db.Set<Person>().Where(p => p.Id == message.PersonId).Select(p => p.Name).FirstOrDefaultAsync(cancel) ?? "";
        return message.Letter == "digest" ? Digest(name, message.CreatedAt, notices, letter.Count) : Single(name, notices[0]);
    }

    private Letter Single(string name, Notice notice)
    {
        var subject = labels["letter.notice.subject", words.Kind(notice), Short(words.Text(notice))];
        var intro = labels["letter.notice.intro", Who(notice), When(notice.At)];
        var text = new StringBuilder().AppendLine(labels["letter.hello", name]).AppendLine().AppendLine(intro).AppendLine().AppendLine(words.Text(notice));
        var html = new StringBuilder().Append(Paragraph(labels["letter.hello", name])).Append(Paragraph(intro)).Append($"<p style=\"font-size:16px\">{Linked(notice)}</p>");
        if (Link(notice) is { } link) text.AppendLine(link);
        return Close(subject, text, html);
    }

    private Letter Digest(string name, DateTime at, List<Notice> notices, int count)
    {
        var wall = clock.Local(at);
        var day = labels["letter.day", wall.Month, wall.Day];
        var intro = labels["letter.digest.intro", day, wall.ToString("HH:mm", CultureInfo.InvariantCulture), count];
        var text = new StringBuilder().AppendLine(labels["letter.hello", name]).AppendLine().AppendLine(intro);
        var html = new StringBuilder().Append(Paragraph(labels["letter.hello", name])).Append(Paragraph(intro));
        // The order of the kinds is that of their weight: approvals first.
        foreach (var group in NoticeKinds.All.SelectMany(k => notices.Where(n => n.Kind == k).GroupBy(n => n.Kind)))
        {
            var head = labels["letter.group", labels["notice.kind." + group.Key], group.Count()];
            text.AppendLine().AppendLine(head);
            html.Append($"<h3 style=\"font-size:15px;margin:18px 0 6px;color:#1f4e7a\">{HtmlEncode(head)}</h3><ul style=\"margin:0;padding-left:20px\">");
            foreach (var notice in group)
            {
                text.AppendLine(labels["letter.line", words.Text(notice), When(notice.At)]);
                if (Link(notice) is { } link) text.AppendLine("  " + link);
                html.Append($"<li style=\"margin:4px 0\">{Linked(notice)} <span style=\"color:#6a7683\">{HtmlEncode(When(notice.At))}</span></li>");
            }
            html.Append("</ul>");
        }
        if (count > notices.Count)
        {
            var rest = labels["letter.rest", count - notices.Count];
            text.AppendLine().AppendLine(rest);
            html.Append(Paragraph(rest));
        }
        return Close(labels["letter.digest.subject", day, count], text, html);
    }

    private Letter Close(string subject, StringBuilder text, StringBuilder html)
    {
        text.AppendLine();
        if (Address("/notices") is { } all)
        {
            text.AppendLine(labels["letter.open"]).AppendLine(all).AppendLine().AppendLine(labels["letter.settings"]).AppendLine(Address("/notices/settings"));
            html.Append($"<p style=\"margin-top:20px\"><a href=\"{HtmlEncode(all)}\" style=\"color:#1d5a94\">{HtmlEncode(labels["letter.openLink"])}</a></p>");
            html.Append($"<p style=\"color:#6a7683;font-size:12px\">{HtmlEncode(labels["letter.settings"])} <a href=\"{HtmlEncode(Address("/notices/settings")!)}\" style=\"color:#6a7683\">{HtmlEncode(labels["notices.settings"])}</a></p>");
        }
        else
        {
            text.AppendLine(labels["letter.signIn"]);
            html.Append(Paragraph(labels["letter.signIn"]));
        }
        return new(subject, text.ToString(), $"<div style=\"font-family:'Microsoft YaHei','PingFang SC','Noto Sans CJK SC',sans-serif;font-size:14px;line-height:1.7;color:#1b2733;max-width:640px\">{html}</div>");
    }

    private string Linked(Notice notice) => Link(notice) is { } link
        ? $"<a href=\"{HtmlEncode(link)}\" style=\"color:#1d5a94\">{HtmlEncode(words.Text(notice))}</a>"
        : HtmlEncode(words.Text(notice));

    // By way of the notice, so that following the link also marks it read.
    private string? Link(Notice notice) => Address($"/notices/{notice.Id.ToString(CultureInfo.InvariantCulture)}");

    private string? Address(string path) => settings.PublicUrl is { Length: > 0 } root ? root.TrimEnd('/') + path : null;

    private string Who(Notice notice) => notice.FromName.Length > 0 ? notice.FromName : labels["notice.bySystem"];

    private string When(DateTime at)
    {
        var wall = clock.Local(at);
        return labels["letter.moment", labels["letter.day", wall.Month, wall.Day], wall.ToString("HH:mm", CultureInfo.InvariantCulture)];
    }

    private static string Short(string text) => text.Length <= 40 ? text : text[..40] + "…";

    private static string Paragraph(string text) => $"<p style=\"margin:0 0 10px\">{HtmlEncode(text)}</p>";
}
