using System.Text.Json;
using Kegui.Kernel;
using Kegui.Modules.Customers;
using Kegui.Ui;

namespace Kegui.Modules.Trade;

/// <summary>Trade as lines of the customer's timeline: which document, which day. No amounts: the timeline is read by people who may not see them.</summary>
internal sealed class TradeWords : IFactWords
{
    public FactWords? Say(TimelineEntry entry, People people, L labels) => entry switch
    {
        { SubjectKind: TradeActs.SubjectKind, Data: { } data } => Document(entry, JsonSerializer.Deserialize<DocumentData>(data, Json.Plain)!, labels),
        { SubjectKind: PaymentActs.SubjectKind, Data: { } data } => Payment(entry, JsonSerializer.Deserialize<PaymentData>(data, Json.Plain)!, labels),
        _ => null,
    };

    private static FactWords Document(TimelineEntry entry, DocumentData data, L labels) =>
        new(labels["fact." + entry.Fact], $"{data.Number} · {Formats.Date(entry.On)}", data.Kind == TradeKinds.Return ? "arrow-back-up" : "receipt", entry.Fact == "TradeReversed" ? "amber" : "blue", $"trade/{entry.SubjectId}");

    private static FactWords Payment(TimelineEntry entry, PaymentData data, L labels) =>
        new(labels["fact." + entry.Fact], data.PaidOn is { } paid ? labels["customerTrade.paidOf", Formats.Date(paid), Formats.Date(data.DueOn)] : labels["customerTrade.dueOf", Formats.Date(data.DueOn)],
            "coins", entry.Fact == "PaymentReversed" || data.Late ? "amber" : "green");

    private sealed record DocumentData(string Number, string Kind);

    private sealed record PaymentData(DateOnly DueOn, DateOnly? PaidOn, bool Late);
}
