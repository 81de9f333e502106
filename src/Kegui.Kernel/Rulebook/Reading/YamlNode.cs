namespace Kegui.Kernel;

/// <summary>A part of a document with its place; line and column from 1.</summary>
internal abstract record YamlNode(int Line, int Column);

/// <param name="Offset">Where the text begins after the node's column: 1 behind an opening quote.</param>
internal sealed record YamlText(string Text, int Offset, int Line, int Column) : YamlNode(Line, Column);

internal sealed record YamlList(IReadOnlyList<YamlNode> Items, int Line, int Column) : YamlNode(Line, Column);

/// <summary>Keys in the order of the document, each once.</summary>
internal sealed record YamlMap(IReadOnlyList<YamlEntry> Entries, int Line, int Column) : YamlNode(Line, Column);

internal sealed record YamlEntry(YamlText Key, YamlNode Value);
