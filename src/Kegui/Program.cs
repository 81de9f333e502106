using Kegui.Ui;

var builder = WebApplication.CreateBuilder(args);
builder.Services.AddLocalization();
builder.Services.AddRazorComponents();
builder.Services.AddKeguiUi();
var app = builder.Build();
app.UseAntiforgery();
app.MapStaticAssets();
app.MapGet("/healthz", () => "ok");
app.MapRazorComponents<App>();
app.Run();
