using NodaTime;
using RodeDraad.Circuit;
using RodeDraad.People;

namespace RodeDraad.Tests;

/// <summary>What was asked in a region beside what it has, without anybody who could be recognised.</summary>
public sealed class GapDemandTests
{
    private static readonly Instant Now = Instant.FromUtc(2026, 11, 24, 12, 0);
    private static readonly Offer Near = Of("Kade", "outreaching", "Fictegem", new(51.0, 3.0));
    private static readonly Offer Far = Of("Elders", "outreaching", "Ververwijderd", new(51.5, 3.0));
    private static readonly Dictionary<ServiceId, Offer> Offers = new() { [Near.Service] = Near, [Far.Service] = Far };

    [Fact]
    public void Referrals_to_a_module_are_counted_with_those_refused_and_those_left_without_an_answer()
    {
        SentReferral[] sent = [.. Many(6, Asked(Near)), .. Many(5, Asked(Far) with { Answered = true, Refused = true }), .. Many(5, Asked(Near) with { SentAt = Now - Duration.FromDays(GapDemand.AnswerDays + 1) }), Asked(Near) with { SentAt = Now - Duration.FromDays(30), TakenBack = true }];

        Assert.Equal(new("outreaching", 17, 5, 5, 7), GapDemand.Of("outreaching", Offers, sent, Enumerable.Repeat(Near.Service, 7).ToList(), Now));
        Assert.Equal(new("substitution", 0, 0, 0, 0), GapDemand.Of("substitution", Offers, sent, [Near.Service], Now));
        var whole = GapDemand.Of("Kade", Offers, sent, Now);
        Assert.Equal((17, 5, 5, 5, 0), (whole.Sent, whole.Refused, whole.Unanswered, whole.OutOfRegion, whole.Started));
    }

    [Fact]
    public void From_one_to_four_are_hidden()
    {
        var sent = Many(4, Asked(Far) with { Started = true, Municipality = "Fictegem" });

        Assert.Equal(new("outreaching", null, 0, 0, null), GapDemand.Of("outreaching", Offers, sent, [Near.Service], Now));
        Assert.Equal(new(null, 0, 0, null, null, null, null), GapDemand.Of("Kade", Offers, sent, Now));
        Assert.Null(Assert.Single(GapDemand.Places([Near], sent)).Referred);
    }

    [Fact]
    public void The_distance_is_the_median_from_the_municipality_of_the_client_to_the_service_where_it_began()
    {
        SentReferral[] sent = [.. Many(3, Asked(Far) with { Started = true, Municipality = "fictegem" }), .. Many(2, Asked(Near) with { Started = true, Municipality = "Fictegem" }), .. Many(9, Asked(Far) with { Started = true, Municipality = "Onbekend" }), .. Many(9, Asked(Near) with { Municipality = "Fictegem" })];

        var found = GapDemand.Of("Kade", Offers, sent, Now);
        Assert.Equal((14, 5), (found.Started, found.Measured));
        Assert.Equal(55.6, found.MedianKilometres!.Value, 1); // half a degree of latitude
        Assert.Equal([("Fictegem", 1, 14)], GapDemand.Places([Near], sent).Select(place => (place.Municipality, place.Services, place.Referred!.Value)));
    }

    private static List<SentReferral> Many(int number, SentReferral one) => [.. Enumerable.Repeat(one, number)];

    private static SentReferral Asked(Offer to) => new(to.Service, to.Region, Now - Duration.FromDays(2), Answered: false, Refused: false, TakenBack: false, Started: false, "");

    private static Offer Of(string region, string module, string municipality, Position at) =>
        new() { Organisation = OrganisationId.New(), Service = ServiceId.New(), Name = municipality, House = "x", Kind = "cgg", Region = region, Modules = [module], Place = new() { Municipality = municipality, Position = at } };
}
