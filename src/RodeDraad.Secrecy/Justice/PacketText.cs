using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using NodaTime;
using RodeDraad.Kernel;
using RodeDraad.People;
using RodeDraad.Storage;

namespace RodeDraad.Secrecy;

/// <summary>What is hashed of a text beside its parts.</summary>
/// <param name="Number">1 for the first text of the exchange.</param>
internal readonly record struct PacketHead(int Number, string Language, LocalDate UntilOn);

/// <summary>The one form of a text that is hashed: what is said, to whom, what for and until when. The number of the text is in it, so two texts never have one hash.</summary>
internal static class PacketText
{
    /// <summary>Texts of a difficulty, and of any part, in characters.</summary>
    public const int LongestDifficulty = 500;

    /// <summary>Lines of fields, then each part with its length, so that no part can pass for another.</summary>
    public static string Canonical(Exchange exchange, PacketHead head, IEnumerable<PacketPart> parts)
    {
        var text = new StringBuilder();
        void Line(FormattableString line) => text.Append(line.ToString(CultureInfo.InvariantCulture)).Append('\n');
        Line($"rode-draad-packet 1");
        Line($"exchange {exchange.Id.Value:D} {head.Number}");
        Line($"recipient {exchange.House.Value:D} {exchange.Assistant.Value:D}");
        Line($"purpose {exchange.Purpose}");
        Line($"until {head.UntilOn:uuuu-MM-dd}");
        Line($"language {head.Language}");
        foreach (var part in parts)
        {
            Line($"{part.Kind} {Encoding.UTF8.GetByteCount(part.Text)}");
            Line($"{part.Text}");
        }

        return text.ToString();
    }

    public static string HashOf(string canonical) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(canonical)));

    /// <param name="texts">The key of the client whom the exchange is about.</param>
    public static IReadOnlyList<PacketPart> PartsOf(Packet packet, ClientTexts texts) => JsonSerializer.Deserialize<List<PacketPart>>(texts.Open(Packet.Table, packet.Parts), NodaJson.Stored)!;

    public static SealedText Keep(IEnumerable<PacketPart> parts, ClientTexts texts) => texts.Seal(Packet.Table, JsonSerializer.Serialize(parts, NodaJson.Stored));

    /// <summary>A text as it is kept: composed letters, one kind of line end, no blanks around.</summary>
    public static string Clean(string typed) => typed.Normalize(NormalizationForm.FormC).ReplaceLineEndings("\n").Trim();
}
