namespace Kegui.Ui;

/// <summary>The sample texts of the page /kit: long names, mistakes, empty lists.</summary>
internal sealed class KitLabels;
