using System.Globalization;
using NodaTime;
using RodeDraad.Circuit;
using RodeDraad.Kernel;
using RodeDraad.People;

namespace RodeDraad.Demo;

/// <summary>What the services of an invented region tell of themselves. Fictegem lies in the North Sea, so that nobody drives to it.</summary>
internal static class DemoOffers
{
    private static readonly (double North, double East) Fictegem = (51.6, 2.6);

    /// <summary>Per kind of service what it does; what stands in no list here does nothing that the region names.</summary>
    private static readonly Dictionary<string, string[]> Modules = new(StringComparer.Ordinal)
    {
        ["epsi"] = ["emergency-and-crisis", "detoxification", "diagnostics", "orientation"],
        ["cic"] = ["emergency-and-crisis", "detoxification", "orientation"],
        ["msoc"] = ["low-threshold-reception", "harm-reduction", "substitution"],
        ["street-work"] = ["outreaching", "harm-reduction"],
        ["ambulatory-drug-care"] = ["day-activation", "diagnostics", "case-management"],
        ["cgg"] = ["diagnostics", "dual-diagnosis", "early-detection-and-intervention"],
        ["paaz"] = ["detoxification", "diagnostics", "dual-diagnosis"],
        ["pz-detox"] = ["detoxification", "dual-diagnosis"],
        ["bed-bath-bread"] = ["bed-bath-bread"],
        ["homeless-care"] = ["bed-bath-bread", "orientation"],
        ["general-practitioner"] = ["substitution", "early-detection-and-intervention"],
        ["caw"] = ["orientation"],
        ["jac"] = ["early-detection-and-intervention", "orientation"],
        ["mobile-crisis-team"] = ["emergency-and-crisis", "outreaching"],
        ["sheltered-housing"] = ["day-activation"],
        ["therapeutic-community"] = ["labour-care", "day-activation"],
    };

    private static readonly string[] DayAndNight = ["epsi", "cic", "paaz", "pz-detox", "therapeutic-community", "bed-bath-bread", "homeless-care"];
    private static readonly string[] NoUse = ["therapeutic-community", "short-therapeutic-programme", "halfway-house", "sheltered-housing"];

    public static OfferVersion Of(Service service, int number, (Instant Start, Instant Now) year, AccountId by)
    {
        var day = year.Now.LocalDate();
        return new()
        {
            OrganisationId = service.OrganisationId,
            ServiceId = service.Id,
            Number = 1,
            Said = Offers.Write(Told(service.Kind, number)),
            At = year.Start,
            By = by,
            ChangedAt = year.Start,
            ConfirmedOn = number % 5 == 4 ? day.PlusMonths(-9) : day.PlusMonths(-(number % 4)),
            ConfirmedBy = by,
        };
    }

    private static OfferForm Told(string kind, int number) => new()
    {
        Modules = [.. Modules.GetValueOrDefault(kind, []), .. number == 0 ? ["registration"] : Array.Empty<string>()], // the first unit is the door of the region
        Languages = (number % 3) switch { 0 => ["nl", "fr"], 1 => ["nl"], _ => ["nl", "en", "ar"] },
        AgeFrom = kind == "jac" ? 12 : 18,
        AgeUntil = kind == "jac" ? 25 : null,
        Circumstances = NoUse.Contains(kind) ? new() { ["uses-now"] = Welcome.No } : number % 2 == 0 ? new() { ["uses-now"] = Welcome.Yes, ["without-insurance"] = Welcome.Yes } : [],
        Hours = Enumerable.Range(1, 7).Where(weekday => weekday <= 5 || DayAndNight.Contains(kind))
            .ToDictionary(weekday => weekday.ToString(CultureInfo.InvariantCulture), weekday => DayAndNight.Contains(kind) ? "0:00-24:00" : weekday == 2 && number % 3 == 0 ? "9:00-12:00, 17:00-20:00" : "9:00-12:00, 13:30-17:00"),
        Address = $"Verzonnen straat {number + 1}",
        PostalCode = "0000",
        Municipality = number % 4 == 0 ? "Verzindorp" : "Fictegem",
        Coordinates = string.Create(CultureInfo.InvariantCulture, $"{Fictegem.North + (number * 37 % 100 * 0.0021):0.####}, {Fictegem.East + (number * 61 % 100 * 0.0027):0.####}"),
        Mail = $"dienst{number}@fictoria.example",
        Site = $"https://dienst{number}.fictoria.example/",
        Capacity = DayAndNight.Contains(kind) ? 8 + (number % 3 * 4) : null,
    };
}
