using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using RodeDraad.Kernel;

namespace RodeDraad.Secrecy;

/// <summary>The one form of a text that is hashed: what is said, to whom, what for and until when. The number of the text is in it, so two texts never have one hash.</summary>
internal static class PacketText
{
    /// <summary>Texts of a difficulty, and of any part, in characters.</summary>
    public const int LongestDifficulty = 500;

    /// <summary>Lines of fields, then each part with its length, so that no part can pass for another.</summary>
    public static string Canonical(Exchange exchange, Packet packet)
    {
        var text = new StringBuilder();
        void Line(FormattableString line) => text.Append(line.ToString(CultureInfo.InvariantCulture)).Append('\n');
        Line($"rode-draad-packet 1");
        Line($"exchange {exchange.Id.Value:D} {packet.Number}");
        Line($"recipient {exchange.House.Value:D} {exchange.Assistant.Value:D}");
        Line($"purpose {exchange.Purpose}");
        Line($"until {packet.UntilOn:uuuu-MM-dd}");
        Line($"language {packet.Language}");
        foreach (var part in PartsOf(packet))
        {
            Line($"{part.Kind} {Encoding.UTF8.GetByteCount(part.Text)}");
            Line($"{part.Text}");
        }

        return text.ToString();
    }

    public static string HashOf(string canonical) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(canonical)));

    public static IReadOnlyList<PacketPart> PartsOf(Packet packet) => JsonSerializer.Deserialize<List<PacketPart>>(packet.Parts, NodaJson.Stored)!;

    public static string Keep(IEnumerable<PacketPart> parts) => JsonSerializer.Serialize(parts, NodaJson.Stored);

    /// <summary>A text as it is kept: composed letters, one kind of line end, no blanks around.</summary>
    public static string Clean(string typed) => typed.Normalize(NormalizationForm.FormC).ReplaceLineEndings("\n").Trim();
}
