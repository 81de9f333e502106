using Kegui.Kernel;
using Kegui.Ui;
using Microsoft.EntityFrameworkCore;

namespace Kegui.Modules.Fields;

/// <summary>A field that the company added to a kind of record.</summary>
/// <param name="Code">Stable, used in addresses and the API: <c>f12001</c>.</param>
/// <param name="Kind">One of <see cref="FieldKinds"/>.</param>
/// <param name="Choices">What may be chosen, in order; empty for other kinds.</param>
public sealed record FieldView(long Id, string Record, string Code, string Label, string Kind, IReadOnlyList<string> Choices, string? Hint, bool Required, bool Filter, int Order);

public static class FieldKinds
{
    public const string Text = "text", Number = "number", Money = "money", Date = "date", Choice = "choice", Person = "person";
    public static readonly IReadOnlyList<string> All = [Text, Number, Money, Date, Choice, Person];
}

/// <summary>A value read from what was typed: text and choice in <c>Text</c>; a number (four places), money (fen) or a person in <c>Number</c>; a date in <c>On</c>.</summary>
public sealed record TypedValue(string? Text, long? Number, DateOnly? On)
{
    public bool Empty => Text is null && Number is null && On is null;
}

/// <summary>
/// One value of one record. Found by field and value, so that lists filter by it. Authorised through the record that carries it.
/// </summary>
public sealed class FieldValue : IGuarded
{
    public required long Id { get; init; }
    public required long FieldId { get; init; }
    public required long RecordId { get; set; }
    public string? Text { get; set; }
    /// <summary>A number in ten-thousandths, money in fen, a person's id.</summary>
    public long? Number { get; set; }
    public DateOnly? On { get; set; }
    public int Version { get; set; }
}

/// <summary>Added fields for the modules whose records carry them.</summary>
internal sealed class FieldDoor(FieldCatalogue catalogue)
{
    /// <summary>The fields of a kind of record in the order of the form. Held in memory: costs no statement.</summary>
    public async ValueTask<IReadOnlyList<FieldView>> Of(string record, Actor actor, CancellationToken cancel) =>
        [.. (await catalogue.Get(actor, cancel)).Where(f => f.Record == record)];

    /// <summary>What is wrong with typed values; the problem's field is the field's code.</summary>
    public static IEnumerable<Problem> Problems(IReadOnlyList<FieldView> fields, IReadOnlyDictionary<string, string?> typed, People people) =>
        from field in fields
        let problem = FieldReading.Read(field, typed.GetValueOrDefault(field.Code), people).Problem
        where problem is not null
        select problem;

    /// <summary>Values by field, of one authorised record.</summary>
    public static async Task<IReadOnlyDictionary<long, FieldValue>> Values(AppDb db, Seen record, CancellationToken cancel) =>
        await db.Under<FieldValue>(record).Where(v => v.RecordId == record.Id).ToDictionaryAsync(v => v.FieldId, cancel);

    /// <summary>Sets the values within the caller's act and says what changed, each under <c>field:{label}</c>. Check <see cref="Problems"/> before.</summary>
    public static async Task<IReadOnlyList<FieldChange>> Set(Act act, Seen record, IReadOnlyList<FieldView> fields, IReadOnlyDictionary<string, string?> typed, People people, CancellationToken cancel)
    {
        var held = await act.Db.Under<FieldValue>(record).Where(v => v.RecordId == record.Id).AsTracking().ToDictionaryAsync(v => v.FieldId, cancel);
        return await Put(act, record.Id, held, [.. fields.Where(f => typed.ContainsKey(f.Code)).Select(f => (f, FieldReading.Read(f, typed[f.Code], people).Value))], people, cancel);
    }

    /// <summary>Sets values that are read already, of a record whose stored ones the caller holds; says what changed.</summary>
    /// <param name="held">By field, tracked.</param>
    public static async Task<IReadOnlyList<FieldChange>> Put(Act act, long record, IReadOnlyDictionary<long, FieldValue> held, IReadOnlyList<(FieldView Field, TypedValue Value)> values, People people, CancellationToken cancel)
    {
        var changes = new List<FieldChange>();
        foreach (var (field, value) in values)
        {
            var stored = held.GetValueOrDefault(field.Id);
            var before = stored is null ? new(null, null, null) : new TypedValue(stored.Text, stored.Number, stored.On);
            if (before == value) continue;
            changes.Add(new("field:" + field.Label, FieldReading.Say(field, before, people), FieldReading.Say(field, value, people)));
            if (value.Empty) act.Db.Remove(stored!);
            else if (stored is null) act.Db.Add(new FieldValue { Id = await act.NewId(cancel), FieldId = field.Id, RecordId = record, Text = value.Text, Number = value.Number, On = value.On });
            else
            {
                (stored.Text, stored.Number, stored.On) = (value.Text, value.Number, value.On);
                stored.Version++;
            }
        }
        return changes;
    }

    /// <summary>Reads one text; the problem's field is the field's code. Nothing typed is no problem here, also where a form would ask for it.</summary>
    public static (TypedValue Value, Problem? Problem) Read(FieldView field, string? typed, People people) => FieldReading.Read(field with { Required = false }, typed, people);

    /// <summary>The field of this name, made within the caller's act when there is none; needs the right to define fields.</summary>
    public static Task<string> Named(Act act, string record, string label, string kind, CancellationToken cancel) => FieldActs.Named(act, record, label, kind, cancel);

    /// <summary>The value in words, or null.</summary>
    public static string? Say(FieldView field, FieldValue? value, People people) =>
        value is null ? null : FieldReading.Say(field, new(value.Text, value.Number, value.On), people);

    /// <summary>The value as a person would type it into the form.</summary>
    public static string Typed(FieldView field, FieldValue value) => FieldReading.Typed(field, new(value.Text, value.Number, value.On));

    /// <summary>Reads a filter's bound; null when it cannot be read.</summary>
    public static TypedValue? Bound(FieldView field, string? typed, People people) =>
        FieldReading.Read(field with { Required = false }, typed, people) is { Problem: null, Value: { Empty: false } value } ? value : null;

    /// <summary>The typed values of a form, by field code.</summary>
    public static IReadOnlyDictionary<string, string?> Read(Form form, IReadOnlyList<FieldView> fields) =>
        fields.Where(f => form.Has(f.Code)).ToDictionary(f => f.Code, f => form.Text(f.Code, 500));
}
