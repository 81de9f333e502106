using Microsoft.EntityFrameworkCore;

namespace Kegui.Kernel;

/// <summary>
/// The one database context. Its model is put together from the kernel's and the modules' parts.
/// Entities marked <see cref="IGuarded"/> read as empty here: only <see cref="Gateway"/> opens them, for an actor.
/// </summary>
public sealed class AppDb(DbContextOptions<AppDb> options, ModelParts parts) : DbContext(options)
{
    /// <summary>The name of the filter that keeps guarded entities shut.</summary>
    internal const string Shut = "shut";

    public bool OnSqlite => Database.IsSqlite();

    protected override void ConfigureConventions(ModelConfigurationBuilder conventions)
    {
        conventions.Properties<DateTime>().HaveConversion<UtcDateTime>();
        conventions.Properties<string>().HaveMaxLength(200);
    }

    protected override void OnModelCreating(ModelBuilder model)
    {
        foreach (var part in parts.All) part.Configure(model);
        foreach (var entity in model.Model.GetEntityTypes())
        {
            entity.SetTableName(entity.ClrType.Name);
            if (entity.FindProperty("Id") is { } id && id.ClrType == typeof(long)) id.ValueGenerated = Microsoft.EntityFrameworkCore.Metadata.ValueGenerated.Never;
            if (entity.FindProperty("Version") is { } version && version.ClrType == typeof(int)) version.IsConcurrencyToken = true;
            if (typeof(IGuarded).IsAssignableFrom(entity.ClrType)) Gateway.ShutFilter(model, entity.ClrType);
        }
    }
}

/// <summary>One contribution to the model: the kernel's or a module's tables, keys and indexes.</summary>
public interface IModelPart
{
    void Configure(ModelBuilder model);
}

/// <summary>All contributions, in a fixed order.</summary>
public sealed class ModelParts(IEnumerable<IModelPart> parts)
{
    public IReadOnlyList<IModelPart> All { get; } = [.. parts];
}

/// <summary>A record that people see only within their data scope. Read it through <see cref="Gateway"/>.</summary>
public interface IGuarded
{
    long Id { get; }
}

/// <summary>A guarded record with an owner of its own: lists and scopes read these columns.</summary>
public interface IOwned : IGuarded
{
    long? OwnerId { get; }
    long? DepartmentId { get; }
    string? ProvinceCode { get; }
    long? ImportId { get; }
}
