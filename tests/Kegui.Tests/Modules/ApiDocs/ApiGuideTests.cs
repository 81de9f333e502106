using System.Diagnostics;
using Kegui.Kernel;
using Kegui.Modules.Customers;
using Kegui.SignIn;
using Kegui.Tests.Architecture;
using Kegui.Tests.Modules.Staff;
using Kegui.Tests.World;
using Microsoft.Extensions.DependencyInjection;

namespace Kegui.Tests.Modules.ApiDocs;

/// <summary>The examples of docs/api.md, run as they stand, answer what is written beside them.</summary>
public class ApiGuideTests
{
    [Fact]
    public async Task Every_example_answers_as_written()
    {
        var text = await File.ReadAllTextAsync(Path.Combine(Source.Root, "docs", "api.md"));
        var examples = text.Split("```sh\n").Skip(1).Select(b => b[..b.IndexOf("```", StringComparison.Ordinal)]).ToList();
        var expected = Source.Pattern(@"# → (\d{3})").Matches(string.Concat(examples)).Select(m => m.Groups[1].Value).ToList();
        Assert.True(expected.Count >= 9, "The examples were not read.");
        await using var world = await TestWorld.Listen();
        var (token, customer) = await world.With(async services =>
        {
            var call = await NextRequestTests.FreshCall(world, Cast.Lihai);
            var token = Tokens.New();
            await Cast.Must(services.GetRequiredService<TokenActs>().Create(call, new("例子", [], true, new(2026, 12, 31)), token, default));
            var id = await Cast.Must(services.GetRequiredService<CustomerActs>().Create(call, new() { Name = "甬瑞示例客户有限公司", ContactName = "周工", ContactPhone = "13905740001", NotSame = true }, default));
            return (token, id);
        });
        var script = "curl() { command curl -sS -m 20 -o /dev/null -w '%{http_code}\\n' \"$@\"; }\n" + string.Concat(examples);
        var answers = await Bash(script, ("KEGUI", world.App.Urls.First()), ("TOKEN", token), ("CUSTOMER", customer.ToString(System.Globalization.CultureInfo.InvariantCulture)));
        Assert.Equal(expected, answers.Split('\n', StringSplitOptions.RemoveEmptyEntries));
    }

    private static async Task<string> Bash(string script, params (string Name, string Value)[] variables)
    {
        var start = new ProcessStartInfo("bash", ["-c", script]) { RedirectStandardOutput = true };
        foreach (var (name, value) in variables) start.Environment[name] = value;
        using var process = Process.Start(start)!;
        var said = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        return said;
    }
}
