using Kegui;
using Kegui.Kernel;

try
{
    var app = KeguiApp.Build(args);
    await KeguiApp.Prepare(app);
    await app.RunAsync();
    return 0;
}
catch (DatabaseRefused refused)
{
    Console.Error.WriteLine(refused.Message);
    return 78;
}
