using System.Globalization;

namespace Kegui;

/// <summary>Where a kind of record has its page: <c>customer</c> at <c>/customers/{0}</c>.</summary>
internal sealed record SubjectPath(string Kind, string Path);

/// <summary>What people call the records of one kind; only those that the actor may see.</summary>
internal interface ISubjectNames
{
    string Kind { get; }
    Task<IReadOnlyDictionary<long, string>> Of(Kernel.Actor actor, IReadOnlyCollection<long> ids, CancellationToken cancel);
}

/// <summary>Leads from (kind, id), as notices, audit lines and files name a record, to its page.</summary>
internal sealed class Subjects(IEnumerable<SubjectPath> paths)
{
    /// <summary>All kinds that have a page.</summary>
    public IEnumerable<string> Kinds => _paths.Keys;

    private readonly Dictionary<string, string> _paths = paths.GroupBy(p => p.Kind).ToDictionary(g => g.Key, g => g.Last().Path);

    /// <summary>None for records without a page of their own.</summary>
    public string? Href(string kind, long id) =>
        _paths.TryGetValue(kind, out var path) ? string.Format(CultureInfo.InvariantCulture, path, id) : null;
}

internal static class SubjectRegistration
{
    public static IServiceCollection AddSubject(this IServiceCollection services, string kind, string path) => services.AddSingleton(new SubjectPath(kind, path));
}
