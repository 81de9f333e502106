using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Kegui.Modules.Customers;
using Kegui.Tests.World;

namespace Kegui.Tests.Modules.Customers;

/// <summary>Clauses about the archive that the mechanism keeps by itself.</summary>
public sealed class KeptClausesTests
{
    [Fact, Clause("CGM-6.2b")]
    public void Each_of_the_five_groups_of_the_collection_form_counts_as_missing_while_it_is_empty()
    {
        var file = Empty();
        string[] groups = ["operation", "people", "organisation", "purchasingChannels"];
        Assert.Equal(groups, Completeness.Missing(file).Intersect(groups));
        Assert.Contains("industry", Completeness.Missing(file));
        var filled = file with { Profile = new() { Id = 1, Operation = "年产值 2 亿元", People = "320 人", Organisation = "采购部直属总经理", PurchasingChannels = "此前向经销商采购" } };
        Assert.Empty(Completeness.Missing(filled).Intersect(groups));
        Assert.True(Completeness.Percent(filled) > Completeness.Percent(file));
    }

    [Fact, Clause("NCT-7.1")]
    public void A_file_without_any_contact_is_never_complete()
    {
        var file = Empty();
        Assert.Contains("contact", Completeness.Missing(file));
        Assert.True(Completeness.Percent(file) < 100);
        var gone = file with { Contacts = [new() { Id = 2, CustomerId = 1, Name = "王工", Phone = "13800138000", Gone = true }] };
        Assert.Contains("contact", Completeness.Missing(gone));
        Assert.DoesNotContain("contact", Completeness.Missing(gone with { Contacts = [new() { Id = 3, CustomerId = 1, Name = "王工", Phone = "13800138000" }] }));
    }

    [Fact, Clause("CGM-0.1b", "CDV-7.4a")]
    public async Task A_second_department_is_led_to_the_record_that_is_there_and_changes_keep_old_and_new()
    {
        await using var world = await TestWorld.Open();
        var (first, second) = (await world.As(Cast.Lihai), await world.As(Cast.Chengang));
        var made = await (await first.Api(HttpMethod.Post, "/api/v1/customers", new { name = "宁波宏远机械有限公司" })).Content.ReadFromJsonAsync<JsonObject>();
        var id = (long)made!["id"]!;

        var refused = await second.Api(HttpMethod.Post, "/api/v1/customers", new { name = "宁波宏远机械有限公司" });
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.StatusCode);
        Assert.Contains("宁波宏远机械有限公司", (await refused.Content.ReadFromJsonAsync<JsonObject>())!["errors"]!["name"]!.ToJsonString(new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping }));

        var changed = await first.Api(HttpMethod.Put, $"/api/v1/customers/{id}", new { name = "宁波宏远智能机械有限公司" }, ("If-Match", "\"0\""));
        Assert.True(changed.IsSuccessStatusCode, await changed.Content.ReadAsStringAsync());
        var log = await (await world.As(Cast.Auditor)).Open($"/audit?kind=customer&record={id}");
        Assert.Contains("宁波宏远机械有限公司", log.Page.QuerySelector("del")!.TextContent);
        Assert.Contains("宁波宏远智能机械有限公司", log.Text);
        Assert.Contains("李海", log.Text);
    }

    private static CustomerFile Empty() => new(new()
    {
        Id = 1, Code = "C1", Name = "宏远机械", NameKey = "", SortKey = "", SearchText = "", SearchGrams = "", CreatedAt = default, CreatedById = 0, UpdatedAt = default,
    }, null, []);
}
