using Kegui.Kernel;
using Kegui.Modules.Staff;
using Microsoft.EntityFrameworkCore;

namespace Kegui.SignIn;

/// <summary>The first start: there is nobody yet, so a link is printed by which the first person makes the company. No default account exists.</summary>
internal sealed class Setup(AppDb db, SignInActs signIn, ActRunner run, StaffActs staff, RolePresets presets)
{
    public const string Purpose = "setup";

    public async Task<bool> Needed(CancellationToken cancel) => !await db.Set<Person>().AnyAsync(cancel);

    public Task<string> Link(CancellationToken cancel) => signIn.MakeLink(Purpose, null, TimeSpan.FromDays(7), cancel);

    /// <summary>Makes the company's first department, the role presets and the first administrator, once.</summary>
    public async Task<Outcome<long>> Run(FirstStart input, string? token, CancellationToken cancel)
    {
        if (!await Needed(cancel)) return new() { Refusal = new("setup-done") };
        var link = token is null ? null : await signIn.Link(token, Purpose, cancel);
        if (token is not null && (link is null || !await signIn.Spend(link.Id, cancel))) return new() { Refusal = new("link-used") };
        return await run.Run("setup.run", new(Actor.System), input, async act =>
        {
            await presets.Apply(act, cancel);
            act.Db.Add(new Setting { Key = "company.name", Value = input.Company });
            var department = (await staff.CreateDepartment(new(Actor.System), new(input.Company, null), cancel)).Value;
            var person = new NewPerson(input.Name, input.SignInName, input.Password, department, null, null, null, input.AlsoLeads ? ["system-admin", "company-leader"] : ["system-admin"]);
            var id = (await staff.Create(new(Actor.System), person, cancel)).Value;
            await RightsRequestActs.Set(act, input.SecondPerson, cancel);
            return id;
        }, cancel);
    }
}

/// <param name="AlsoLeads">The first administrator reads the company's business too. Unless said, who gives rights sees no customers.</param>
/// <param name="SecondPerson">Changes of rights wait for another administrator, as soon as there is one.</param>
internal sealed record FirstStart(string Company, string Name, string SignInName, string Password, bool AlsoLeads = false, bool SecondPerson = false);
