using System.Globalization;
using NodaTime;
using NodaTime.Text;
using RodeDraad.Circuit;
using RodeDraad.Kernel;
using RodeDraad.People;

namespace RodeDraad.Tests.Circuit;

/// <summary>Pairs of somebody who looks for care and a service, written by hand with the reasons that a colleague would give: + for, - against, ~ a wish unmet, ? nobody told.</summary>
public sealed class MatchingTests
{
    private static readonly LocalDate Today = new(2026, 11, 27);
    private static readonly Instant Now = Instant.FromUtc(2026, 11, 27, 9, 0);
    private static readonly ServiceId Known = new(Guid.Parse("00000000-0000-7000-8000-000000000001"));

    public static TheoryData<string, string, string, string> Pairs()
    {
        using var reader = new StreamReader(typeof(MatchingTests).Assembly.GetManifestResourceStream("matching-pairs.csv")!);
        var pairs = new TheoryData<string, string, string, string>();
        foreach (var row in Csv.Read(reader).Skip(1))
        {
            pairs.Add(row[3], row[0], row[1], row[2]);
        }

        return pairs;
    }

    [Fact]
    public void There_are_a_hundred_pairs() => Assert.True(Pairs().Count >= 100);

    [Fact]
    public void A_travel_time_is_told_where_the_service_entered_one_from_there_and_orders_nothing()
    {
        Offer One(string name, Dictionary<string, int> travel) => new() { Organisation = OrganisationId.New(), Service = ServiceId.New(), Name = name, House = "x", Kind = "cgg", Travel = travel };
        var (far, untold) = (One("B", new() { [Spelling.Letters("Sint-Fictegem")] = 90 }), One("A", []));
        var need = new Need { Municipality = "sint fictegem" };

        Assert.Equal([new("travel", Weighs.For, 90)], Matching.Weigh(need, far, Now, Today).Reasons.Where(r => r.Code == "travel"), (a, b) => a.Weighs == b.Weighs && a.Facts.SequenceEqual(b.Facts));
        Assert.DoesNotContain(Matching.Weigh(need, untold, Now, Today).Reasons.Concat(Matching.Weigh(new(), far, Now, Today).Reasons), r => r.Code == "travel");
        Assert.Equal(["A", "B"], Matching.Rank(need, [far, untold], Now, Today).Select(c => c.Offer.Name));
        Assert.Equal(["A", "B"], new OfferIndex([far, untold]).First(need, 2, Now, Today).Select(c => c.Offer.Name));
    }

    [Theory]
    [InlineData("Fictegem", 25, true)]
    [InlineData("Fictegem", 0, false)]
    [InlineData("Fictegem", 601, false)]
    [InlineData(" ", 25, false)]
    public void A_way_has_a_municipality_and_minutes(string from, int minutes, bool right)
    {
        var check = new Mistakes();
        OfferMistakes.Check(check, new() { Travel = new() { [from] = minutes } });

        Assert.Equal(right ? [] : ["directory.travel-unreadable"], check.Found.Select(wrong => wrong.Code));
    }

    [Theory]
    [MemberData(nameof(Pairs))]
    public void A_service_is_shown_with_the_reasons_a_colleague_would_give(string story, string need, string offer, string reasons)
    {
        var candidate = Matching.Weigh(NeedOf(Fields(need)), OfferOf(Fields(offer)), Now, Today);

        Assert.Equal(reasons.Split(' ', StringSplitOptions.RemoveEmptyEntries).Order(), candidate.Reasons.Select(Short).Order());
        Assert.NotEmpty(story);
    }

    [Fact]
    public void What_stands_in_the_way_comes_after_what_fits_and_the_shortest_wait_first()
    {
        var need = NeedOf(Fields("age=30;modules=detoxification"));
        var ranked = Matching.Rank(need, new[] { "ages=12-25;modules=detoxification", "modules=detoxification;wait=20", "modules=detoxification;wait=3", "modules=substitution" }.Select(o => OfferOf(Fields(o))), Now, Today);

        Assert.Equal([3, 20], ranked.Take(2).Select(c => c.Offer.WaitingDays!.Value));
        Assert.Equal([true, true, false, false], ranked.Select(c => c.Fits));
    }

