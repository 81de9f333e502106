using Kegui.Kernel;
using Microsoft.EntityFrameworkCore;

namespace Kegui.Modules.Staff;

/// <summary>Departments and posts.</summary>
internal sealed class OrganisationActs(ActRunner run, PeopleDirectory directory)
{
    public Task<Outcome<long>> EditDepartment(Call call, long id, int version, DepartmentInput input, CancellationToken cancel) => run.Run("department.edit", call, new { id, version, input }, async act =>
    {
        var department = act.Found(await act.Db.Set<Department>().AsTracking().FirstOrDefaultAsync(d => d.Id == id, cancel));
        act.Expect(version, department.Version);
        var people = await directory.Get(act.Actor.PeopleStamp, cancel);
        act.Check(StaffRules.Problems(input, id, people));
        // The tree decides what "below" reaches: nobody hangs his own department, or one above it, elsewhere.
        act.Allow(!act.Actor.IsSystem && input.ParentId != department.ParentId && people.Below(id).Contains(act.Actor.DepartmentId) ? new Refusal("own-scope") : null);
        department.Name = input.Name!.Trim();
        department.ParentId = input.ParentId;
        department.HeadId = input.HeadId;
        var changes = act.ChangesOf(department);
        if (changes.Count == 0) return id;
        department.Version++;
        PeopleDirectory.Touch(act);
        await act.Tell(new("DepartmentChanged", "department", id), changes, cancel);
        return id;
    }, cancel);

    /// <summary>Only an empty one: people and departments below must have gone elsewhere first.</summary>
    public Task<Outcome<long>> DeleteDepartment(Call call, long id, CancellationToken cancel) => run.Run("department.edit", call, new { id, delete = true }, async act =>
    {
        var department = act.Found(await act.Db.Set<Department>().AsTracking().FirstOrDefaultAsync(d => d.Id == id, cancel));
        var used = await act.Db.Set<Person>().AnyAsync(p => p.DepartmentId == id, cancel) || await act.Db.Set<Department>().AnyAsync(d => d.ParentId == id, cancel);
        act.Allow(used ? new Refusal("department-used") : null);
        act.Db.Remove(department);
        PeopleDirectory.Touch(act);
        await act.Tell(new("DepartmentDeleted", "department", id), [new("name", department.Name, null)], cancel);
        return id;
    }, cancel);

    /// <param name="id">Null makes a new post.</param>
    public Task<Outcome<long>> SavePost(Call call, long? id, int version, string? name, CancellationToken cancel) => run.Run("post.edit", call, new { id, version, name }, async act =>
    {
        act.Check(await PostProblems(act, id, name, cancel));
        var post = id is null ? null : act.Found(await act.Db.Set<Post>().AsTracking().FirstOrDefaultAsync(p => p.Id == id, cancel));
        if (post is null) act.Db.Add(post = new Post { Id = await act.NewId(cancel), Name = name!.Trim() });
        else act.Expect(version, post.Version);
        var before = id is null ? null : post.Name;
        post.Name = name!.Trim();
        post.Version++;
        PeopleDirectory.Touch(act);
        await act.Tell(new(id is null ? "PostCreated" : "PostChanged", "post", post.Id), [new("name", before, post.Name)], cancel);
        return post.Id;
    }, cancel);

    public Task<Outcome<long>> DeletePost(Call call, long id, CancellationToken cancel) => run.Run("post.edit", call, new { id, delete = true }, async act =>
    {
        var post = act.Found(await act.Db.Set<Post>().AsTracking().FirstOrDefaultAsync(p => p.Id == id, cancel));
        act.Allow(await act.Db.Set<Person>().AnyAsync(p => p.PostId == id, cancel) ? new Refusal("post-used") : null);
        act.Db.Remove(post);
        PeopleDirectory.Touch(act);
        await act.Tell(new("PostDeleted", "post", id), [new("name", post.Name, null)], cancel);
        return id;
    }, cancel);

    private static async Task<IReadOnlyList<Problem>> PostProblems(Act act, long? id, string? name, CancellationToken cancel)
    {
        if (string.IsNullOrWhiteSpace(name)) return [new("name", "required")];
        var wanted = name.Trim();
        if (wanted.Length > 50) return [new("name", "too-long", 50)];
        return await act.Db.Set<Post>().AnyAsync(p => p.Name == wanted && p.Id != (id ?? 0), cancel) ? [new("name", "taken")] : [];
    }
}
