using Kegui.Kernel;

namespace Kegui.Modules.Customers;

/// <summary>To whom customers may be given.</summary>
internal static class OwnerRules
{
    /// <summary>Active people within the actor's own reach for giving customers: one's department, those below, or the company.</summary>
    public static IEnumerable<PersonView> Receivers(Actor actor, People people) => people.ById.Values.Where(p => p.Active && Reaches(actor, p)).OrderBy(p => p.DepartmentId).ThenBy(p => p.Id);

    public static bool Reaches(Actor actor, PersonView person) => actor.ScopeOf("customer.assign") switch
    {
        DataScope.Company => true,
        DataScope.Region => person.Provinces?.Split(',').Any(actor.Provinces.Contains) == true,
        DataScope.Below => actor.DepartmentsBelow.Contains(person.DepartmentId),
        DataScope.Department => person.DepartmentId == actor.DepartmentId,
        // One's own customers go to a colleague of the same department.
        DataScope.Own => person.DepartmentId == actor.DepartmentId,
        _ => false,
    };
}
