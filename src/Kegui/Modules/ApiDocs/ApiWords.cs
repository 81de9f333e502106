using System.Globalization;
using Kegui.Ui;

namespace Kegui.Modules.ApiDocs;

/// <summary>Labels in a named language, whatever the reader's is: the document serves everybody.</summary>
internal static class ApiWords
{
    public static readonly CultureInfo Chinese = CultureInfo.GetCultureInfo("zh-CN");
    public static readonly CultureInfo English = CultureInfo.GetCultureInfo("en");

    public static string Both(L labels, string key) => $"{In(labels, key, Chinese)}\n\n{In(labels, key, English)}";

    public static string? In(L labels, string key, CultureInfo language)
    {
        var before = CultureInfo.CurrentUICulture;
        CultureInfo.CurrentUICulture = language;
        try
        {
            return labels.Find(key);
        }
        finally
        {
            CultureInfo.CurrentUICulture = before;
        }
    }
}
