namespace Kegui.Kernel;

/// <summary>Ascending ids as their differences in seven-bit groups: one or two bytes an id.</summary>
internal static class PackedIds
{
    public static byte[] Pack(IReadOnlyList<long> ascending)
    {
        var packed = new List<byte>(ascending.Count * 2);
        var last = 0L;
        foreach (var id in ascending)
        {
            var step = (ulong)(id - last);
            for (; step >= 0x80; step >>= 7) packed.Add((byte)(step | 0x80));
            packed.Add((byte)step);
            last = id;
        }
        return [.. packed];
    }

    /// <summary>Stops at what is no list of ids: a tampered one must not stop the verification.</summary>
    public static List<long> Unpack(byte[] packed)
    {
        var ids = new List<long>();
        var (last, step, shift) = (0L, 0UL, 0);
        foreach (var b in packed)
        {
            if (shift > 56) break;
            step |= (ulong)(b & 0x7F) << shift;
            shift += 7;
            if ((b & 0x80) != 0) continue;
            last += (long)step;
            ids.Add(last);
            (step, shift) = (0, 0);
        }
        return ids;
    }
}
