using Microsoft.EntityFrameworkCore.ChangeTracking;
using NodaTime;

namespace RodeDraad.Storage;

/// <summary>Changes one value of a row into another one of its kind.</summary>
internal static class Mutate
{
    /// <summary>Changes one column that is no key.</summary>
    public static void One(EntityEntry entry, Random random, params IReadOnlyList<string> except)
    {
        var columns = entry.Properties.Where(p => !p.Metadata.IsPrimaryKey() && !except.Contains(p.Metadata.Name)).ToList();
        var column = columns[random.Next(columns.Count)];
        column.CurrentValue = Other(column.CurrentValue, column.Metadata.ClrType, random);
    }

    public static Guid Id(Random random)
    {
        var bytes = new byte[16];
        random.NextBytes(bytes);
        return new(bytes);
    }

    public static byte[] Bit(byte[] value, Random random)
    {
        var other = value.ToArray();
        other[random.Next(other.Length)] ^= (byte)(1 << random.Next(8));
        return other;
    }

    private static object? Other(object? value, Type kind, Random random) => value switch
    {
        null => Something(kind, random),
        string { Length: 0 } => "x" + random.Next(1_000_000),
        string text => random.Next(3) switch { 0 => "", 1 => text + "x", _ => text[1..] + "y" + text[0] },
        Guid => Nullable.GetUnderlyingType(kind) is not null && random.Next(2) == 0 ? null : Id(random),
        int number => number + 1 + random.Next(100),
        long number => number + 1 + random.Next(100),
        bool flag => !flag,
        Instant instant => instant.PlusTicks(10L * (1 + random.Next(1_000_000)) * (random.Next(2) == 0 ? 1 : -1)),
        byte[] bytes => Bit(bytes, random),
        _ => throw new NotSupportedException($"No other value of {value.GetType().Name} is known."),
    };

    private static object Something(Type kind, Random random)
    {
        var type = Nullable.GetUnderlyingType(kind) ?? kind;
        return type == typeof(Guid) ? Id(random)
            : type == typeof(int) ? random.Next(1_000)
            : type == typeof(long) ? random.NextInt64(1_000)
            : type == typeof(string) ? "x"
            : type == typeof(bool) ? true
            : type == typeof(Instant) ? Instant.FromUnixTimeSeconds(random.Next())
            : throw new NotSupportedException($"No value of {type.Name} is known.");
    }
}
