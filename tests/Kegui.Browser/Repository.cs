namespace Kegui.Browser;

/// <summary>Where the sources lie, found upwards from the test assembly.</summary>
internal static class Repository
{
    public static string Root { get; } = Find();

    /// <summary>Debug or Release, as these tests were built.</summary>
    public static string Configuration { get; } = new DirectoryInfo(AppContext.BaseDirectory).Parent!.Name;

    private static string Find()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
            if (File.Exists(Path.Combine(folder.FullName, "Kegui.slnx"))) return folder.FullName;
        throw new DirectoryNotFoundException("The browser tests run inside the repository.");
    }
}
