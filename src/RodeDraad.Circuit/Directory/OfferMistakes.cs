using NodaTime;
using RodeDraad.Kernel;

namespace RodeDraad.Circuit;

/// <summary>What is wrong with what a service tells of itself, each beside its field.</summary>
internal static class OfferMistakes
{
    public const int MostPlaces = 10_000;

    /// <summary>Characters of a condition in words.</summary>
    private const int LongestWords = 2_000;

    private const int LongestLine = 200;
    private const int OldestAge = 120;

    /// <summary>Minutes of a way.</summary>
    private const int LongestWay = 600;

    private const int MostTowns = 200;

    public static void Check(Mistakes check, OfferForm form)
    {
        check.Codes("type-module", form.Modules, nameof(form.Modules));
        check.Codes("client-language", form.Languages, nameof(form.Languages));
        check.Codes("substance-class", form.Substances, nameof(form.Substances));
        check.Codes("province-or-region", form.Regions, nameof(form.Regions));
        check.Codes("accessibility", form.Accessibility, nameof(form.Accessibility));
        check.Codes(Welcome.Circumstance, form.Circumstances.Keys, nameof(form.Circumstances));
        check.Codes("circumstance-answer", form.Circumstances.Values, nameof(form.Circumstances));
        check.Code("sex", form.Sex, nameof(form.Sex));
        Ages(form, check);
        check.That(form.Capacity is null or (>= 0 and <= MostPlaces), new Refusal("directory.places", MostPlaces).At(nameof(form.Capacity)));
        check.That(form.Coordinates.Trim().Length == 0 || Offers.PositionOf(form.Coordinates) is not null, new Refusal("directory.coordinates").At(nameof(form.Coordinates)));
        check.That(form.Travel.Count <= MostTowns && form.Travel.All(way => way.Key.Trim().Length is > 0 and <= LongestLine && way.Value is > 0 and <= LongestWay), new Refusal("directory.travel-unreadable", LongestWay).At(nameof(form.Travel)));
        foreach (var (day, hours) in form.Hours)
        {
            check.That(day is ['1' or '2' or '3' or '4' or '5' or '6' or '7'] && OpeningHours.Read((IsoDayOfWeek)(day[0] - '0'), hours) is not null, new Refusal("directory.hours-unreadable").At($"Hours{day}"));
        }

        check.Text(form.Words, LongestWords, nameof(form.Words));
        foreach (var (text, field) in new[] { (form.Address, "Address"), (form.PostalCode, "PostalCode"), (form.Municipality, "Municipality"), (form.Mail, "Mail"), (form.Site, "Site"), (form.AskFor, "AskFor") })
        {
            check.Text(text, LongestLine, field);
        }

        check.That(form.Site.Length == 0 || (Uri.TryCreate(form.Site, UriKind.Absolute, out var site) && site.Scheme is "https" or "http"), new Refusal("directory.site-unreadable").At(nameof(form.Site)));
    }

    /// <summary>Ages that exclude everybody are a mistake, not a criterion.</summary>
    private static void Ages(OfferForm form, Mistakes check)
    {
        check.That(form.AgeFrom is null or (>= 0 and <= OldestAge), new Refusal("directory.age-range", OldestAge).At(nameof(form.AgeFrom)));
        check.That(form.AgeUntil is null or (>= 0 and <= OldestAge), new Refusal("directory.age-range", OldestAge).At(nameof(form.AgeUntil)));
        check.That(form.AgeFrom is null || form.AgeUntil is null || form.AgeFrom <= form.AgeUntil, new Refusal("directory.nobody").At(nameof(form.AgeUntil)));
    }
}
