using Kegui.Ui;

var builder = WebApplication.CreateBuilder(args);
builder.Services.AddLocalization();
builder.Services.AddRazorComponents();
builder.Services.AddScoped<IViewer, KitViewer>();
builder.Services.AddMenu(
    new("today", "menu.today", "home", "/", null, 10, true),
    new("customers", "menu.customers", "building", "/customers", null, 20, true),
    new("visits", "menu.visits", "map-pin", "/visits", null, 30, false),
    new("prospects", "menu.prospects", "user-search", "/kit", null, 40, false),
    new("business", "menu.business", "briefcase", "/business", null, 50, false),
    new("service", "menu.service", "headset", "/service", null, 60, false),
    new("approvals", "menu.approvals", "stamp", "/approvals", null, 105, true),
    new("me", "menu.me", "user", "/me", null, -120, true),
    new("rules", "menu.rules", "book", "/rules", null, 100, false),
    new("reports", "menu.reports", "chart-bar", "/reports", null, 110, false));
builder.Services.AddQuickActs(
    new("note", "act.note", "pencil", "/kit", null, 10),
    new("customer", "act.newCustomer", "building", "/kit", null, 20),
    new("checkin", "act.checkIn", "map-pin", "/kit", null, 30),
    new("complaint", "act.newComplaint", "headset", "/kit", null, 40));
builder.Services.AddKeguiUi();
var app = builder.Build();
app.Use((http, next) =>
{
    http.Response.Headers.ContentSecurityPolicy = "default-src 'self'; img-src 'self' data:; script-src 'self'; style-src 'self'";
    return next(http);
});
app.UseStatusCodePagesWithReExecute("/errors/{0}");
app.UseAntiforgery();
app.MapStaticAssets();
app.MapGet("/healthz", () => "ok");
app.MapGet("/api/v1/palette", (string? q) => q == "x" ? [] : new object[] { new { title = "宁波甬江精密机械制造有限公司", subtitle = "C-000128 · 华东大区 · 王建国", href = "/kit", icon = "building" }, new { title = "新客户", subtitle = "", href = "/kit", icon = "plus" } });
app.MapRazorComponents<App>();
app.Run();

internal sealed class KitViewer(L l) : IViewer
{
    public bool SignedIn => true;
    public string Code => "kit";
    public string Name => l["kit.viewer"];
    public string? Post => l["kit.post"];
    public bool May(string permission) => true;
    public int Count(string menuCode) => menuCode switch { "today" => 7, "approvals" => 3, "notices" => 128, _ => 0 };
}
