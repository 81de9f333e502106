namespace Kegui.Kernel;

/// <summary>A kind of record that can be shown to one more person. A module registers one for each kind that it offers.</summary>
public interface IShareable
{
    /// <summary>The record's kind, <c>customer</c>: the same word as in <see cref="Gateway.VisibleOne{T}"/>.</summary>
    string Kind { get; }

    /// <summary>Its name and page, when it lies within the actor's own scope for the right; what was only shared with the actor is not his to share on.</summary>
    Task<SharedRecord?> Find(AppDb db, Actor actor, string permission, long id, CancellationToken cancel);
}

/// <param name="CustomerId">The customer on whose timeline the sharing is told.</param>
public sealed record SharedRecord(string Name, string Href, long? CustomerId);
