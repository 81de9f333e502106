using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace Kegui.Kernel;

/// <summary>
/// Reads a document into nodes with places. Only mappings, lists and texts: no aliases (they multiply), no tags (they make objects),
/// and nothing deep, so a hostile document costs no more than its length.
/// </summary>
internal sealed class YamlTree
{
    public const int LongestDocument = 1_000_000;
    public const int DeepestNode = 16;
    public const int MostNodes = 100_000;

    private readonly IParser _parser;
    private readonly ProblemSheet _sheet;
    private int _nodes;

    private YamlTree(IParser parser, ProblemSheet sheet) => (_parser, _sheet) = (parser, sheet);

    /// <summary>The document's root; null after a problem that leaves nothing to read.</summary>
    public static YamlNode? Read(string text, ProblemSheet sheet)
    {
        if (text.Length > LongestDocument)
        {
            sheet.Add(1, 1, RegulationProblems.TooLong, $"{LongestDocument}");
            return null;
        }
        try
        {
            return new YamlTree(new Parser(new StringReader(text)), sheet).Document();
        }
        catch (YamlException broken)
        {
            sheet.Add((int)broken.Start.Line, (int)broken.Start.Column, RegulationProblems.BadYaml, broken.Message);
        }
        catch (Stop)
        {
            // The reason is on the sheet.
        }
        catch (Exception broken) when (broken is ArgumentException or InvalidOperationException or IndexOutOfRangeException or FormatException or OverflowException)
        {
            // What the parser itself does not foresee is still only a bad document.
            sheet.Add(1, 1, RegulationProblems.BadYaml, broken.GetType().Name);
        }
        return null;
    }

    private YamlNode? Document()
    {
        _parser.MoveNext();
        if (!_parser.MoveNext() || _parser.Current is not DocumentStart) throw End(RegulationProblems.BadYaml, "empty");
        _parser.MoveNext();
        var root = Node(0);
        _parser.MoveNext();
        if (_parser.MoveNext() && _parser.Current is not StreamEnd) throw End(RegulationProblems.YamlFeature);
        return root;
    }

    /// <summary>Reads the node that begins at the current event and stops at its last one.</summary>
    private YamlNode Node(int depth)
    {
        if (depth > DeepestNode) throw End(RegulationProblems.TooDeep, $"{DeepestNode}");
        if (++_nodes > MostNodes) throw End(RegulationProblems.TooManyParts, $"{MostNodes}");
        var at = _parser.Current!;
        if (at is AnchorAlias || (at is NodeEvent node && (!node.Anchor.IsEmpty || !node.Tag.IsEmpty))) throw End(RegulationProblems.YamlFeature);
        var (line, column) = ((int)at.Start.Line, (int)at.Start.Column);
        switch (at)
        {
            case Scalar scalar:
                return new YamlText(scalar.Value, scalar.Style is ScalarStyle.SingleQuoted or ScalarStyle.DoubleQuoted ? 1 : 0, line, column);
            case SequenceStart:
                var items = new List<YamlNode>();
                while (Next() is not SequenceEnd) items.Add(Node(depth + 1));
                return new YamlList(items, line, column);
            case MappingStart:
                return new YamlMap(Entries(depth), line, column);
            default:
                throw End(RegulationProblems.BadYaml, at.GetType().Name);
        }
    }

    private List<YamlEntry> Entries(int depth)
    {
        var entries = new List<YamlEntry>();
        var known = new HashSet<string>(StringComparer.Ordinal);
        while (Next() is not MappingEnd)
        {
            if (Node(depth + 1) is not YamlText key) throw End(RegulationProblems.NotText, "key");
            Next();
            var value = Node(depth + 1);
            if (known.Add(key.Text)) entries.Add(new(key, value));
            else _sheet.Add(key, RegulationProblems.DuplicateKey, key.Text);
        }
        return entries;
    }

    private ParsingEvent Next() => _parser.MoveNext() ? _parser.Current! : throw End(RegulationProblems.BadYaml, "end");

    private Stop End(string code, params ReadOnlySpan<string> args)
    {
        var at = _parser.Current?.Start ?? Mark.Empty;
        _sheet.Add(Math.Max(1, (int)at.Line), Math.Max(1, (int)at.Column), code, args);
        return new Stop();
    }

    /// <summary>Leaves the reading from any depth; never leaves this class.</summary>
    private sealed class Stop : Exception;
}
