using System.Xml.Linq;
using Kegui.Kernel;
using Microsoft.AspNetCore.DataProtection.Repositories;
using Microsoft.EntityFrameworkCore;

namespace Kegui;

/// <summary>Keeps the keys of forms and cookies in the database, so that every node reads them and a backup holds them.</summary>
internal sealed class KeysInDatabase(IServiceScopeFactory scopes, WriterLane lane) : IXmlRepository
{
    private const string Prefix = "protection.";

    public IReadOnlyCollection<XElement> GetAllElements()
    {
        using var scope = scopes.CreateScope();
        var db = scope.ServiceProvider.GetRequiredService<AppDb>();
        return [.. db.Set<Setting>().Where(s => s.Key.StartsWith(Prefix)).Select(s => s.Value).ToList().Select(XElement.Parse)];
    }

    public void StoreElement(XElement element, string friendlyName)
    {
        using var scope = scopes.CreateScope();
        var db = scope.ServiceProvider.GetRequiredService<AppDb>();
        db.Add(new Setting { Key = Prefix + friendlyName, Value = element.ToString(SaveOptions.DisableFormatting) });
        lane.Enter(() => db.SaveChangesAsync(), default).GetAwaiter().GetResult();
    }
}
