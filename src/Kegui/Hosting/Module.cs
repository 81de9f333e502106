using Kegui.Kernel;
using Kegui.Ui;

namespace Kegui;

/// <summary>
/// One folder of the product. It says what it adds: services, tables, pages' permissions, menu, addresses, and which other modules
/// it calls. Modules call each other only through their <c>Public.cs</c>.
/// </summary>
internal abstract class Module
{
    public abstract string Code { get; }
    /// <summary>Modules whose <c>Public.cs</c> this one calls; a test compares it with the code.</summary>
    public virtual IReadOnlyList<string> Uses => [];
    /// <summary>Every right that the module asks for: its acts and its reading rights.</summary>
    public abstract IReadOnlyList<string> Permissions { get; }
    public virtual IReadOnlyList<MenuItem> Menu => [];
    public virtual IReadOnlyList<QuickAct> QuickActs => [];
    public virtual IModelPart? Model => null;
    public virtual void Services(IServiceCollection services) { }
    public virtual void Routes(IEndpointRouteBuilder routes) { }
}

/// <summary>A right and the module that declares it.</summary>
internal sealed record Permission(string Code, string Module);
