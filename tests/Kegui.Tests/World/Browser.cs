using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using AngleSharp;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;

namespace Kegui.Tests.World;

/// <summary>Walks through pages as a browser without JavaScript does: cookies, links, forms with all their hidden fields.</summary>
internal sealed class Browser(HttpMessageHandler handler) : IDisposable
{
    private static readonly Uri Base = new("http://localhost/");
    private readonly CookieContainer _cookies = new();
    private readonly HttpClient _http = new(handler) { BaseAddress = Base };

    public HttpStatusCode Status { get; private set; }
    public IDocument Page { get; private set; } = null!;
    public string Address { get; private set; } = "";
    public HttpResponseMessage Response { get; private set; } = null!;
    public string Text => System.Text.RegularExpressions.Regex.Replace(Page.Body?.TextContent ?? "", @"\s+", " ", System.Text.RegularExpressions.RegexOptions.None, TimeSpan.FromSeconds(1)).Trim();

    public void SignIn(string token) => _cookies.Add(new Cookie("kegui", token, "/", "localhost"));

    public Task<Browser> Open(string path) => Send(new(HttpMethod.Get, path));

    /// <summary>Fills the form (by its id) as named and sends it; everything else goes along as it stands.</summary>
    public Task<Browser> Submit(string form, params (string Name, string Value)[] fields) => Submit(form, [], fields);

    /// <summary>The same with files, as a form with a file field sends them.</summary>
    public Task<Browser> Submit(string form, (string Field, string Name, byte[] Content)[] files, params (string Name, string Value)[] fields)
    {
        var element = Page.GetElementById(form) as IHtmlFormElement ?? throw new InvalidOperationException($"No form '{form}' on {Address}: {Text}");
        var values = element.QuerySelectorAll("input, select, textarea")
            .Where(i => i.GetAttribute("name") is not null && !i.HasAttribute("disabled"))
            .SelectMany(Values).Where(v => !fields.Any(f => f.Name == v.Key)).ToList();
        values.AddRange(fields.Select(f => KeyValuePair.Create(f.Name, f.Value)));
        var action = element.GetAttribute("action");
        HttpContent content = new FormUrlEncodedContent(values);
        if (files.Length > 0)
        {
            var parts = new MultipartFormDataContent();
            foreach (var (name, value) in values) parts.Add(new StringContent(value), name);
            foreach (var (field, name, bytes) in files) parts.Add(new ByteArrayContent(bytes), field, name);
            content = parts;
        }
        return Send(new(HttpMethod.Post, string.IsNullOrEmpty(action) ? Address : Resolve(action)) { Content = content });
    }

    /// <summary>Sends fields to an address as a form does, for forms without an id of their own.</summary>
    public Task<HttpResponseMessage> Post(string path, Dictionary<string, string> fields) => Raw(new(HttpMethod.Post, path) { Content = new FormUrlEncodedContent(fields) });

    private static string Resolve(string href) => new Uri(Base, href).PathAndQuery;

    public Task<Browser> Follow(string text)
    {
        var link = Page.QuerySelectorAll("a").FirstOrDefault(a => a.TextContent.Trim() == text) ?? throw new InvalidOperationException($"No link '{text}' on {Address}");
        return Open(Resolve(link.GetAttribute("href")!));
    }

    /// <summary>An API call with this browser's session.</summary>
    public async Task<HttpResponseMessage> Api(HttpMethod method, string path, object? body = null, params (string Name, string Value)[] headers)
    {
        var request = new HttpRequestMessage(method, path);
        if (body is not null) request.Content = JsonContent.Create(body);
        foreach (var (name, value) in headers) request.Headers.TryAddWithoutValidation(name, value);
        return await Raw(request);
    }

    /// <summary>Sends a file as a form of one field named <c>file</c>.</summary>
    public Task<HttpResponseMessage> SendFile(string path, byte[] file, string name) =>
        Raw(new(HttpMethod.Post, path) { Content = new MultipartFormDataContent { { new ByteArrayContent(file), "file", name } } });

    public async Task<Browser> Send(HttpRequestMessage request)
    {
        var body = request.Content is { } content ? await content.ReadAsByteArrayAsync() : null;
        var response = await Raw(request);
        for (var hops = 0; (int)response.StatusCode is 301 or 302 or 303 or 307 && hops < 5; hops++)
        {
            // 307 repeats the request with its body; the others go on by GET.
            var again = (int)response.StatusCode == 307 && body is not null;
            request = new(again ? HttpMethod.Post : HttpMethod.Get, new Uri(new Uri(Base, request.RequestUri!), response.Headers.Location!).PathAndQuery);
            if (again) request.Content = new ByteArrayContent(body!) { Headers = { ContentType = MediaTypeHeaderValue.Parse("application/x-www-form-urlencoded") } };
            response = await Raw(request);
        }
        Response = response;
        Status = response.StatusCode;
        Address = request.RequestUri!.IsAbsoluteUri ? request.RequestUri.PathAndQuery : request.RequestUri.ToString();
        Page = await BrowsingContext.New().OpenAsync(async r => r.Content(await response.Content.ReadAsStringAsync()).Address(Base));
        return this;
    }

    public async Task<HttpResponseMessage> Raw(HttpRequestMessage request)
    {
        if (_cookies.GetCookieHeader(Base) is { Length: > 0 } cookies) request.Headers.Add("Cookie", cookies);
        request.Headers.UserAgent.Add(new ProductInfoHeaderValue("test", "1"));
        var response = await _http.SendAsync(request);
        if (response.Headers.TryGetValues("Set-Cookie", out var set))
            foreach (var cookie in set) _cookies.SetCookies(Base, cookie);
        return response;
    }

    private static IEnumerable<KeyValuePair<string, string>> Values(IElement input) => input switch
    {
        IHtmlInputElement { Type: "checkbox" or "radio" } box => box.IsChecked ? [new(box.Name!, box.Value)] : [],
        IHtmlInputElement { Type: "submit" or "button" or "file" } => [],
        IHtmlInputElement text => [new(text.Name!, text.Value)],
        IHtmlSelectElement select => [new(select.Name!, select.Value ?? "")],
        IHtmlTextAreaElement area => [new(area.Name!, area.Value)],
        _ => [],
    };

    public void Dispose() => _http.Dispose();
}
