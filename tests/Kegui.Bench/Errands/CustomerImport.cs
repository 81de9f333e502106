using System.Diagnostics;
using System.Globalization;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Kegui.Bench.Data;
using Kegui.Bench.Drive;
using Kegui.Bench.Scenarios;
using MiniExcelLibs;

namespace Kegui.Bench.Errands;

/// <summary>
/// A sheet of 100,000 customers through the API of the published program: sent, tried, run. It goes into a company of its own that is
/// thrown away, so that the kept ones stay as they were made.
/// </summary>
internal sealed class CustomerImport : Errand
{
    private const int Rows = 100_000;
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(10);

    public override string Name => "import of customers";
    public override double Budget => 15_000;

    public override async Task<Done> Run(Company company, Arguments arguments)
    {
        var target = await new Warehouse(arguments, Console.WriteLine, "import-").Have(company.Provider, arguments.Small);
        Known known;
        await using (var program = await Quiet(target)) known = await Known.Of(target, program.Services);
        var sheet = Path.Combine(target.Folder, "sheet.xlsx");
        Write(sheet);
        try
        {
            await using var server = await Server.Start(target, Shot.Get(known.Leader, "/"));
            return await Through(server, known, sheet);
        }
        finally
        {
            foreach (var kept in Directory.EnumerateFiles(arguments.Data, $"import-{company.Provider}-*.json")) File.Delete(kept);
            File.Delete(sheet);
        }
    }

    private static async Task<Done> Through(Server server, Known known, string sheet)
    {
        using var http = new HttpClient { BaseAddress = new($"http://{server.EndPoint}"), Timeout = Patience };
        http.DefaultRequestHeaders.Add("Cookie", $"kegui={known.Leader}");
        var watch = Stopwatch.StartNew();
        await using var file = File.OpenRead(sheet);
        using var form = new MultipartFormDataContent { { new StreamContent(file), "file", "sheet.xlsx" } };
        var id = (long)(await Post(http, "/api/v1/imports", form))["id"]!;
        var sent = watch.Elapsed;
        await Post(http, $"/api/v1/imports/{id}/trial", JsonContent.Create(new { }));
        await Until(http, id, "tried");
        var tried = watch.Elapsed;
        await Post(http, $"/api/v1/imports/{id}/run", JsonContent.Create(new { whole = false }));
        var done = await Until(http, id, "done");
        var all = watch.Elapsed;
        return new(all.TotalMilliseconds, string.Create(CultureInfo.InvariantCulture,
            $"{(int)done["created"]!:N0} of {Rows:N0} rows created, the rest are doubles; sent {sent.TotalSeconds:0.0} s, tried {(tried - sent).TotalSeconds:0.0} s, run {(all - tried).TotalSeconds:0.0} s; at most {server.Peak():0} MB"));
    }

    private static async Task<JsonObject> Post(HttpClient http, string path, HttpContent body)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, path) { Content = body };
        request.Headers.Add("Idempotency-Key", Guid.NewGuid().ToString("N"));
        using var answer = await http.SendAsync(request);
        var text = await answer.Content.ReadAsStringAsync();
        return answer.IsSuccessStatusCode ? JsonNode.Parse(text)!.AsObject() : throw new InvalidOperationException($"{path}: {(int)answer.StatusCode} {text}");
    }

    private static async Task<JsonObject> Until(HttpClient http, long id, string state)
    {
        for (var watch = Stopwatch.StartNew(); watch.Elapsed < Patience;)
        {
            var import = (await http.GetFromJsonAsync<JsonObject>($"/api/v1/imports/{id}"))!;
            if ((string?)import["problem"] is { } problem) throw new InvalidOperationException($"The import says {problem}.");
            if ((string?)import["state"] == state) return import;
            await Task.Delay(50);
        }
        throw new TimeoutException($"The import is not {state} after {Patience}.");
    }

    private static void Write(string sheet)
    {
        var made = new MadeUp(11);
        var random = new Random(11);
        MiniExcel.SaveAs(sheet, Enumerable.Range(0, Rows).Select(_ =>
        {
            var (name, _, trade) = made.Company();
            var rare = new string([.. Enumerable.Range(0, 3).Select(_ => MadeUp.Brand[random.Next(MadeUp.Brand.Length)])]);
            return new Dictionary<string, object> { ["客户名称"] = name.Insert(name.Length - 4, rare), ["行业"] = trade, ["地址"] = $"工业大道{random.Next(999)}号", ["联系人"] = made.Person(), ["手机"] = made.Mobile()[2..] };
        }), overwriteFile: true);
    }
}
