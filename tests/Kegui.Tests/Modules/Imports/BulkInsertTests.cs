using Kegui.Kernel;
using Kegui.Modules.Customers;
using Kegui.Tests.World;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Kegui.Tests.Modules.Imports;

public sealed class BulkInsertTests
{
    [Fact]
    public async Task A_row_written_in_bulk_is_the_same_as_one_saved_and_is_found_by_search()
    {
        await using var world = await TestWorld.Open();
        await world.With(async services =>
        {
            var db = services.GetRequiredService<AppDb>();
            db.Add(One(900_001, "X1"));
            db.Add(Line(900_003));
            await db.SaveChangesAsync();
            await using (var transaction = await db.Database.BeginTransactionAsync())
            {
                await BulkInsert.Write(db, [One(900_002, "X2")], default);
                await BulkInsert.Write(db, [Line(900_004)], default);
                await transaction.CommitAsync();
            }
            db.ChangeTracker.Clear();
            var rows = await db.Whole<Customer>(Actor.System).OrderBy(c => c.Id).ToListAsync();
            Assert.Equal(Values(rows[0]), Values(rows[1]));
            var lines = await db.Set<TimelineEntry>().Where(t => t.Id >= 900_003).OrderBy(t => t.Id).ToListAsync();
            Assert.Equal(Values(lines[0]), Values(lines[1]));
            if (db.OnSqlite)
                Assert.Single(await db.Database.SqlQuery<string>($"select distinct typeof(UpdatedAt) || quote(UpdatedAt) || typeof(GradedOn) || quote(GradedOn) || typeof(Paused) || typeof(LatitudeE6) || quote(Phone) as Value from Customer").ToListAsync());
        });
        Assert.Contains("X2", (await (await world.As(Cast.Marketing)).Open("/customers?q=hyjx")).Text);
    }

    [Fact]
    public async Task Without_a_transaction_nothing_is_written()
    {
        await using var world = await TestWorld.Open();
        await world.With(services => Assert.ThrowsAsync<InvalidOperationException>(() => BulkInsert.Write(services.GetRequiredService<AppDb>(), [One(900_001, "X1")], default)));
    }

    private static Customer One(long id, string code)
    {
        var at = new DateTime(2026, 11, 22, 1, 2, 3, 456, DateTimeKind.Utc);
        var customer = new Customer { Id = id, Code = code, Name = "宁波宏远机械有限公司", NameKey = "", SortKey = "", SearchText = "", SearchGrams = "", CreatedAt = at, CreatedById = 1, UpdatedAt = at, GradedOn = new(2026, 2, 28), Paused = true, LatitudeE6 = -5 };
        CustomerSearch.Index(customer, []);
        return customer;
    }

    private static TimelineEntry Line(long id) => new() { Id = id, At = new(2026, 11, 22, 0, 0, 0, DateTimeKind.Utc), On = new(2026, 11, 22), Fact = "X", SubjectKind = "customer", SubjectId = 1, PersonId = 1, PersonName = "李'海\"", Data = null };

    private static IEnumerable<string> Values(object row) => row.GetType().GetProperties().Where(p => p.Name is not ("Id" or "Code" or "SearchText" or "SearchGrams")).Select(p => $"{p.Name}={p.GetValue(row)}");
}
