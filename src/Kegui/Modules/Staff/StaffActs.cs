using Kegui.Kernel;
using Kegui.SignIn;
using Microsoft.EntityFrameworkCore;

namespace Kegui.Modules.Staff;

/// <param name="Password">Only at set-up, where the first person chooses it: everybody else is invited by a link.</param>
internal sealed record NewPerson(string Name, string SignInName, string? Password, long DepartmentId, long? ManagerId, string? Phone, string? Email, IReadOnlyList<string> Roles)
{
    public long? PostId { get; init; }
    /// <summary>Two digits each of GB/T 2260, for the scope "region".</summary>
    public IReadOnlyList<string> Provinces { get; init; } = [];
    public string Language { get; init; } = "zh-CN";

    public PersonInput Input => new(Name, SignInName, DepartmentId, PostId, ManagerId, Phone, Email, Provinces, Language);
}

internal sealed record NewDepartment(string Name, long? ParentId);

/// <summary>Who and what comes into the company. Every change moves the directory's stamp, so it holds from the next request on.</summary>
internal sealed class StaffActs(ActRunner run, Passwords passwords, PeopleDirectory directory, SecondPerson second)
{
    public Task<Outcome<long>> CreateDepartment(Call call, NewDepartment input, CancellationToken cancel) => run.Run("department.edit", call, input, async act =>
    {
        var people = await directory.Get(null, cancel);
        act.Check(StaffRules.Problems(new DepartmentInput(input.Name, input.ParentId, null), null, people));
        var department = new Department { Id = await act.NewId(cancel), Name = input.Name.Trim(), ParentId = input.ParentId };
        act.Db.Add(department);
        PeopleDirectory.Touch(act);
        await act.Tell(new("DepartmentCreated", "department", department.Id), [new("name", null, department.Name)], cancel);
        return department.Id;
    }, cancel);

    public Task<Outcome<long>> Create(Call call, NewPerson input, CancellationToken cancel) => run.Run("person.create", call, input with { Password = null }, async act =>
    {
        var people = await directory.Get(null, cancel);
        act.Check(StaffRules.Problems(input.Input, null, people));
        act.Check(StaffRules.UnknownRoles(input.Roles, people, act.Call.Actor.IsSystem));
        if (input.Password is { } password) act.Check(Passwords.Check("password", password, input.SignInName));
        if (input.Roles.Count > 0 && !act.Actor.IsSystem)
        {
            act.Allow(act.Actor.May("person.assign-roles") ? null : new Refusal("no-permission"));
            act.WantsFresh();
        }
        var person = new Person
        {
            Id = await act.NewId(cancel),
            Name = "",
            SignInName = "",
            DepartmentId = 0,
            PasswordHash = input.Password is { Length: > 0 } chosen ? passwords.Hash(chosen) : null,
        };
        StaffRules.Fill(person, input.Input);
        act.Db.Add(person);
        // Where a second person is wanted, somebody new comes without roles until they are confirmed.
        var waits = input.Roles.Count > 0 && await second.Asks(act, cancel);
        IReadOnlyList<string> roles = waits ? [] : [.. input.Roles.Distinct()];
        foreach (var role in roles) act.Db.Add(new PersonRole { PersonId = person.Id, RoleCode = role });
        PeopleDirectory.Touch(act);
        await act.Tell(new("PersonCreated", "person", person.Id), [new("name", null, person.Name), new("roles", null, string.Join(',', roles))], cancel);
        if (waits) await second.File(act, RightsWork.AssignRoles, person.Name, new AssignRolesWork(person.Id, person.Version, input.Roles), [new("roles", null, string.Join(',', input.Roles.Order()))], cancel);
        return person.Id;
    }, cancel);
}
