using Kegui.Kernel;
using Kegui.Ui;
using Microsoft.EntityFrameworkCore;

namespace Kegui.Modules.Fields;

/// <summary>Fields that a company adds to its records.</summary>
internal sealed class FieldsModule : Module
{
    public override string Code => "fields";
    public override IReadOnlyList<string> Permissions { get; } = ["field.define"];
    public override IReadOnlyList<MenuItem> Menu { get; } = [new("fields", "menu.fields", "adjustments", "/settings/fields", "field.define", 180, false)];
    public override IModelPart Model { get; } = new FieldsModel();

    public override void Services(IServiceCollection services)
    {
        services.AddLabels<FieldsLabels>();
        services.AddSingleton<FieldCatalogue>();
        services.AddSingleton<FieldDoor>();
        services.AddScoped<FieldActs>();
    }

    public override void Routes(IEndpointRouteBuilder routes) => FieldEndpoints.Map(routes);
}

internal sealed class FieldsModel : IModelPart
{
    public void Configure(ModelBuilder model)
    {
        model.Entity<FieldDefinition>(e =>
        {
            e.Property(f => f.Choices).HasMaxLength(20_000);
            e.HasIndex(f => new { f.Record, f.Order });
        });
        model.Entity<FieldValue>(e =>
        {
            e.HasIndex(v => new { v.RecordId, v.FieldId }).IsUnique();
            // A filter begins at the value.
            e.HasIndex(v => new { v.FieldId, v.Text, v.RecordId });
            e.HasIndex(v => new { v.FieldId, v.Number, v.RecordId });
            e.HasIndex(v => new { v.FieldId, v.On, v.RecordId });
        });
    }
}

/// <summary>Labels of added fields.</summary>
internal sealed class FieldsLabels;
