using Kegui.Kernel;
using Kegui.Modules.Customers;
using Kegui.Modules.Trade.Import;
using Kegui.Ui;

namespace Kegui.Modules.Trade;

/// <summary>The labels of trade records: <c>TradeLabels.resx</c> is 简体, <c>TradeLabels.en.resx</c> stands beside it.</summary>
internal sealed class TradeLabels;

/// <summary>What was sold, returned and paid: the ledger, its months and measures, and the import of order lines.</summary>
internal sealed class TradeModule : Module
{
    public override string Code => "trade";

    public override IReadOnlyList<string> Uses => ["Customers"];

    public override IReadOnlyList<string> Permissions { get; } =
        ["trade.read", "trade.record", "trade.reverse", "trade.import", "trade.undo-import", "trade.rebuild-months", "payment.record", "payment.reverse", "foreign-code.edit"];

    public override IReadOnlyList<MenuItem> Menu { get; } = [new("trade", "menu.trade", "receipt", "/trade", "trade.read", 45, false)];

    public override IReadOnlyList<QuickAct> QuickActs { get; } = [new("trade", "menu.newTrade", "receipt", "/trade/new", "trade.record", 60)];

    public override IModelPart Model { get; } = new TradeModel();

    public override void Services(IServiceCollection services)
    {
        services.AddLabels<TradeLabels>();
        services.AddScoped<IActWatch, TradeOwners>();
        services.AddSingleton<IAttachedToCustomer, AttachedTrade>();
        services.AddScoped<TradeShortReader>();
        services.AddScoped<ICustomerSection, TradeSection>();
        services.AddScoped<ICustomerFigure, VolumeFigure>();
        services.AddScoped<ICustomerFigure, OwedFigure>();
        services.AddScoped<TradeActs>();
        services.AddScoped<PaymentActs>();
        services.AddScoped<MonthActs>();
        services.AddScoped<ForeignCodeActs>();
        services.AddScoped<ImportActs>();
        services.AddScoped<ImportWriter>();
        services.AddScoped<PaymentWriter>();
        services.AddSingleton<HeaderWords>();
        services.AddSingleton<ImportBell>();
        services.AddSingleton<ImportRunner>();
        services.AddHostedService(provider => provider.GetRequiredService<ImportRunner>());
    }

    public override void Routes(IEndpointRouteBuilder routes)
    {
        TradeEndpoints.Map(routes);
        ImportEndpoints.Map(routes);
    }
}
