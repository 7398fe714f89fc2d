using System.Security.Cryptography;
using System.Text;
using RodeDraad.People;

namespace RodeDraad.Secrecy;

/// <summary>How paper codes are made, read and hashed: ten signs that cannot be mixed up, 50 bits, as <c>7K2M9-QF4XB</c>.</summary>
public sealed class PaperCodes(IndexKey key)
{
    /// <summary>Without I, L, O and U: whoever writes one of the first three meant 1 or 0.</summary>
    private const string Signs = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

    private const int Length = 10;

    /// <summary>Signs by which tries with one beginning are counted together.</summary>
    private const int Beginning = 3;

    /// <summary>A new code, from the generator for secrets.</summary>
    public static string Make()
    {
        Span<char> code = stackalloc char[Length];
        foreach (ref var sign in code)
        {
            sign = Signs[RandomNumberGenerator.GetInt32(Signs.Length)];
        }

        return Shown(new(code));
    }

    /// <summary>A code as somebody typed it, in the signs that count: capitals, no blanks or dashes, O as 0, I and L as 1.</summary>
    public static string Read(string typed) => new([.. typed.ToUpperInvariant().Where(char.IsAsciiLetterOrDigit).Take(2 * Length).Select(sign => sign switch { 'O' => '0', 'I' or 'L' => '1', _ => sign })]);

    internal string HashOf(string code) => Keyed($"paper-code|{code}");

    internal string BeginningOf(string code) => "code/" + Keyed($"paper-beginning|{(code.Length > Beginning ? code[..Beginning] : code)}")[..16];

    private static string Shown(string code) => $"{code[..(Length / 2)]}-{code[(Length / 2)..]}";

    private string Keyed(string text) => Convert.ToHexString(HMACSHA256.HashData(key.Secret, Encoding.UTF8.GetBytes(text)));
}
