using System.Globalization;
using RodeDraad.Register;

namespace RodeDraad.Registration;

/// <summary>From what the work says to the code of an item.</summary>
internal static class Coding
{
    /// <param name="column">The item with the answers of this register.</param>
    /// <param name="said">See <see cref="ISource.Told"/>.</param>
    /// <returns>The code or number; null is missing.</returns>
    public static int? Of(DefinedItem item, Item column, IReadOnlyList<string>? said)
    {
        if (said is null)
        {
            return null;
        }

        if (item.Yes is { } yes)
        {
            return column.CodeOf(said.Any(code => yes.Contains(code, StringComparer.Ordinal)) ? "yes" : "no");
        }

        return column.Answers is null
            ? said is [var number] && int.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var known) && known <= column.Most ? known : null
            : said.Select(code => column.CodeOf(item.Map?.GetValueOrDefault(code) ?? code)).Where(code => code is not null).Min();
    }
}
