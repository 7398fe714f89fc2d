using System.Buffers.Binary;
using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Security.Cryptography;
using NodaTime;

namespace RodeDraad.People;

/// <summary>One-time codes by time: six digits that change every 30 seconds.</summary>
/// <remarks>Source: RFC 6238 (with RFC 4226), HMAC-SHA-1 as all authenticator apps use; its vectors are in the tests.</remarks>
public static class OneTimeCode
{
    private const int StepSeconds = 30;
    private const string Base32 = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

    /// <summary>A new shared secret of 160 bits, in base 32 as apps read it.</summary>
    public static string NewSecret()
    {
        Span<char> secret = stackalloc char[32];
        foreach (ref var sign in secret)
        {
            sign = Base32[RandomNumberGenerator.GetInt32(32)];
        }

        return new(secret);
    }

    /// <summary>Which time step a code belongs to, when it is the code of this step or of one next to it.</summary>
    /// <param name="lastUsed">Time step of the last code that was accepted: that one and earlier are not accepted again.</param>
    /// <returns>The time step to remember, or null when the code is wrong or was used.</returns>
    public static long? Accept(string secret, string code, Instant now, long lastUsed)
    {
        var step = now.ToUnixTimeSeconds() / StepSeconds;
        for (var candidate = Math.Max(step - 1, lastUsed + 1); candidate <= step + 1; candidate++)
        {
            if (CryptographicOperations.FixedTimeEquals(System.Text.Encoding.ASCII.GetBytes(At(secret, candidate)), System.Text.Encoding.ASCII.GetBytes(code)))
            {
                return candidate;
            }
        }

        return null;
    }

    /// <summary>The code of a time step (seconds since 1970 divided by 30).</summary>
    [SuppressMessage("Security", "CA5350", Justification = "RFC 6238 as the apps implement it; SHA-1 inside HMAC is not broken.")]
    public static string At(string secret, long step)
    {
        Span<byte> counter = stackalloc byte[8];
        BinaryPrimitives.WriteInt64BigEndian(counter, step);
        var hash = HMACSHA1.HashData(Bytes(secret), counter);
        var offset = hash[^1] & 0xF;
        var number = BinaryPrimitives.ReadInt32BigEndian(hash.AsSpan(offset)) & int.MaxValue;
        return (number % 1_000_000).ToString("D6", CultureInfo.InvariantCulture);
    }

    private static byte[] Bytes(string secret)
    {
        var bytes = new List<byte>();
        var (bits, held) = (0, 0);
        foreach (var sign in secret)
        {
            bits = ((bits << 5) | Base32.IndexOf(sign, StringComparison.Ordinal)) & 0xFFFF;
            held += 5;
            if (held >= 8)
            {
                held -= 8;
                bytes.Add((byte)((bits >> held) & 0xFF));
            }
        }

        return [.. bytes];
    }
}
