using System.Text.Encodings.Web;
using System.Text.Unicode;
using Kegui.Kernel;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Kegui.Ui;

internal static class UiSetup
{
    /// <summary>What the shell and the kit need beside <c>AddRazorComponents()</c>.</summary>
    public static IServiceCollection AddKeguiUi(this IServiceCollection services)
    {
        services.AddLabels<Labels>();
        services.AddLabels<KitLabels>();
        services.TryAddSingleton<L>();
        services.TryAddSingleton<Menu>();
        services.TryAddScoped<IViewer, NoViewer>();
        services.TryAddSingleton(TimeProvider.System);
        services.TryAddSingleton(provider => new CompanyClock(provider.GetRequiredService<TimeProvider>()));
        services.AddDataProtection();
        // Without this every Chinese character leaves as a numeric entity: three times the bytes, unreadable source.
        services.AddSingleton(HtmlEncoder.Create(UnicodeRanges.All));
        return services;
    }

    public static IServiceCollection AddLabels<T>(this IServiceCollection services) =>
        services.AddSingleton(new LabelSet(typeof(T)));

    public static IServiceCollection AddMenu(this IServiceCollection services, params MenuItem[] items)
    {
        foreach (var item in items) services.AddSingleton(item);
        return services;
    }

    public static IServiceCollection AddQuickActs(this IServiceCollection services, params QuickAct[] acts)
    {
        foreach (var act in acts) services.AddSingleton(act);
        return services;
    }
}
