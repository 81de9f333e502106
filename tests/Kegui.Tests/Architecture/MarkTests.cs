using System.Reflection;
using Kegui.Kernel;
using Kegui.Tests.Kernel.Rulebook;
using Kegui.Tests.World;

namespace Kegui.Tests.Architecture;

/// <summary>A clause that code says it keeps exists, and a test proves it.</summary>
public sealed class MarkTests
{
    private static readonly IReadOnlyList<string> Marked = MarksIn(typeof(Rule).Assembly, typeof(AllModules).Assembly);
    private static readonly IReadOnlySet<string> Proved = typeof(MarkTests).Assembly.GetTypes().SelectMany(t => t.GetMethods())
        .SelectMany(m => m.GetCustomAttributes<ClauseAttribute>()).SelectMany(c => c.Ids).ToHashSet();
    private static readonly IReadOnlySet<string> Known = Directory.GetFiles(Texts.Folder, "*.yaml").SelectMany(file => Texts.Read(File.ReadAllText(file)).Clauses).Select(c => c.Id).ToHashSet();

    [Fact]
    public void Every_marked_clause_exists()
    {
        Assert.NotEmpty(Marked);
        Assert.Empty(Marked.Except(Known));
    }

    [Fact]
    public void Every_marked_clause_has_a_test_that_names_it() => Assert.Empty(Marked.Except(Proved));

    [Fact]
    public void Every_clause_that_a_test_names_exists() => Assert.Empty(Proved.Except(Known));

    [Fact]
    public void Canary_a_mark_without_a_test_is_found() =>
        Assert.Equal(["CGM-8.2a"], MarksIn(typeof(MarkTests).Assembly).Except(Proved).Intersect(["CGM-8.2a"]));

    private static IReadOnlyList<string> MarksIn(params Assembly[] assemblies) =>
    [.. from assembly in assemblies
        from type in assembly.GetTypes()
        from member in type.GetMembers(BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly).Prepend(type)
        from mark in member.GetCustomAttributes<KeepsAttribute>(inherit: false)
        from clause in mark.Clauses
        select clause];

    [Keeps("CGM-8.2a")]
    private sealed class Unproved;
}
