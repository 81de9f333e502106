using System.Net;
using Kegui.Kernel;
using Kegui.Modules.Customers;
using Kegui.Tests.World;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Kegui.Tests.Modules.Customers;

public sealed class NoteTests
{
    [Fact]
    public async Task A_note_stands_on_the_timeline_moves_the_last_contact_and_tells_whom_it_names()
    {
        await using var world = await TestWorld.Open();
        var id = await world.Customer();
        var browser = await world.As(Cast.Lihai);
        await browser.Open($"/customers/{id}");
        await browser.Submit("note-form", ("text", "谈了交期，@赵宁 请看；@陈刚 也看看"), ("kind", "call"), ("nextOn", "2026-12-01"));
        Assert.Equal(HttpStatusCode.OK, browser.Status);
        Assert.Contains("谈了交期，@赵宁 请看", browser.Text);
        Assert.Contains("下次联系：2026-12-01", browser.Text);
        Assert.Contains("陈刚看不到这个客户", browser.Text);
        var stored = await world.Stored(id);
        Assert.Equal((new DateOnly(2026, 11, 23), new DateOnly(2026, 12, 1)), (stored.LastContactOn, stored.NextContactOn));
        var (mentioned, told) = await world.With(async services => (
            await services.GetRequiredService<AppDb>().Set<Mention>().Select(m => m.PersonId).ToListAsync(),
            await services.GetRequiredService<AppDb>().Set<Notice>().Select(n => n.PersonId).ToListAsync()));
        Assert.Equal([await world.IdOf(Cast.Zhaoning)], mentioned);
        Assert.Equal(mentioned, told);
    }

    [Fact]
    public async Task An_empty_note_is_refused_beside_the_field_and_strangers_note_nothing()
    {
        await using var world = await TestWorld.Open();
        var id = await world.Customer();
        var browser = await world.As(Cast.Lihai);
        await browser.Open($"/customers/{id}");
        await browser.Submit("note-form", ("text", ""), ("nextOn", "2026-11-01"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, browser.Status);
        await world.With(async services =>
        {
            var acts = services.GetRequiredService<NoteActs>();
            Assert.Equal("note-past", Assert.Single((await acts.Add(await world.CallOf(Cast.Lihai), id, new("x", "note", null, new(2026, 11, 1)), default)).Problems).Code);
            Assert.True((await acts.Add(await world.CallOf(Cast.Chengang), id, new("x", "note", null, null), default)).Absent);
            Assert.Equal("no-permission", (await acts.Add(await world.CallOf(Cast.Auditor), id, new("x", "note", null, null), default)).Refusal?.Code);
        });
    }

    [Fact]
    public async Task Who_follows_a_customer_hears_of_new_notes()
    {
        await using var world = await TestWorld.Open();
        var id = await world.Customer();
        var boss = await world.As(Cast.Zhaoning);
        await boss.Open($"/customers/{id}");
        var token = boss.Page.QuerySelector("form[action$=follow] input[name=__RequestVerificationToken]")!.GetAttribute("value")!;
        await boss.Post($"/customers/{id}/follow", new() { ["follow"] = "true", ["__RequestVerificationToken"] = token });
        Assert.Contains("取消关注", (await boss.Open($"/customers/{id}")).Text);
        await world.With(async services => await Cast.Must(services.GetRequiredService<NoteActs>().Add(await world.CallOf(Cast.Lihai), id, new("样品已寄出", "note", null, null), default)));
        Assert.Equal(await world.IdOf(Cast.Zhaoning), await world.With(services => services.GetRequiredService<AppDb>().Set<Notice>().Select(n => n.PersonId).SingleAsync()));
    }
}
