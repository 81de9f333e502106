using Kegui.Kernel;
using Kegui.SignIn;
using Kegui.Ui;

namespace Kegui.Modules.Staff;

/// <summary>Departments, posts, people, roles, stand-ins, shares, hand-over; and everybody's own account.</summary>
internal sealed class StaffModule : Module
{
    public override string Code => "staff";

    public override IReadOnlyList<string> Uses => ["Customers"];

    public override IReadOnlyList<string> Permissions { get; } =
    [
        "person.read", "person.phone", "person.create", "person.edit", "person.deactivate", "person.reactivate", "person.assign-roles",
        "person.invite", "person.reset-password", "person.reset-second-factor", "person.end-sessions",
        "department.read", "department.edit", "post.edit", "role.read", "role.edit", "role.delete", SecondPerson.Confirming, "sign-in-log.read",
        "stand-in.edit", "record.share", "record.unshare", "handover.run", "setup.run",
        "me.password", "me.language", "me.session", "me.token", "me.second-factor",
    ];

    public override IReadOnlyList<MenuItem> Menu { get; } =
    [
        new("people", "menu.people", "users-group", "/people", "person.read", 200, false),
        new("roles", "roles.title", "shield", "/roles", "role.read", 210, false),
        new("me", "menu.me", "user", "/me", null, -90, true),
    ];

    public override IModelPart Model { get; } = new StaffModel();

    public override void Services(IServiceCollection services)
    {
        services.AddLabels<StaffLabels>();
        services.AddSingleton<RolePresets>();
        services.AddSingleton(new Customers.CustomerButton(150, "permission.record.share", "users-group", "share/customer/{0}", "record.share"));
        services.AddSingleton<IVocabularyPart, StaffVocabulary>();
        services.AddSingleton(provider => new PermissionNames(provider.GetRequiredService<L>()));
        services.AddScoped<StaffActs>();
        services.AddScoped<PersonActs>();
        services.AddScoped<OrganisationActs>();
        services.AddScoped<RoleActs>();
        services.AddScoped<SecondPerson>();
        services.AddScoped<RightsRequestActs>();
        services.AddSubject("rights-request", "/rights-requests#r{0}");
        services.AddScoped<StandInActs>();
        services.AddScoped<ShareActs>();
        services.AddScoped<HandoverActs>();
        services.AddSignIn();
    }

    public override void Routes(IEndpointRouteBuilder routes)
    {
        PeopleEndpoints.Map(routes);
        OrganisationEndpoints.Map(routes);
        RoleEndpoints.Map(routes);
        RightsRequestEndpoints.Map(routes);
        SharingEndpoints.Map(routes);
    }
}
