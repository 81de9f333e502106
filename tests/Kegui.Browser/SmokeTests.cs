namespace Kegui.Browser;

public sealed class SmokeTests(Site site, Chromium chromium) : IClassFixture<Site>
{
    [Fact]
    public async Task The_health_page_opens_at_a_desk_and_on_a_phone()
    {
        await using var desk = await chromium.Desk(site.Address);
        await using var phone = await chromium.Phone(site.Address);
        foreach (var (screen, width, touch) in new[] { (desk, 1440, 0), (phone, 390, 1) })
        {
            var answer = await screen.Page.GotoAsync("/healthz");
            Assert.Equal(200, answer!.Status);
            Assert.Equal(width, await screen.Page.EvaluateAsync<int>("window.screen.width"));
            Assert.Equal(touch, await screen.Page.EvaluateAsync<int>("Math.min(1, navigator.maxTouchPoints)"));
            Assert.True(new FileInfo(await screen.Shoot("healthz")).Length > 0);
        }
    }

    /// <summary>Without this, every screenshot could show boxes for Chinese and nobody would know.</summary>
    [Fact]
    public async Task Chinese_is_drawn_with_a_font_that_has_it()
    {
        await using var desk = await chromium.Desk(site.Address);
        await desk.Page.SetContentAsync("<p>客</p>");
        var drawn = await desk.Page.EvaluateAsync<bool>("""
            () => {
              const pixels = text => {
                const canvas = Object.assign(document.createElement('canvas'), { width: 40, height: 40 });
                const pen = canvas.getContext('2d');
                pen.font = '32px sans-serif';
                pen.fillText(text, 2, 34);
                return pen.getImageData(0, 0, 40, 40).data.join();
              };
              return pixels('客') !== pixels('规') && pixels('客') !== pixels('\uFFFE');
            }
            """);
        Assert.True(drawn);
    }

    [Fact]
    public async Task Script_errors_are_noticed()
    {
        await using var desk = await chromium.Desk(site.Address);
        await desk.Page.SetContentAsync("<script>console.error('one')</script><script>throw new Error('two')</script>");
        Assert.Collection(desk.Errors, error => Assert.Contains("one", error), error => Assert.Contains("two", error));
    }
}
