using NodaTime;
using NodaTime.Text;

namespace RodeDraad.People;

/// <summary>How a room writes the facts of its records.</summary>
public static class RecordFacts
{
    /// <summary>The facts that say something.</summary>
    public static List<RecordFact> Told(params IReadOnlyList<(string Label, string Value, FactKind Kind, string List)> facts) =>
        [.. facts.Where(fact => fact.Value.Length > 0).Select(fact => new RecordFact(fact.Label, fact.Value, fact.Kind, fact.List))];

    /// <summary>The value of a <see cref="FactKind.Moment"/>; empty for none.</summary>
    public static string Moment(Instant? at) => at is { } moment ? InstantPattern.ExtendedIso.Format(moment) : "";

    /// <summary>The value of a <see cref="FactKind.Date"/>; empty for none.</summary>
    public static string Day(LocalDate? day) => day is { } on ? LocalDatePattern.Iso.Format(on) : "";
}
