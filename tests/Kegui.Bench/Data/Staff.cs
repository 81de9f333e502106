using Kegui.Kernel;

namespace Kegui.Bench.Data;

/// <summary>200 salespeople in 40 departments of 8 regions, with a clerk in each department, a manager of each region and one leader.</summary>
internal sealed class Staff
{
    private const int Regions = 8, DepartmentsPerRegion = 5, SalespeoplePerDepartment = 5;
    private readonly MadeUp _names = new(1);
    private long _next;

    public List<Department> Departments { get; } = [];
    public List<Person> People { get; } = [];
    public List<PersonRole> Roles { get; } = [];
    public List<Person> Salespeople { get; } = [];
    public Person Clerk { get; }
    public Person Manager { get; }
    public Person Leader { get; }

    /// <summary>How many ids it takes, at most.</summary>
    public const int Ids = 1000;

    public Staff(long firstId)
    {
        _next = firstId;
        var company = Unit("公司", null);
        Leader = Add("company-leader", company);
        for (var region = 0; region < Regions; region++)
        {
            var area = Unit($"大区{region + 1}", company.Id);
            area.HeadId = Add("regional-manager", area).Id;
            for (var d = 0; d < DepartmentsPerRegion; d++)
            {
                var department = Unit($"{region + 1}区{d + 1}部", area.Id);
                Add("sales-clerk", department);
                for (var s = 0; s < SalespeoplePerDepartment; s++) Salespeople.Add(Add("salesperson", department));
            }
        }
        // Those around the salesperson who is measured.
        Clerk = With("sales-clerk");
        Manager = With("regional-manager");
    }

    private Person With(string role) => People.First(p => Roles.Exists(r => r.PersonId == p.Id && r.RoleCode == role));

    private Department Unit(string name, long? above)
    {
        var department = new Department { Id = _next++, Name = name, ParentId = above };
        Departments.Add(department);
        return department;
    }

    private Person Add(string role, Department department)
    {
        var person = new Person { Id = _next, Name = _names.Person(), SignInName = $"u{_next++}", DepartmentId = department.Id };
        People.Add(person);
        Roles.Add(new() { PersonId = person.Id, RoleCode = role });
        return person;
    }
}
