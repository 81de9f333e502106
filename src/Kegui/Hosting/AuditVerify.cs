using Kegui.Kernel;

namespace Kegui;

/// <summary><c>kegui audit verify [--head=…]</c>: recomputes the audit log. Exit code 0 when whole, 1 with the first wrong place named.</summary>
internal static class AuditVerify
{
    private const string HeadOption = "--head=";

    public static async Task<int> Run(string[] args, TextWriter console)
    {
        var head = args.FirstOrDefault(a => a.StartsWith(HeadOption, StringComparison.Ordinal))?[HeadOption.Length..];
        // Reads only, so it needs no lock and may run beside the server.
        await using var app = KeguiApp.Build([.. args.Where(a => !a.StartsWith(HeadOption, StringComparison.Ordinal)), "--KEGUI_JOBS=off"]);
        var settings = app.Services.GetRequiredService<KeguiSettings>();
        if (settings.Database.Sqlite && !File.Exists(Path.Combine(settings.Data, "kegui.db"))) throw new DatabaseRefused($"There is no database in {settings.Data}.");
        return await Run(app.Services, head, console);
    }

    internal static async Task<int> Run(IServiceProvider services, string? head, TextWriter console)
    {
        await using var scope = services.CreateAsyncScope();
        var verdict = await scope.ServiceProvider.GetRequiredService<AuditCheck>().Run(head, default);
        if (verdict.Fault is { } fault)
        {
            await console.WriteLineAsync($"BROKEN: {Words(fault)}. {verdict.Seals} seals before it are whole ({verdict.Lines} lines).");
            return 1;
        }
        await console.WriteLineAsync($"The audit log is whole: {verdict.Lines} lines in {verdict.Seals} seals, {verdict.Open} lines not sealed yet.");
        if (verdict.Head is { } newest) await console.WriteLineAsync($"Head: {newest}");
        return 0;
    }

    private static string Words(AuditFault fault) => fault.What switch
    {
        "line-changed" => $"line {fault.LineId} was changed",
        "line-removed" => $"line {fault.LineId} of seal {fault.SealId} was removed",
        "line-moved" => $"line {fault.LineId} was taken out of seal {fault.SealId}",
        "line-added" => $"line {fault.LineId} was added to seal {fault.SealId}",
        "seal-removed" => $"seal {fault.SealId} is missing",
        "seal-changed" => $"seal {fault.SealId} was changed",
        _ => "the given head is not in the chain: its end was cut off or written anew",
    };
}
