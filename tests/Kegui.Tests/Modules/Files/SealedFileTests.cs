using System.Net;
using System.Security.Cryptography;
using System.Text;
using Kegui.Kernel;
using Kegui.Modules.Customers;
using Kegui.Tests.World;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Kegui.Tests.Modules.Files;

/// <summary>Confidential kinds of files are encrypted before a byte comes to the disk, and read back whole.</summary>
public class SealedFileTests
{
    private static readonly byte[] Secret = Encoding.UTF8.GetBytes(string.Concat(Enumerable.Range(0, 9000).Select(i => $"年度采购合同，单价 {i} 分\n")));

    [Fact]
    public async Task The_plain_bytes_are_not_on_the_disk_and_come_back_whole()
    {
        await using var world = await TestWorld.Open();
        var (id, row) = await Attached(world, "contract");
        Assert.NotNull(row.SealedKey);
        Assert.NotEqual(Convert.ToHexStringLower(SHA256.HashData(Secret)), row.Hash);
        var files = Directory.EnumerateFiles(Path.Combine(world.Data, "files"), "*", SearchOption.AllDirectories).ToList();
        Assert.NotEmpty(files);
        foreach (var file in files) Assert.Equal(-1, (await File.ReadAllBytesAsync(file)).AsSpan().IndexOf(Secret.AsSpan(0, 24)));

        using var browser = await world.As(Cast.Lihai);
        Assert.Equal(Secret, await (await browser.Api(HttpMethod.Get, $"/files/{id}")).Content.ReadAsByteArrayAsync());
        var part = await browser.Api(HttpMethod.Get, $"/files/{id}", null, ("Range", "bytes=70000-70099"));
        Assert.Equal(HttpStatusCode.PartialContent, part.StatusCode);
        Assert.Equal(Secret[70000..70100], await part.Content.ReadAsByteArrayAsync());
    }

    [Fact]
    public async Task An_ordinary_file_lies_in_clear_and_the_test_above_could_fail()
    {
        await using var world = await TestWorld.Open();
        var (_, row) = await Attached(world, "other");
        Assert.Null(row.SealedKey);
        var file = Directory.EnumerateFiles(Path.Combine(world.Data, "files"), row.Hash, SearchOption.AllDirectories).Single();
        Assert.True((await File.ReadAllBytesAsync(file)).AsSpan().IndexOf(Secret.AsSpan(0, 24)) >= 0);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(65535)]
    [InlineData(65536)]
    [InlineData(65537)]
    [InlineData(200_000)]
    public async Task What_was_changed_cut_off_or_moved_is_not_read(int size)
    {
        var folder = Directory.CreateTempSubdirectory("kegui-files-").FullName;
        var (store, key) = (new FileStore(folder, most: 1_000_000), ContentKeys.New());
        var text = Encoding.ASCII.GetBytes(string.Concat(Enumerable.Repeat("0123456789abcdef", size / 16 + 1)))[..size];
        using (var taken = await store.Take(new MemoryStream(text), "a.txt", default, key))
        {
            store.Keep(taken);
            await using (var open = store.Open(taken.Hash, key)!) Assert.Equal(text, await All(open));
            var path = Directory.EnumerateFiles(folder, taken.Hash, SearchOption.AllDirectories).Single();
            var sealedBytes = await File.ReadAllBytesAsync(path);
            Assert.Equal(size + 16 * ((size + 65535) / 65536), sealedBytes.Length);

            var changed = (byte[])sealedBytes.Clone();
            changed[size / 2] ^= 1;
            await Refused(path, changed);
            if (size > 65536) await Refused(path, sealedBytes[..(65536 + 16)]);
            await Refused(path, sealedBytes[..^1]);
            await using var wrong = store.Open(taken.Hash, ContentKeys.New())!;
            await Assert.ThrowsAnyAsync<CryptographicException>(() => All(wrong));
        }
        Directory.Delete(folder, recursive: true);

        async Task Refused(string path, byte[] bytes)
        {
            await using var broken = new SealedStream(new MemoryStream(bytes), key);
            await Assert.ThrowsAnyAsync<CryptographicException>(() => All(broken));
        }
    }

    private static async Task<byte[]> All(Stream stream)
    {
        using var all = new MemoryStream();
        await stream.CopyToAsync(all);
        return all.ToArray();
    }

    private static Task<(long Id, StoredFile Row)> Attached(TestWorld world, string kind) => world.With(async services =>
    {
        var call = await world.CallOf(Cast.Lihai);
        var customer = await Cast.Must(services.GetRequiredService<CustomerActs>().Create(call, new() { Name = "宁波甬波机械有限公司", ContactName = "周工", ContactPhone = "13905747788", NotSame = true }, default));
        var id = await Cast.Must(services.GetRequiredService<FileActs>().Attach(call, new("customer", customer, "合同.txt", kind), new MemoryStream(Secret), default));
        return (id, await services.GetRequiredService<AppDb>().Set<StoredFile>().SingleAsync());
    });
}
