using System.Globalization;
using Kegui.Kernel;
using Kegui.Ui;

namespace Kegui.Modules.Fields;

/// <summary>Between what people type, what is stored, and what people read.</summary>
internal static class FieldReading
{
    private const int Places = 4;
    private const decimal Scale = 10_000m;
    private static readonly TypedValue Nothing = new(null, null, null);

    public static (TypedValue Value, Problem? Problem) Read(FieldView field, string? typed, People people)
    {
        if (string.IsNullOrWhiteSpace(typed)) return (Nothing, field.Required ? new(field.Code, "required") : null);
        var text = typed.Trim();
        return field.Kind switch
        {
            FieldKinds.Number => Number(field, text),
            FieldKinds.Money => Money(field, text),
            FieldKinds.Date => Typing.TryDate(text, null, out var on) ? (new(null, null, on), null) : (Nothing, new(field.Code, "field-date")),
            FieldKinds.Choice => field.Choices.Contains(text) ? (new(text, null, null), null) : (Nothing, new(field.Code, "choice")),
            FieldKinds.Person => Person(field, text, people),
            _ => text.Length <= 200 ? (new(text, null, null), null) : (Nothing, new(field.Code, "too-long", 200)),
        };
    }

    public static string? Say(FieldView field, TypedValue value, People people) => value.Empty ? null : field.Kind switch
    {
        FieldKinds.Number => Formats.Number(value.Number.GetValueOrDefault() / Scale),
        FieldKinds.Money => new Money(value.Number.GetValueOrDefault()).ToString(),
        FieldKinds.Date => value.On is { } on ? Formats.Date(on) : null,
        FieldKinds.Person => people.NameOf(value.Number),
        _ => value.Text,
    };

    public static string Typed(FieldView field, TypedValue value) => field.Kind switch
    {
        FieldKinds.Number => (value.Number.GetValueOrDefault() / Scale).ToString("0.####", CultureInfo.InvariantCulture),
        FieldKinds.Money => new Money(value.Number.GetValueOrDefault()).Yuan.ToString("0.##", CultureInfo.InvariantCulture),
        FieldKinds.Date => value.On is { } on ? Formats.Date(on) : "",
        FieldKinds.Person => value.Number.GetValueOrDefault().ToString(CultureInfo.InvariantCulture),
        _ => value.Text ?? "",
    };

    private static (TypedValue, Problem?) Number(FieldView field, string text) =>
        Typing.TryNumber(Typing.HalfWidth(text), out var number) && Math.Abs(number) < 1_000_000_000_000m && number == Math.Round(number, Places, MidpointRounding.AwayFromZero)
            ? (new(null, (long)(number * Scale), null), null)
            : (Nothing, new(field.Code, "field-number", Places));

    private static (TypedValue, Problem?) Money(FieldView field, string text) =>
        Typing.TryMoney(Typing.HalfWidth(text), out var yuan) && Math.Abs(yuan) <= Typing.MostYuan && yuan == Math.Round(yuan, 2, MidpointRounding.AwayFromZero)
            ? (new(null, Kernel.Money.FromYuan(yuan).Fen, null), null)
            : (Nothing, new(field.Code, "field-money"));

    private static (TypedValue, Problem?) Person(FieldView field, string text, People people) =>
        long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var id) && people.ById.ContainsKey(id)
            ? (new(null, id, null), null)
            : (Nothing, new(field.Code, "person"));
}
