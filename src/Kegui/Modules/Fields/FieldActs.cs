using Kegui.Kernel;
using Microsoft.EntityFrameworkCore;

namespace Kegui.Modules.Fields;

/// <param name="Choices">One a line.</param>
internal sealed record FieldInput(string? Label, string? Kind, string? Choices, string? Hint, bool Required, bool Filter, int Order);

/// <summary>What is done to the definitions of added fields.</summary>
internal sealed class FieldActs(ActRunner run)
{
    private const int Most = 100;
    /// <summary>Records that can carry fields.</summary>
    public static readonly IReadOnlyList<string> Records = ["customer"];

    public Task<Outcome<long>> Define(Call call, string record, FieldInput input, CancellationToken cancel) => run.Run("field.define", call, new { record, input }, async act =>
    {
        act.Check(Problems(input, await Others(act, record, null, cancel)));
        if (!Records.Contains(record)) act.Check([new("record", "choice")]);
        var field = new FieldDefinition { Id = await act.NewId(cancel), Record = record, Kind = input.Kind!, Label = input.Label!.Trim() };
        Fill(field, input);
        act.Db.Add(field);
        PeopleDirectory.Touch(act);
        await act.Tell(new("FieldDefined", "field", field.Id), [new("label", null, field.Label), new("kind", null, field.Kind)], cancel);
        return field.Id;
    }, cancel);

    internal static async Task<string> Named(Act act, string record, string label, string kind, CancellationToken cancel)
    {
        var name = label.Trim() is { Length: > 30 } long30 ? long30[..30] : label.Trim();
        if (await act.Db.Set<FieldDefinition>().FirstOrDefaultAsync(f => f.Record == record && f.Label == name && f.RetiredAt == null, cancel) is { } there) return there.View().Code;
        act.Allow(act.Actor.May("field.define") ? null : new("no-permission") { Facts = new Dictionary<string, object?> { ["act"] = "field.define" } });
        var input = new FieldInput(name, kind, null, null, Required: false, Filter: false, Order: 0);
        act.Check(Problems(input, await Others(act, record, null, cancel)));
        var field = new FieldDefinition { Id = await act.NewId(cancel), Record = record, Kind = kind, Label = name };
        Fill(field, input);
        act.Db.Add(field);
        PeopleDirectory.Touch(act);
        await act.Tell(new("FieldDefined", "field", field.Id), [new("label", null, field.Label), new("kind", null, field.Kind)], cancel);
        return field.View().Code;
    }

    /// <summary>Everything but the kind, of which the stored values are.</summary>
    public Task<Outcome<long>> Change(Call call, long id, int version, FieldInput input, CancellationToken cancel) => run.Run("field.define", call, new { id, version, input }, async act =>
    {
        var field = await One(act, id, version, cancel);
        act.Check(Problems(input with { Kind = field.Kind }, await Others(act, field.Record, id, cancel)));
        Fill(field, input);
        return await Changed(act, "FieldChanged", field, cancel);
    }, cancel);

    /// <summary>Shown no more; its values stay and come back when it does.</summary>
    public Task<Outcome<long>> Retire(Call call, long id, int version, bool retired, CancellationToken cancel) => run.Run("field.define", call, new { id, version, retired }, async act =>
    {
        var field = await One(act, id, version, cancel);
        field.RetiredAt = retired ? act.Now : null;
        return await Changed(act, retired ? "FieldRetired" : "FieldRestored", field, cancel);
    }, cancel);

    private static async Task<FieldDefinition> One(Act act, long id, int version, CancellationToken cancel)
    {
        var field = act.Found(await act.Db.Set<FieldDefinition>().AsTracking().FirstOrDefaultAsync(f => f.Id == id, cancel));
        act.Expect(version, field.Version);
        return field;
    }

    private static async Task<long> Changed(Act act, string fact, FieldDefinition field, CancellationToken cancel)
    {
        var changes = act.ChangesOf(field);
        field.Version++;
        PeopleDirectory.Touch(act);
        await act.Tell(new Fact(fact, "field", field.Id), changes, cancel);
        return field.Id;
    }

    private static Task<List<string>> Others(Act act, string record, long? except, CancellationToken cancel) =>
        act.Db.Set<FieldDefinition>().Where(f => f.Record == record && f.Id != except && f.RetiredAt == null).Select(f => f.Label).ToListAsync(cancel);

    private static IEnumerable<Problem> Problems(FieldInput input, List<string> others)
    {
        if (string.IsNullOrWhiteSpace(input.Label)) yield return new("label", "required");
        else if (input.Label.Trim().Length > 30) yield return new("label", "too-long", 30);
        else if (others.Contains(input.Label.Trim())) yield return new("label", "taken");
        if (others.Count >= Most) yield return new("label", "field-many", Most);
        if (!FieldKinds.All.Contains(input.Kind)) yield return new("kind", "choice");
        var choices = FieldDefinition.ChoicesOf(input.Choices);
        if (input.Kind == FieldKinds.Choice && choices.Count == 0) yield return new("choices", "required");
        if (choices.Count > 200 || choices.Any(c => c.Length > 50)) yield return new("choices", "field-choices", 200, 50);
    }

    private static void Fill(FieldDefinition field, FieldInput input)
    {
        field.Label = input.Label!.Trim();
        field.Choices = field.Kind == FieldKinds.Choice ? string.Join('\n', FieldDefinition.ChoicesOf(input.Choices)) : null;
        field.Hint = string.IsNullOrWhiteSpace(input.Hint) ? null : input.Hint.Trim();
        (field.Required, field.Filter, field.Order) = (input.Required, input.Filter, input.Order);
    }
}
