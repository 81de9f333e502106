using Microsoft.Extensions.DependencyInjection;

namespace Kegui.Kernel;

/// <summary>How one kind of long work is done. Made anew in a scope of its own for each work.</summary>
public interface IWorkKind
{
    /// <summary>Stored with the work; never changed.</summary>
    string Kind { get; }
    /// <summary>
    /// Whether a work that a killed process left goes on from its cursor. If not, it is failed as interrupted, and
    /// <see cref="Undo"/> takes back what it did.
    /// </summary>
    bool Resumes { get; }
    /// <summary>
    /// Does the work in slices, each an act of <see cref="WorkTurn.Call"/> given to <see cref="WorkTurn.Keep"/>, and shows progress
    /// between them. Throw <see cref="WorkRefused"/> for what the person should read; anything else is an error with a number.
    /// </summary>
    Task Run(WorkTurn turn, CancellationToken cancel);
    /// <summary>After a failure or a cancellation; harmless to repeat.</summary>
    Task Undo(WorkTurn turn, CancellationToken cancel) => Task.CompletedTask;
}

/// <summary>Ends a work with a reason that its person can understand: the label <c>work.problem.{Code}</c>.</summary>
public sealed class WorkRefused(string code) : Exception(code)
{
    public string Code { get; } = code;
}

public sealed record WorkType(Type Type);

public static class WorkRegistration
{
    public static IServiceCollection AddWork<T>(this IServiceCollection services) where T : class, IWorkKind =>
        services.AddScoped<T>().AddSingleton(new WorkType(typeof(T)));
}
