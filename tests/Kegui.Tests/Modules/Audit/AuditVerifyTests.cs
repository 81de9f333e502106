using Kegui.Kernel;
using Kegui.Tests.World;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Kegui.Tests.Modules.Audit;

public sealed class AuditVerifyTests
{
    [Fact]
    public async Task A_log_that_nobody_touched_is_whole()
    {
        await using var world = await Sealed();
        var (code, said) = await Verify(world);
        Assert.Equal(0, code);
        var lines = await Lines(world);
        Assert.Contains($"{lines.Count} lines in 2 seals, 0 lines not sealed yet", said);
        Assert.Contains("Head: " + Convert.ToHexStringLower((await Seals(world))[1].Hash), said);
        Assert.All(lines, l => Assert.NotNull(l.SealId));
    }

    [Fact]
    public async Task A_second_round_without_news_makes_no_seal()
    {
        await using var world = await Sealed();
        await Seal(world);
        Assert.Equal(2, (await Seals(world)).Count);
    }

    [Fact]
    public async Task A_changed_line_is_named()
    {
        await using var world = await Sealed();
        var line = (await Lines(world))[3];
        await Change(world, db => db.Set<AuditEntry>().Where(a => a.Id == line.Id).ExecuteUpdateAsync(set => set.SetProperty(a => a.PersonName, "别人")));
        await Broken(world, $"line {line.Id} was changed");
    }

    [Fact]
    public async Task A_changed_line_whose_digest_was_made_to_fit_is_named_too()
    {
        await using var world = await Sealed();
        var line = (await Lines(world))[3];
        var forged = AuditEntry.DigestOf(line.Id, line.At, line.Act, line.Fact, line.PersonId, "别人", line.Via, line.SubjectKind, line.SubjectId, line.CustomerId, line.Changes, line.Reason);
        await Change(world, db => db.Set<AuditEntry>().Where(a => a.Id == line.Id).ExecuteUpdateAsync(set => set.SetProperty(a => a.PersonName, "别人").SetProperty(a => a.Digest, forged)));
        await Broken(world, $"line {line.Id} was changed");
    }

    [Fact]
    public async Task A_removed_line_is_named()
    {
        await using var world = await Sealed();
        var line = (await Lines(world))[2];
        await Change(world, db => db.Set<AuditEntry>().Where(a => a.Id == line.Id).ExecuteDeleteAsync());
        await Broken(world, $"line {line.Id} of seal 1 was removed");
    }

    [Fact]
    public async Task Two_lines_that_changed_places_are_found_at_the_first()
    {
        await using var world = await Sealed();
        var lines = await Lines(world);
        var (a, b) = (lines[1].Id, lines[4].Id);
        await Change(world, async db =>
        {
            await db.Set<AuditEntry>().Where(x => x.Id == a).ExecuteUpdateAsync(set => set.SetProperty(x => x.Id, -1));
            await db.Set<AuditEntry>().Where(x => x.Id == b).ExecuteUpdateAsync(set => set.SetProperty(x => x.Id, a));
            await db.Set<AuditEntry>().Where(x => x.Id == -1).ExecuteUpdateAsync(set => set.SetProperty(x => x.Id, b));
        });
        await Broken(world, $"line {a} was changed");
    }

    [Fact]
    public async Task A_line_taken_out_of_its_seal_is_named()
    {
        await using var world = await Sealed();
        var line = (await Lines(world))[2];
        await Change(world, db => db.Set<AuditEntry>().Where(a => a.Id == line.Id).ExecuteUpdateAsync(set => set.SetProperty(a => a.SealId, (long?)null)));
        await Broken(world, $"line {line.Id} was taken out of seal 1");
    }

    [Fact]
    public async Task A_line_put_into_a_seal_is_named()
    {
        await using var world = await Sealed();
        var line = (await Lines(world))[0];
        await Change(world, async db =>
        {
            db.Add(new AuditEntry { Id = line.Id + 1_000_000, At = line.At, Act = "customer.edit", Fact = "CustomerChanged", PersonId = 1, PersonName = "别人", Via = "page", SubjectKind = "customer", SubjectId = 1, Digest = line.Digest, SealId = 1 });
            await db.SaveChangesAsync();
        });
        await Broken(world, $"line {line.Id + 1_000_000} was added to seal 1");
    }

