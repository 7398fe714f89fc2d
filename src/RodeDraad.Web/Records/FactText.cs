using System.Globalization;
using NodaTime.Text;
using RodeDraad.Kernel;
using RodeDraad.People;

namespace RodeDraad.Web;

/// <summary>Says the facts of a record in the words and habits of the reader's language.</summary>
internal static class FactText
{
    public static string Of(RecordFact fact) => fact.Kind switch
    {
        FactKind.Text => fact.Value,
        FactKind.Codes => string.Join(", ", fact.Value.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(code => Label(fact.List, code))),
        FactKind.Moment => Moments.Full(InstantPattern.ExtendedIso.Parse(fact.Value).Value),
        FactKind.Date => LocalDatePattern.Iso.Parse(fact.Value) is { Success: true } day ? Moments.Day(day.Value) : fact.Value,
        FactKind.Entry => Entry(fact.Value.Split('/')[0]),
    };

    /// <summary>What kind of entry it is, in words; a kind without words is itself.</summary>
    private static string Entry(string kind) =>
        new[] { $"modules.form.{kind}", $"clients.kind-{kind}" }.FirstOrDefault(Texts.Has) is { } key ? Texts.In(CultureInfo.CurrentUICulture.TwoLetterISOLanguageName, key, []) : kind;

    /// <summary>The label in the first of the lists that knows the code; a number is itself.</summary>
    private static string Label(string lists, string code) =>
        lists.Split(' ').FirstOrDefault(list => Vocabulary.Has(list, code)) is { } known ? Vocabulary.Label(known, code) : code;
}
