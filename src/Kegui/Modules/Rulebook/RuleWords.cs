using Kegui.Kernel;
using Kegui.Ui;

namespace Kegui.Modules.Rulebook;

/// <summary>The kernel prints clauses with the labels of the program.</summary>
internal sealed class RuleWords(L labels) : IRuleWords
{
    public string? Find(string key) => labels.Find(key);
}
