using System.Globalization;
using NodaTime;
using NodaTime.Text;
using RodeDraad.Kernel;
using RodeDraad.People;

namespace RodeDraad.Web;

/// <summary>Reads the typed texts of a form into values, and gathers what cannot be read.</summary>
public sealed class FieldReader(FormState state)
{
    private static readonly LocalTimePattern[] Times =
        [LocalTimePattern.CreateWithInvariantCulture("H:mm"), LocalTimePattern.CreateWithInvariantCulture("H'h'mm"), LocalTimePattern.CreateWithInvariantCulture("HHmm")];

    public List<Refusal> Mistakes { get; } = [];

    public string Text(string field) => state[field];

    /// <summary>What the form says that its editor saw, from the hidden fields <c>Version</c> and <c>Settled</c>.</summary>
    public SeenVersion Seen() => new(Number("Version") ?? 0, Number("Settled") ?? 0);

    public int? Number(string field)
    {
        var text = state[field].Trim();
        if (text.Length == 0)
        {
            return null;
        }

        if (int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number))
        {
            return number;
        }

        Mistakes.Add(new Refusal("number-unreadable").At(field));
        return null;
    }

    public LocalDate? Date(string field) => Date(field, field);

    /// <param name="place">The field beside which it is said when the date cannot be read.</param>
    private LocalDate? Date(string field, string place)
    {
        var text = state[field].Trim();
        if (text.Length == 0)
        {
            return null;
        }

        if (LocalTimes.Date(text) is { } date)
        {
            return date;
        }

        Mistakes.Add(new Refusal("date-unreadable").At(place));
        return null;
    }

    /// <summary>An instant from the fields <c>…Date</c>, <c>…Time</c> and, on the night that has an hour twice, <c>…Repeated</c>. Both empty is null.</summary>
    public Instant? Moment(string field)
    {
        var known = Mistakes.Count;
        var date = Date($"{field}Date", field);
        var text = state[$"{field}Time"].Trim();
        if (date is null || text.Length == 0)
        {
            if (Mistakes.Count == known && (date is not null || text.Length > 0))
            {
                Mistakes.Add(new Refusal("time.incomplete").At(field));
            }

            return null;
        }

        var time = Times.Select(pattern => pattern.Parse(text)).FirstOrDefault(parsed => parsed.Success);
        if (time is null)
        {
            Mistakes.Add(new Refusal("time.unreadable").At(field));
            return null;
        }

        var repeated = state[$"{field}Repeated"] switch { "first" => RepeatedHour.First, "second" => RepeatedHour.Second, _ => RepeatedHour.NotSaid };
        var moment = LocalTimes.At(date.Value.At(time.Value), repeated);
        Mistakes.AddRange(moment.Refusals.Select(refusal => refusal.At(field)));
        return moment.Refusal is null ? moment.Value : null;
    }
}
