using System.Text.RegularExpressions;
using Kegui.Kernel;
using Kegui.SignIn;
using Microsoft.EntityFrameworkCore;

namespace Kegui.Modules.Staff;

internal sealed record NewPerson(string Name, string SignInName, string? Password, long DepartmentId, long? ManagerId, string? Phone, string? Email, IReadOnlyList<string> Roles);
internal sealed record NewDepartment(string Name, long? ParentId);

/// <summary>What is done to people and departments. Every change moves the directory's stamp, so it holds from the next request on.</summary>
internal sealed partial class StaffActs(ActRunner run, Passwords passwords)
{
    public Task<Outcome<long>> CreateDepartment(Call call, NewDepartment input, CancellationToken cancel) => run.Run("department.edit", call, input, async act =>
    {
        if (string.IsNullOrWhiteSpace(input.Name)) act.Check([new("name", "required")]);
        var department = new Department { Id = await act.NewId(cancel), Name = input.Name.Trim(), ParentId = input.ParentId };
        act.Db.Add(department);
        PeopleDirectory.Touch(act);
        await act.Tell(new("DepartmentCreated", "department", department.Id), [new("name", null, department.Name)], cancel);
        return department.Id;
    }, cancel);

    public Task<Outcome<long>> Create(Call call, NewPerson input, CancellationToken cancel) => run.Run("person.create", call, input with { Password = null }, async act =>
    {
        act.Check(await Problems(act, input, cancel));
        var person = new Person
        {
            Id = await act.NewId(cancel),
            Name = input.Name.Trim(),
            SignInName = input.SignInName.Trim().ToLowerInvariant(),
            DepartmentId = input.DepartmentId,
            ManagerId = input.ManagerId,
            Phone = input.Phone,
            Email = input.Email,
            PasswordHash = input.Password is { Length: > 0 } password ? passwords.Hash(password) : null,
        };
        act.Db.Add(person);
        foreach (var role in input.Roles) act.Db.Add(new PersonRole { PersonId = person.Id, RoleCode = role });
        PeopleDirectory.Touch(act);
        await act.Tell(new("PersonCreated", "person", person.Id), [new("name", null, person.Name), new("roles", null, string.Join(',', input.Roles))], cancel);
        return person.Id;
    }, cancel);

    private static async Task<List<Problem>> Problems(Act act, NewPerson input, CancellationToken cancel)
    {
        var found = new List<Problem>();
        var signInName = input.SignInName.Trim().ToLowerInvariant();
        if (string.IsNullOrWhiteSpace(input.Name)) found.Add(new("name", "required"));
        if (!SignInNames().IsMatch(signInName)) found.Add(new("signInName", "sign-in-name"));
        else if (await act.Db.Set<Person>().AnyAsync(p => p.SignInName == signInName, cancel)) found.Add(new("signInName", "taken"));
        if (input.Password is { } password) found.AddRange(Passwords.Check("password", password, signInName));
        return found;
    }

    [GeneratedRegex("^[a-z][a-z0-9._-]{1,39}$", RegexOptions.None, 1000)]
    private static partial Regex SignInNames();
}
