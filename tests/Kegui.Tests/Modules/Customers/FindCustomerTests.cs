using Kegui.Modules.Customers;
using Kegui.Tests.World;
using Microsoft.Extensions.DependencyInjection;

namespace Kegui.Tests.Modules.Customers;

public sealed class FindCustomerTests
{
    [Theory]
    [InlineData("宏远")]
    [InlineData("远机")]
    [InlineData("hyjx")]
    [InlineData("hongyuan")]
    [InlineData("C000001")]
    [InlineData("13912345678")]
    [InlineData("王小")]
    public Task A_customer_is_found_by(string typed) => Found(typed, services => { });

    /// <summary>What stands in many names is sought in the list's own order: the same answer on another way.</summary>
    [Theory]
    [InlineData("宏远")]
    [InlineData("hyjx")]
    [InlineData("13912345678")]
    public Task A_customer_is_found_without_the_index_by(string typed) =>
        Found(typed, services => services.AddSingleton(provider => new SearchTally(provider.GetRequiredService<IServiceScopeFactory>(), provider.GetRequiredService<TimeProvider>()) { Least = 1 }));

    private static async Task Found(string typed, Action<IServiceCollection> services)
    {
        await using var world = await TestWorld.Open(services);
        await world.With(async services =>
        {
            var acts = services.GetRequiredService<CustomerActs>();
            await Cast.Must(acts.Create(await world.CallOf(Cast.Lihai), new() { Name = "宁波宏远机械有限公司", ContactName = "王小明", ContactPhone = "139 1234 5678" }, default));
            await Cast.Must(acts.Create(await world.CallOf(Cast.Lihai), new() { Name = "苏州嘉禾电器有限公司" }, default));
        });
        var browser = await world.As(Cast.Lihai);
        await browser.Open($"/customers?q={Uri.EscapeDataString(typed)}");
        Assert.Contains("宁波宏远机械有限公司", browser.Text);
        Assert.DoesNotContain("嘉禾", browser.Text);
    }

    [Theory]
    [InlineData("宏远机械（宁波）有限公司")]
    [InlineData("宁波市宏远机械股份有限公司")]
    [InlineData(" 宁波宏远机械 有限公司　")]
    public async Task The_same_party_under_another_spelling_is_warned_of(string other)
    {
        await using var world = await TestWorld.Open();
        await world.With(async services =>
        {
            var acts = services.GetRequiredService<CustomerActs>();
            await Cast.Must(acts.Create(await world.CallOf(Cast.Lihai), new() { Name = "宁波宏远机械有限公司" }, default));
            var call = await world.CallOf(Cast.Chengang);
            var warned = await acts.Create(call, new() { Name = other }, default);
            Assert.Equal("double-name", Assert.Single(warned.Problems).Code);
            Assert.True((await acts.Create(call, new() { Name = other, NotSame = true }, default)).Done);
        });
    }

    [Fact]
    public async Task An_equal_credit_code_is_refused_even_when_said_to_be_another()
    {
        await using var world = await TestWorld.Open();
        await world.With(async services =>
        {
            var acts = services.GetRequiredService<CustomerActs>();
            await Cast.Must(acts.Create(await world.CallOf(Cast.Lihai), new() { Name = "宁波宏远机械有限公司", CreditCode = "91510104FU7CH3J70B" }, default));
            var refused = await acts.Create(await world.CallOf(Cast.Lihai), new() { Name = "苏州嘉禾电器有限公司", CreditCode = "91510104fu7ch3j70b", NotSame = true }, default);
            Assert.Equal("double-credit-code", Assert.Single(refused.Problems).Code);
        });
    }

    [Fact]
    public async Task A_wrong_check_digit_names_the_right_one()
    {
        await using var world = await TestWorld.Open();
        var outcome = await world.With(async services => await services.GetRequiredService<CustomerActs>().Create(await world.CallOf(Cast.Lihai), new() { Name = "宁波宏远机械有限公司", CreditCode = "91510104FU7CH3J70A" }, default));
        var problem = Assert.Single(outcome.Problems);
        Assert.Equal(("creditCode", "credit-code-check", (object)'B'), (problem.Field, problem.Code, problem.Args[0]));
    }
}
