using NodaTime;
using NodaTime.Text;
using RodeDraad.Kernel;

namespace RodeDraad.Secrecy;

/// <summary>Entries of a code list that hold from one day until another: purposes and legal grounds change with the law. The list writes the days as <c>2018-09-05/2026-12-31</c>, the second one open.</summary>
public static class DatedCodes
{
    /// <summary>Whether the entry holds on a day. An entry without days never does.</summary>
    public static bool Holds(Code code, LocalDate day) =>
        code.Value.Split('/') is [var from, var until]
        && LocalDatePattern.Iso.Parse(from) is { Success: true, Value: var first } && first <= day
        && (until.Length == 0 || (LocalDatePattern.Iso.Parse(until) is { Success: true, Value: var last } && day <= last));

    /// <summary>Whether the list has this key on that day.</summary>
    public static bool Has(string list, string key, LocalDate day) => Vocabulary.List(list).Any(code => code.Key == key && Holds(code, day));
}