    [Fact]
    public async Task A_changed_seal_and_a_missing_one_are_named()
    {
        await using var world = await Sealed();
        await Change(world, db => db.Set<AuditSeal>().Where(s => s.Id == 1).ExecuteUpdateAsync(set => set.SetProperty(s => s.Hash, new byte[32])));
        await Broken(world, "seal 1 was changed");
        await Change(world, db => db.Set<AuditSeal>().Where(s => s.Id == 1).ExecuteDeleteAsync());
        await Broken(world, "seal 1 is missing");
    }

    [Fact]
    public async Task An_end_that_was_cut_off_is_found_with_a_head_kept_outside()
    {
        await using var world = await Sealed();
        var head = Convert.ToHexStringLower((await Seals(world))[1].Hash);
        Assert.Equal(0, (await Verify(world, head)).Code);
        await Change(world, async db =>
        {
            await db.Set<AuditEntry>().Where(a => a.SealId == 2).ExecuteDeleteAsync();
            await db.Set<AuditSeal>().Where(s => s.Id == 2).ExecuteDeleteAsync();
        });
        Assert.Equal(0, (await Verify(world)).Code);
        var (code, said) = await Verify(world, head);
        Assert.Equal(1, code);
        Assert.Contains("head is not in the chain", said);
    }

    [Fact]
    public async Task Changes_emptied_by_a_recorded_erasure_are_no_fault_and_emptied_silently_they_are()
    {
        await using var world = await Sealed();
        var line = (await Lines(world)).First(l => l.Changes is not null);
        await Change(world, db => db.Set<AuditEntry>().Where(a => a.Id == line.Id).ExecuteUpdateAsync(set => set.SetProperty(a => a.Changes, (string?)null)));
        await Broken(world, $"line {line.Id} was changed");
        await world.With(s => s.GetRequiredService<ActRunner>().Run("audit.erase", new(Actor.System), line.Id, async act =>
        {
            await act.Tell(new(AuditEntry.Erased, "audit", line.Id), null, default);
            return true;
        }, default));
        Assert.Equal(0, (await Verify(world)).Code);
    }

    [Theory]
    [InlineData("audit", "verify-all")]
    [InlineData("audits", "verify")]
    public async Task An_unknown_verb_says_what_there_is(params string[] words)
    {
        var said = new StringWriter();
        Assert.Equal(64, await Verbs.Run(words, said));
        Assert.Contains("audit verify", said.ToString());
    }

    [Fact]
    public async Task Without_a_verb_the_server_runs() => Assert.Null(await Verbs.Run(["--KEGUI_DATA=x"], TextWriter.Null));

    // The cast's planting gives the lines of the first seal, one more person those of the second.
    private static async Task<TestWorld> Sealed()
    {
        var world = await TestWorld.Open();
        await world.App.Services.GetRequiredService<JobRunner>().RunDue(default);
        await Seal(world);
        var department = await world.With(s => s.GetRequiredService<AppDb>().Set<Department>().OrderBy(d => d.Id).Select(d => d.Id).FirstAsync());
        await Cast.Must(world.With(s => s.GetRequiredService<Kegui.Modules.Staff.StaffActs>().Create(new(Actor.System), new("邱实", "qiushi", null, department, null, null, null, []), default)));
        await Seal(world);
        return world;
    }

    private static Task Seal(TestWorld world)
    {
        world.Clock.Advance(TimeSpan.FromMinutes(1));
        return world.App.Services.GetRequiredService<JobRunner>().RunDue(default);
    }

    private static async Task<(int Code, string Said)> Verify(TestWorld world, string? head = null)
    {
        var said = new StringWriter();
        return (await AuditVerify.Run(world.App.Services, head, said), said.ToString());
    }

    private static async Task Broken(TestWorld world, string named)
    {
        var (code, said) = await Verify(world);
        Assert.Equal(1, code);
        Assert.StartsWith("BROKEN: " + named, said);
    }

    private static Task Change(TestWorld world, Func<AppDb, Task> change) => world.With(s => change(s.GetRequiredService<AppDb>()));

    private static Task<List<AuditEntry>> Lines(TestWorld world) => world.With(s => s.GetRequiredService<AppDb>().Set<AuditEntry>().OrderBy(a => a.Id).ToListAsync());

    private static Task<List<AuditSeal>> Seals(TestWorld world) => world.With(s => s.GetRequiredService<AppDb>().Set<AuditSeal>().OrderBy(a => a.Id).ToListAsync());
}
