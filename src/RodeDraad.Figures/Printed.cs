using System.Globalization;
using System.Text.RegularExpressions;
using RodeDraad.Kernel;

namespace RodeDraad.Figures;

/// <summary>A figure as it is printed.</summary>
/// <param name="Text">As it stands there.</param>
/// <param name="Value">The number.</param>
/// <param name="Unit">One of the last place: 0.1 for 12.3.</param>
/// <param name="Slack">By how much rounding may miss: one of the last place, or nothing for a count.</param>
/// <param name="Interval">What it may stand for: 12.3 is 12.25 to 12.35, ends included, since nobody says which way a half went; a count is itself.</param>
internal sealed partial record Printed(string Text, double Value, double Unit, double Slack, Interval Interval)
{
    /// <summary>No more digits than a double keeps.</summary>
    private const int MostDigits = 15;

    /// <param name="text">Digits with an optional sign in front; no groups, no exponent. <c>.01</c> and <c>-.20</c> are read.</param>
    /// <param name="sign">The decimal sign of the table.</param>
    /// <param name="exact">A count, which no rounding made.</param>
    /// <returns>The figure; <c>figures.not-printed</c> for an empty cell, <c>figures.not-a-number</c> for words, NaN, <c>3;2</c> or another decimal sign.</returns>
    public static Outcome<Printed> Read(string text, char sign, bool exact)
    {
        var bare = text.Trim().Replace('\u2212', '-');
        if (bare.Length == 0)
        {
            return new Refusal("figures.not-printed", "");
        }

        var point = sign == '.' ? bare : bare.Replace('.', '?').Replace(sign, '.');
        if (!Number().IsMatch(point) || point.Count(char.IsAsciiDigit) > MostDigits)
        {
            return new Refusal("figures.not-a-number", text.Trim());
        }

        var value = double.Parse(point, CultureInfo.InvariantCulture);
        var unit = Math.Pow(10, -(point.Contains('.', StringComparison.Ordinal) ? point.Length - point.IndexOf('.', StringComparison.Ordinal) - 1 : 0));
        return new Printed(bare, value, unit, exact ? 0 : unit, exact ? Interval.Exactly(value) : new(value - unit / 2, value + unit / 2));
    }

    [GeneratedRegex(@"^[+-]?(\d+(\.\d+)?|\.\d+)$")]
    private static partial Regex Number();
}
