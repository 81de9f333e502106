using System.Diagnostics;
using System.Xml.Linq;

namespace Kegui.Tests.Kernel.Calendar;

/// <summary>Runs the tables of this folder again in processes whose server stands elsewhere.</summary>
public sealed class ServerZoneTests
{
    private const string Expected = "KEGUI_TEST_SERVER_OFFSET";

    [Theory]
    [InlineData("UTC", "00:00:00"), InlineData("America/New_York", "-05:00:00"), InlineData("Asia/Shanghai", "08:00:00")]
    public async Task The_zone_of_the_server_changes_nothing(string zone, string offset)
    {
        var report = Path.GetTempFileName();
        try
        {
            var start = new ProcessStartInfo(Environment.ProcessPath!)
            {
                Environment = { ["TZ"] = zone, [Expected] = offset },
                RedirectStandardOutput = true,
            };
            // Under `dotnet test` and the like the process is the host, and the assembly its first argument.
            if (Path.GetFileNameWithoutExtension(start.FileName) == "dotnet") start.ArgumentList.Add(typeof(ServerZoneTests).Assembly.Location);
            string[] arguments = ["-noLogo", "-noColor", "-namespace", typeof(ServerZoneTests).Namespace!, "-method-", $"*.{nameof(The_zone_of_the_server_changes_nothing)}", "-result-xml", report];
            foreach (var argument in arguments) start.ArgumentList.Add(argument);
            using var child = Process.Start(start)!;
            var output = await child.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
            await child.WaitForExitAsync(TestContext.Current.CancellationToken);

            Assert.True(child.ExitCode == 0, output);
            var counts = XDocument.Load(report).Root!.Element("assembly")!;
            Assert.Equal(("0", "0", "0"), ((string?)counts.Attribute("failed"), (string?)counts.Attribute("errors"), (string?)counts.Attribute("skipped")));
            Assert.True((int?)counts.Attribute("passed") > 100, output);
        }
        finally
        {
            File.Delete(report);
        }
    }

    /// <summary>Without this, a child that ignored TZ would prove nothing.</summary>
    [Fact]
    public void The_child_really_stands_there()
    {
        if (Environment.GetEnvironmentVariable(Expected) is { } offset)
            Assert.Equal(TimeSpan.Parse(offset), TimeZoneInfo.Local.GetUtcOffset(new DateTime(2026, 11, 22, 12, 0, 0, DateTimeKind.Utc)));
    }
}
