using System.Globalization;
using System.Text.Json;
using Kegui.Kernel;
using Kegui.Modules.Fields;
using Kegui.Ui;
using Microsoft.EntityFrameworkCore;

namespace Kegui.Modules.Customers;

/// <summary>Two people edited one customer: who saved first, and where the two versions part.</summary>
internal sealed record CustomerConflict(string By, DateTime At, IReadOnlyList<ConflictRow> Rows)
{
    /// <param name="opened">When the loser's form was opened; what was changed since is read from the audit log.</param>
    public static async Task<CustomerConflict> Find(AppDb db, CustomerWhole now, IReadOnlyList<FieldView> fields, Form form, DateTime opened, CustomerWords words, CancellationToken cancel)
    {
        var id = now.Customer.Id;
        var since = await db.Set<AuditEntry>().Where(a => a.SubjectKind == "customer" && a.SubjectId == id && a.At >= opened).OrderBy(a => a.Id).Take(100).ToListAsync(cancel);
        var before = new Dictionary<string, object?>();
        foreach (var change in since.Where(a => a.Changes is not null).SelectMany(a => JsonSerializer.Deserialize<List<FieldChange>>(a.Changes!, Json.Plain)!))
            before.TryAdd(JsonNamingPolicy.CamelCase.ConvertName(change.Field), change.From);
        var theirs = CustomerForm.Of(now.File, fields, now.Values);
        var rows = new List<ConflictRow>();
        foreach (var (name, value) in theirs)
        {
            var field = fields.FirstOrDefault(f => f.Code == name);
            var changed = before.TryGetValue(field is null ? name : "field:" + field.Label, out var was) || before.TryGetValue(name == "parentId" ? "parent" : name, out was);
            var mine = form[name].Trim();
            if (!changed || mine == value) continue;
            rows.Add(field is null
                ? new(words.Field(name), words.Value(name, was), words.Value(name, value), words.Value(name, mine))
                : new(field.Label, words.Value("", was), value, mine));
        }
        var last = since.LastOrDefault();
        return new(last?.PersonName ?? "", last?.At ?? now.Customer.UpdatedAt, rows);
    }
}
