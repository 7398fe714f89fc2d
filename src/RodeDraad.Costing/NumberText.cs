using System.Globalization;
using System.Text;
using RodeDraad.Kernel;

namespace RodeDraad.Costing;

/// <summary>Reads a number as people and their spreadsheets write it: point or comma as decimal sign, groups of three between.</summary>
public static class NumberText
{
    /// <param name="text">For example <c>1234.56</c>, <c>1234,56</c>, <c>1.234,56</c>, <c>1 234,56</c>. Blanks of any kind are passed over, a euro or percent sign at the end too.</param>
    /// <param name="decimals">How many decimals are taken at most.</param>
    /// <returns>
    /// The number, with its sign; or <c>costs.number</c> (no number), <c>costs.number-unclear</c> (<c>1.234</c> may be a thousand or one and a bit) or <c>costs.decimals</c> (more decimals than are taken).
    /// A single sign before three digits is unclear only after one to three digits that do not begin with 0: <c>0,500</c> and <c>1234,500</c> are read, as far as so many decimals are taken.
    /// </returns>
    public static Outcome<decimal> Read(string text, int decimals)
    {
        var bare = Bare(text);
        var sign = bare.LastIndexOfAny(['.', ',']);
        if (sign >= 0 && bare.Count(letter => letter is '.' or ',') == 1 && bare.Length - sign == 4 && sign is >= 1 and <= 3 && bare[0] is not ('0' or '-'))
        {
            return new Refusal("costs.number-unclear", text);
        }

        if (sign >= 0 && bare.Count(letter => letter == bare[sign]) > 1)
        {
            sign = -1; // 1.234.567: the sign that comes twice groups
        }

        var (whole, part) = sign < 0 ? (bare, "") : (bare[..sign], bare[(sign + 1)..]);
        if (!InGroups(whole, out var digits) || part.Any(letter => !char.IsAsciiDigit(letter)) || (sign >= 0 && part.Length == 0) || digits.Length + part.Length > 20)
        {
            return new Refusal("costs.number", text);
        }

        return part.TrimEnd('0').Length > decimals
            ? new Refusal("costs.decimals", text, decimals)
            : decimal.Parse($"{digits}.{part}0", NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture);
    }

    /// <summary>A number as the files have it: with a point, as many decimals as it needs, no groups.</summary>
    public static string Write(decimal number) => number.ToString("0.############", CultureInfo.InvariantCulture);

    private static string Bare(string text)
    {
        var bare = new StringBuilder();
        foreach (var letter in text.Where(letter => !char.IsWhiteSpace(letter)))
        {
            bare.Append(letter is '\u2212' or '\u2013' ? '-' : letter);
        }

        return bare.ToString().TrimEnd('€', '%');
    }

    /// <summary>Whether digits stand alone or in right groups of three behind one kind of sign; hands them on without the signs.</summary>
    private static bool InGroups(string whole, out string digits)
    {
        var number = whole.TrimStart('-');
        var minus = whole.Length - number.Length;
        var groups = number.Split('.', ',');
        digits = (minus > 0 ? "-" : "") + string.Concat(groups);
        return minus <= 1 && groups[0].Length > 0 && groups.All(group => group.All(char.IsAsciiDigit))
            && (groups.Length == 1 || (groups[0].Length <= 3 && groups.Skip(1).All(group => group.Length == 3) && !(number.Contains('.', StringComparison.Ordinal) && number.Contains(',', StringComparison.Ordinal))));
    }
}