    [Fact]
    public void The_index_finds_the_same_services_in_the_same_order()
    {
        var random = new Random(2026);
        var pairs = Pairs().Select(pair => (Need: Fields((string)pair.Data.Item2), Offer: Fields((string)pair.Data.Item3))).ToList();
        Dictionary<string, string> Mixed(Func<(Dictionary<string, string> Need, Dictionary<string, string> Offer), Dictionary<string, string>> side) =>
            Enumerable.Range(0, 5).Select(_ => side(pairs[random.Next(pairs.Count)])).SelectMany(fields => fields).GroupBy(field => field.Key).ToDictionary(field => field.Key, field => field.First().Value, StringComparer.Ordinal);
        var offers = Enumerable.Range(0, 600).Select(n => OfferOf(Mixed(pair => pair.Offer)) with { Service = new(Guid.CreateVersion7()), Name = $"{n:0000}" }).ToList();
        var index = new OfferIndex(offers);
        for (var n = 0; n < 300; n++)
        {
            var need = NeedOf(Mixed(pair => pair.Need)) with { Earlier = [new(offers[random.Next(offers.Count)].Service, Today.PlusMonths(-2), "refused", "full")] };
            var expected = Matching.Rank(need, offers, Now, Today).Take(20).Select(c => c.Offer.Name);

            Assert.Equal(expected, index.First(need, 20, Now, Today).Select(c => c.Offer.Name));
        }
    }

    private static string Short(Reason reason) => reason.Weighs switch { Weighs.For => "+", Weighs.Against => "-", Weighs.Less => "~", _ => "?" } + reason.Code;

    private static Dictionary<string, string> Fields(string text) =>
        text.Split(';', StringSplitOptions.RemoveEmptyEntries).Select(pair => pair.Split('=')).ToDictionary(pair => pair[0], pair => pair[1], StringComparer.Ordinal);

    private static string[] Many(Dictionary<string, string> fields, string name) => fields.GetValueOrDefault(name, "").Split('|', StringSplitOptions.RemoveEmptyEntries);

    private static int? Number(string text) => text.Length == 0 ? null : int.Parse(text, CultureInfo.InvariantCulture);

    private static Position? At(Dictionary<string, string> fields) =>
        fields.TryGetValue("at", out var at) ? new(double.Parse(at.Split(':')[0], CultureInfo.InvariantCulture), double.Parse(at.Split(':')[1], CultureInfo.InvariantCulture)) : null;

    private static Need NeedOf(Dictionary<string, string> said) => new()
    {
        Age = Number(said.GetValueOrDefault("age", "")),
        Sex = said.GetValueOrDefault("sex", ""),
        Modules = Many(said, "modules"),
        Substances = Many(said, "substances"),
        Languages = Many(said, "languages"),
        Region = said.GetValueOrDefault("region", ""),
        Circumstances = Many(said, "has"),
        Not = Many(said, "not"),
        Evening = said.ContainsKey("evening"),
        Weekend = said.ContainsKey("weekend"),
        Accessibility = Many(said, "access"),
        From = At(said),
        TooFarKm = Number(said.GetValueOrDefault("far", "")),
        Earlier = said.TryGetValue("earlier", out var outcome) ? [new(Known, Today.PlusMonths(-8), outcome, "")] : [],
    };

    private static Offer OfferOf(Dictionary<string, string> said)
    {
        var ages = said.GetValueOrDefault("ages", "-").Split('-');
        var confirmed = said.GetValueOrDefault("confirmed", "0");
        return new()
        {
            Organisation = default,
            Service = said.ContainsKey("id") ? Known : default,
            Name = "De Brug",
            House = "De Kade",
            Kind = "msoc",
            Modules = Many(said, "modules"),
            Languages = Many(said, "languages"),
            Welcome = new()
            {
                AgeFrom = Number(ages[0]),
                AgeUntil = Number(ages[1]),
                Sex = said.GetValueOrDefault("sex", ""),
                Substances = Many(said, "substances"),
                Regions = Many(said, "regions"),
                Circumstances = said.Where(pair => Vocabulary.Has(Welcome.Circumstance, pair.Key)).ToDictionary(pair => pair.Key, pair => pair.Value, StringComparer.Ordinal),
            },
            Hours = [.. Many(said, "hours").Select(HoursOf)],
            Place = new() { Accessibility = Many(said, "access"), Position = At(said) },
            Free = said.TryGetValue("free", out var free) ? new(int.Parse(free.Split(':')[0], CultureInfo.InvariantCulture), Now - Duration.FromDays(int.Parse(free.Split(':')[1], CultureInfo.InvariantCulture)), true) : null,
            WaitingDays = Number(said.GetValueOrDefault("wait", "")) is { } days ? new(days, Now, true) : null,
            ConfirmedOn = confirmed == "never" ? null : Today.PlusMonths(-Number(confirmed)!.Value),
        };
    }

    /// <summary>Day of the week, colon, from and until.</summary>
    private static Opening HoursOf(string text)
    {
        var pattern = LocalTimePattern.CreateWithInvariantCulture("HH:mm");
        var hours = text[2..].Split('-');
        return new((IsoDayOfWeek)(text[0] - '0'), pattern.Parse(hours[0]).Value, pattern.Parse(hours[1]).Value);
    }
}
