using Kegui.Bench.Data;
using Kegui.Kernel;
using Kegui.Modules.Customers;
using Kegui.SignIn;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Kegui.Bench.Scenarios;

/// <summary>A customer as scenarios need it.</summary>
internal sealed record Sample(CustomerRow Row, string? Phone, long OwnerId);

/// <summary>What scenarios know of a company: people signed in, and customers picked by chance.</summary>
internal sealed record Known
{
    private const int Samples = 400, Writing = 16;

    public required Company Company { get; init; }
    public required string Salesperson { get; init; }
    public required string Clerk { get; init; }
    public required string Manager { get; init; }
    public required string Leader { get; init; }
    /// <summary>Salespeople with a customer of their own.</summary>
    public required IReadOnlyList<(string Token, IReadOnlyList<Sample> Own)> Writers { get; init; }
    public required IReadOnlyList<Sample> Mine { get; init; }
    public required IReadOnlyList<Sample> Anybodys { get; init; }

    public static async Task<Known> Of(Company company, IServiceProvider services)
    {
        await using var scope = services.CreateAsyncScope();
        var sessions = scope.ServiceProvider.GetRequiredService<Sessions>();
        var db = scope.ServiceProvider.GetRequiredService<AppDb>();
        Task<string> SignIn(long person) => sessions.Open(person, new DefaultHttpContext(), default);

        var random = new Random(5);
        // One in forty belongs to the salesperson who is measured.
        var mine = await Read(db, [.. Enumerable.Range(0, Samples).Select(_ => company.FirstCustomer + 40L * random.Next(company.Customers / 40))]);
        var anybodys = await Read(db, [.. Enumerable.Range(0, Samples * 4).Select(_ => company.FirstCustomer + random.Next(company.Customers))]);
        var writers = new List<(string, IReadOnlyList<Sample>)>();
        foreach (var group in anybodys.GroupBy(s => s.OwnerId).OrderByDescending(g => g.Count()).Take(Writing)) writers.Add((await SignIn(group.Key), [.. group]));
        return new()
        {
            Company = company,
            Salesperson = await SignIn(company.Salesperson),
            Clerk = await SignIn(company.Clerk),
            Manager = await SignIn(company.RegionalManager),
            Leader = await SignIn(company.Leader),
            Writers = writers,
            Mine = mine,
            Anybodys = anybodys,
        };
    }

    private static async Task<IReadOnlyList<Sample>> Read(AppDb db, long[] ids) =>
        [.. (await db.Whole<Customer>(Actor.System).Where(c => ids.Contains(c.Id)).Select(CustomerQueries.Row).ToListAsync()).Select(row => new Sample(row, row.Phone, row.OwnerId!.Value))];

    public static T Pick<T>(Random random, IReadOnlyList<T> from) => from[random.Next(from.Count)];

    /// <summary>The two characters that tell this company from others.</summary>
    public static string BrandOf(Sample sample)
    {
        var name = sample.Row.Name.AsSpan(2).TrimStart('市');
        return name[..2].ToString();
    }
}
