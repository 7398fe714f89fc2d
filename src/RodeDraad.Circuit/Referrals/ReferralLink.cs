using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using NodaTime;
using RodeDraad.People;

namespace RodeDraad.Circuit;

/// <summary>A link to one referral for a partner without account. It opens with a code that came by another channel; of link, code and the device that came in only keyed hashes are kept.</summary>
internal sealed class ReferralLink
{
    public const string Table = "referral_links";

    public required OrganisationId OrganisationId { get; init; }

    public required Guid Id { get; init; }

    public required ReferralId ReferralId { get; init; }

    public required ClientId ClientId { get; init; }

    public required string Hash { get; init; }

    public required string CodeHash { get; init; }

    public required Instant MadeAt { get; init; }

    public required AccountId MadeBy { get; init; }

    public required Instant UntilAt { get; init; }

    public int WrongCodes { get; set; }

    /// <summary>When the right code was typed; the code is used up then.</summary>
    public Instant? OpenedAt { get; set; }

    /// <summary>The device on which it was typed: it stays in as long as the link lives.</summary>
    public string DeviceHash { get; set; } = "";

    /// <summary>When it was answered, replaced, taken back, or tried too often.</summary>
    public Instant? EndedAt { get; set; }
}

/// <summary>How links and their codes are made and hashed.</summary>
public sealed class ReferralLinks(IndexKey key)
{
    public const int Days = 14;

    /// <summary>Wrong codes that end a link.</summary>
    internal const int MostWrong = 5;

    private const int TokenBytes = 32;
    private const int CodeBound = 100_000_000;

    /// <summary>256 random bits as they stand in an address.</summary>
    internal static string Token() => Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(TokenBytes));

    /// <summary>Eight digits that can be told by telephone.</summary>
    internal static string Code() => RandomNumberGenerator.GetInt32(CodeBound).ToString("00000000", CultureInfo.InvariantCulture);

    internal string HashOf(string token) => Keyed($"referral-link|{token}");

    /// <summary>Of the code of one link; blanks and dashes between the digits do not count.</summary>
    internal string HashOfCode(string token, string code) => Keyed($"referral-code|{token}|{new string([.. code.Where(char.IsAsciiDigit)])}");

    internal string HashOfDevice(string device) => Keyed($"referral-device|{device}");

    private string Keyed(string text) => Convert.ToHexString(HMACSHA256.HashData(key.Secret, Encoding.UTF8.GetBytes(text)));
}
