using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;

namespace Kegui.Kernel;

/// <summary>Where the factory documents lie.</summary>
public sealed record RegulationFolder(string Path);

/// <summary>
/// Brings the factory documents of this build into the database at start. A document nobody works by is replaced; where clauses are
/// adopted, the new words wait until somebody takes them over.
/// </summary>
public sealed class FactoryRegulations(ActRunner run, AppDb db, RegulationFolder folder, DocumentShelf shelf, RulebookDirectory directory, ILogger<FactoryRegulations> log)
{
    /// <summary>Gives the number of documents that were new.</summary>
    public async Task<int> Load(CancellationToken cancel)
    {
        if (!Directory.Exists(folder.Path)) return 0;
        var files = Directory.GetFiles(folder.Path, "*.yaml").Order(StringComparer.Ordinal).Select(Read).ToList();
        var hashes = files.ConvertAll(f => f.Hash);
        var known = await db.Set<RegulationText>().Where(t => hashes.Contains(t.Hash)).Select(t => t.Hash).ToListAsync(cancel);
        var fresh = files.Where(f => !known.Contains(f.Hash)).ToList();
        if (fresh.Count == 0) return 0;
        var outcome = await run.Run("regulation.load", new Call(Actor.System), hashes, act => Store(act, fresh, cancel), cancel);
        return outcome.Value;
    }

    private async Task<int> Store(Act act, IReadOnlyList<Document> fresh, CancellationToken cancel)
    {
        var editions = (await act.Db.Set<RegulationEdition>().ToListAsync(cancel)).ToLookup(e => e.RegulationId);
        var adopted = (await act.Db.Set<Adoption>().Select(a => a.RegulationId).Distinct().ToListAsync(cancel)).ToHashSet();
        var stored = 0;
        foreach (var (name, content, hash) in fresh)
        {
            shelf.Put(hash, name, content);
            var reading = shelf.Get(hash);
            foreach (var problem in reading.Problems) log.LogError("Regulation {Problem}", problem.ToString());
            if (reading.Regulation is not { } text) continue;
            act.Db.Add(new RegulationText { Hash = hash, RegulationId = text.Id, Content = content, At = act.Now });
            stored++;
            var last = editions[text.Id].MaxBy(e => e.From);
            if (last is not null && (adopted.Contains(text.Id) || last.From > act.Today)) continue;
            var edition = new RegulationEdition
            {
                Id = await act.NewId(cancel), RegulationId = text.Id, Number = (last?.Number ?? 0) + 1, TextHash = hash, Values = last?.Values ?? "{}", GraceDays = 0, ById = act.Actor.PersonId, At = act.Now,
                From = last is null ? text.Effective < act.Today ? text.Effective : act.Today : last.From < act.Today ? act.Today : last.From.AddDays(1),
            };
            act.Db.Add(edition);
            await act.Tell(new("RegulationLoaded", "regulation-edition", edition.Id), [new("regulation", null, text.Id), new("hash", last?.TextHash, hash)], cancel);
        }
        directory.Touch(act);
        return stored;
    }

    private static Document Read(string path)
    {
        var content = File.ReadAllText(path).ReplaceLineEndings("\n");
        return new(Path.GetFileName(path), content, Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(content))));
    }

    private sealed record Document(string Name, string Content, string Hash);
}
