namespace Kegui.Bench.Scenarios;

/// <summary>Something that people do all day, measured over HTTP. Each is a small class of its own.</summary>
internal abstract class Scenario
{
    /// <summary>The row's name in the table; <c>--only</c> looks for parts of it.</summary>
    public abstract string Name { get; }
    public virtual int Connections => 1;
    public virtual int Expected => 200;
    public virtual Budget Budget => Budget.None;
    /// <summary>Changes nothing, so its statements can be run again bare.</summary>
    public virtual bool Reads => true;
    /// <summary>Measured on the small company too, for the ratio.</summary>
    public bool Compared => Connections == 1 && Reads;

    /// <summary>The next request of a connection; called from many threads.</summary>
    public abstract Shot Next(Random random, int connection);

    public static IReadOnlyList<Scenario> All(Known known) =>
    [
        .. CustomerList.All(known),
        .. CustomerJson.All(known),
        .. CustomerSearchBox.All(known),
        new CustomerPage(known),
        new Desk(known),
        .. TradeList.All(known),
        new TradeOfCustomer(known),
        .. ListLoad.All(known),
        .. CreateCustomer.All(known),
        .. ReportVisit.All(known),
        .. RecordTrade.All(known),
    ];
}
