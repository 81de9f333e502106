using Kegui;
using Kegui.Demo;
using Kegui.Kernel;

try
{
    if (args is ["demo", .. var rest]) return await DemoVerb.Run(rest);
    if (await Verbs.Run(args, Console.Out) is { } code) return code;
    var app = KeguiApp.Build(args);
    await KeguiApp.Prepare(app);
    await app.RunAsync();
    return 0;
}
catch (Exception refused) when (refused is DatabaseRefused or SettingsRefused)
{
    Console.Error.WriteLine(refused.Message);
    return 78;
}
