using System.Buffers.Binary;
using NodaTime;

namespace RodeDraad.Demo;

/// <summary>Ids as version 7 makes them, but from the seeded generator: the same seed makes the same circuit.</summary>
internal sealed class DemoIds(Random random, Instant start)
{
    private long milliseconds = start.ToUnixTimeMilliseconds();

    public Guid Next()
    {
        Span<byte> bytes = stackalloc byte[16];
        random.NextBytes(bytes);
        BinaryPrimitives.WriteInt64BigEndian(bytes, milliseconds++ << 16);
        random.NextBytes(bytes[6..8]);
        bytes[6] = (byte)((bytes[6] & 0x0F) | 0x70);
        bytes[8] = (byte)((bytes[8] & 0x3F) | 0x80);
        return new(bytes, bigEndian: true);
    }
}
