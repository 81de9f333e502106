using System.Reflection;

namespace Kegui.Kernel;

/// <summary>How a clause is kept.</summary>
/// <param name="KeptBy"><c>rules</c>: by data. <c>code</c>: by mechanism that marks it. <c>text</c>: shown only. <c>missing</c>: its module is not in this build.</param>
/// <param name="Module">The module it belongs to; null where nobody has said.</param>
public sealed record ClauseCoverage(string ClauseId, string KeptBy, string? Module, IReadOnlyList<string> RuleKinds, IReadOnlyList<string> Marks);

/// <summary>Says for every clause what keeps it: the rules in the data, marks on the code, or the text alone.</summary>
public sealed class Coverage
{
    private readonly IReadOnlyDictionary<string, string> _modules;
    private readonly IReadOnlySet<string> _present;
    private readonly ILookup<string, string> _marks;

    /// <param name="modules">Clause id → module.</param>
    /// <param name="present">Modules of this build.</param>
    /// <param name="code">Assemblies whose marks count.</param>
    public Coverage(IReadOnlyDictionary<string, string> modules, IReadOnlySet<string> present, IEnumerable<Assembly> code)
    {
        (_modules, _present) = (modules, present);
        _marks = code.SelectMany(MarksIn).ToLookup(m => m.Clause, m => m.Where, StringComparer.Ordinal);
    }

    public ClauseCoverage Of(Clause clause)
    {
        var module = _modules.GetValueOrDefault(clause.Id);
        var marks = _marks[clause.Id].Order(StringComparer.Ordinal).ToList();
        var keptBy = clause.Rules.Count > 0 ? "rules" : marks.Count > 0 ? "code" : module is null || _present.Contains(module) ? "text" : "missing";
        return new(clause.Id, keptBy, module, [.. clause.Rules.Select(r => r.Kind).Distinct()], marks);
    }

    /// <summary>Marks that name no clause of the given regulations: a clause was renamed, or the mark mistyped.</summary>
    public IReadOnlyList<string> StrayMarks(IEnumerable<Regulation> regulations)
    {
        var known = regulations.SelectMany(r => r.Clauses).Select(c => c.Id).ToHashSet();
        return [.. _marks.Select(m => m.Key).Where(id => !known.Contains(id)).Order(StringComparer.Ordinal)];
    }

    /// <summary>Reads <c>modules.tsv</c>: clause id, tab, module.</summary>
    public static IReadOnlyDictionary<string, string> ReadModules(string path) => !File.Exists(path)
        ? new Dictionary<string, string>()
        : File.ReadLines(path).Where(line => line.Length > 0 && line[0] != '#').Select(line => line.Split('\t')).Where(cells => cells.Length == 2).ToDictionary(cells => cells[0], cells => cells[1], StringComparer.Ordinal);

    private static IEnumerable<(string Clause, string Where)> MarksIn(Assembly assembly) =>
        from type in assembly.GetTypes()
        from member in type.GetMembers(BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly).Prepend(type)
        from mark in member.GetCustomAttributes<KeepsAttribute>(inherit: false)
        from clause in mark.Clauses
        select (clause, member is Type ? type.Name : $"{type.Name}.{member.Name}");
}
