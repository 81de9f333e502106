using Kegui.Kernel;
using Microsoft.EntityFrameworkCore;

namespace Kegui.Tests.Kernel.Expressions;

/// <summary>The table of the agreement tests: sixty rows, always the same, that hit and miss the values in <see cref="Texts"/>.</summary>
internal sealed class RowData(DbContextOptions options) : DbContext(options)
{
    public DbSet<Row> Rows => Set<Row>();

    public static IReadOnlyList<Row> Sixty { get; } = Make(new Random(60));

    protected override void OnModelCreating(ModelBuilder model) =>
        model.Entity<Row>().Property(row => row.Bonus).HasConversion(money => money!.Value.Fen, fen => new Money(fen));

    /// <summary>Makes the table anew and fills it.</summary>
    public void Plant()
    {
        Database.EnsureCreated();
        Rows.AddRange(Sixty);
        SaveChanges();
        ChangeTracker.Clear();
    }

    private static List<Row> Make(Random random)
    {
        Town[] towns = [new() { Id = 1, Name = "甲", Level = 1 }, new() { Id = 2, Name = "Abc", Level = 2 }];
        return [.. Enumerable.Range(1, 60).Select(id => new Row
        {
            Id = id,
            Grade = One("A", "B", "C", "D"),
            Kind = One(null, "on-site", "by-phone", "late-payment", "score", ""),
            Name = One(null, "", "甲", "甲乙", "Abc", "abc", "a\"b", "o'clock", "100%"),
            Place = One("", "甲", "Abc", "ABC", " "),
            Blacklisted = One(true, false),
            Paused = One<bool?>(null, true, false),
            Orders = One(0, 1, 2, 3, -1, int.MaxValue, int.MinValue),
            Visits = One<int?>(null, 0, 1, 2, 3, int.MaxValue),
            Serial = One<long?>(null, 0, 1, 2, 99_999_999_999, -99_999_999_999),
            Weight = One(0m, 1m, 1.5m, 1.50m, 2m, -1m, 99_999_999_999m),
            Score = One<decimal?>(null, 0m, -0.0m, 1.5m, 1.500m, 2.999m, 85.25m, 100m, 9m),
            Rate = One<decimal?>(null, 0m, 0.8m, 0.80m, 1m, 0.4m, -0.01m),
            Share = One(0m, 0.8m, 1m, 0.805m),
            Completeness = One<int?>(null, 0, 80, 81, 100, 26),
            VolumeFen = One(0L, 10_000, -1, 5_000, 300_000_000),
            OverdueFen = One<long?>(null, 0, 10_000, 9_999, 10_001),
            Bonus = One<Money?>(null, new Money(0), new Money(10_000), new Money(9_999)),
            GradedOn = One(new DateOnly(2026, 3, 1), new DateOnly(2026, 2, 28), new DateOnly(2026, 4, 1), DateOnly.MaxValue, DateOnly.MinValue),
            LastContactOn = One<DateOnly?>(null, new DateOnly(2026, 3, 1), new DateOnly(2025, 12, 31), new DateOnly(2026, 4, 1), DateOnly.MaxValue),
            OwnerId = One(1L, 2, 3),
            Town = One(null, towns[0], towns[1]),
            ManagerId = One<long?>(null, 1, 2, 3),
        })];

        T One<T>(params T[] values) => values[random.Next(values.Length)];
    }
}
