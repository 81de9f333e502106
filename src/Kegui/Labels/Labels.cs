namespace Kegui;

/// <summary>The labels of the shell and the kit: <c>Labels.resx</c> is simplified Chinese, <c>Labels.en.resx</c> stands beside it.</summary>
internal sealed class Labels;
