using NodaTime;
using RodeDraad.CaseManagement;
using RodeDraad.Circuit;
using RodeDraad.CrisisUnits;
using RodeDraad.Kernel;
using RodeDraad.People;

namespace RodeDraad.Demo;

/// <summary>
/// Refers three in five of those who left a unit in the last year, and opens in each house a day service with a waiting list. Where to follows the printed destinations
/// of the stays (42 % admitted elsewhere, 44 % ambulatory treatment); no source prints how referrals end, so that is our own.
/// </summary>
internal sealed class DemoReferrals((DemoRows Rows, DemoIds Ids, Random Random, Instant Now) with, DemoRegion region, DemoClients clients)
{
    private const int Days = 365;

    private static readonly string[] DayServices = ["Dagcentrum De Brug (verzonnen)", "Centre de jour Le Chêne (inventé)", "Nabegeleiding De Steiger (verzonnen)"];
    private static readonly string[] Residential = ["pz-detox", "pz-detox", "paaz", "therapeutic-community", "short-therapeutic-programme"];
    private static readonly string[] Outpatient = ["own", "own", "own", "own", "own", "own", "other", "other", "msoc", "cgg", "ambulatory-drug-care"];

    /// <summary>How far those are who are still in the unit.</summary>
    private static readonly (ReferralAct Act, int Day)[]?[] Recent = [[], [(ReferralAct.See, 1)], [(ReferralAct.See, 1), (ReferralAct.PlanIntake, 2)], null, [(ReferralAct.See, 0), (ReferralAct.Accept, 1)]];

    private readonly Random random = with.Random;
    private readonly List<Service> entries = [.. region.Services];
    private readonly List<Service> days = [];
    private readonly Deck<string> endings = new(with.Random, [("direct", 28), ("intake", 16), ("waits", 30), ("gives-up", 4), ("refused", 12), ("missed", 5), ("missed-then-comes", 3), ("withdrawn", 2)]);
    private int here;
    private Dictionary<ClientId, AccountId> managers = [];
    private ILookup<ThreadId, Client> linked = null!;

    public void Play()
    {
        managers = with.Rows.Of<Case>().GroupBy(c => c.ClientId).ToDictionary(g => g.Key, g => g.Last().Manager);
        linked = with.Rows.Of<Client>().Where(c => c.ThreadId is not null).ToLookup(c => c.ThreadId!.Value);
        for (var unit = 0; unit < region.Units.Count; unit++)
        {
            Open(unit);
        }

        var known = with.Rows.Of<Client>().Where(c => !c.Anonymous).ToDictionary(c => c.Id);
        for (var unit = 0; unit < region.Units.Count; unit++)
        {
            var (house, since) = (region.Units[unit].Organisation, with.Now - Duration.FromDays(Days));
            foreach (var stay in with.Rows.Of<Stay>().Where(s => s.OrganisationId == house && (s.UntilAt is null || s.UntilAt > since)).GroupBy(s => s.ClientId).Select(g => g.Last()).ToList())
            {
                if (!known.TryGetValue(stay.ClientId, out var client))
                {
                    continue;
                }

                if (stay.UntilAt is null || random.Next(5) < 3)
                {
                    Refer(unit, client, stay);
                }
                else if (random.Next(4) == 0)
                {
                    Wait(unit, client.Id, stay.UntilAt.Value);
                }
            }
        }
    }

    /// <summary>The day service of a house, with the team of its unit.</summary>
    private void Open(int unit)
    {
        var (house, now) = (region.Units[unit], with.Now);
        var service = new Service { OrganisationId = house.Organisation, Id = new(with.Ids.Next()), Kind = "ambulatory-drug-care", Name = DayServices[unit], Region = region.Name, Phone = "0000 00 00 00", TeamId = house.Team };
        days.Add(service);
        with.Rows.Add(service);
        with.Rows.Add(DemoOffers.Of(service, 30 + unit, (now - Duration.FromDays(400), now), house.Psychiatrist));
    }

    /// <summary>Somebody who left asks for a place in the day service of the same house: without a referral, the team puts the person on the list.</summary>
    private void Wait(int unit, ClientId client, Instant left)
    {
        if (StoodOnList(days[unit].Id, client))
        {
            return;
        }

        var (wait, at, house) = (new DemoWait((with.Rows, with.Ids, random), clients.TextsOf(client), unit == 1), Instant.Min(left, with.Now - Duration.FromHours(3)), region.Units[unit]);
        wait.Begin(new(house.Organisation, client), days[unit].Id, null, (house.Nurse, at));
        var end = at + Duration.FromDays(random.Next(30, 130));
        if (end < with.Now)
        {
            wait.End(end, random.Next(5) switch { 0 => "withdrew", 1 => "unreachable", _ => "admitted" });
        }

        wait.Bridge(with.Now);
    }

    /// <summary>Nobody waits twice for the same service.</summary>
    private bool StoodOnList(ServiceId service, ClientId client) => with.Rows.Of<ServiceWait>().Any(w => w.ServiceId == service && w.ClientId == client);

    private void Refer(int unit, Client client, Stay stay)
    {
        var (from, today) = (region.Units[unit], with.Now.LocalDate());
        var where = stay.UntilAt is null ? "ambulatory-treatment" : stay.Destinations.FirstOrDefault("");
        if (where is not ("ambulatory-treatment" or "admitted-elsewhere"))
        {
            return;
        }

        var asked = Asked(unit, client, where == "admitted-elsewhere" ? Residential[random.Next(Residential.Length)] : Outpatient[random.Next(Outpatient.Length)]);
        if (asked.There is { } known && StoodOnList(asked.To.Id, known))
        {
            return;
        }

        var follower = managers.GetValueOrDefault(client.Id, from.Nurse);
        var texts = (unit == 1, clients.TextsOf(client.Id), asked.There is { } there ? clients.TextsOf(there) : null);
        var referral = new DemoReferral(with, asked, follower, texts);
        if (stay.UntilAt is null)
        {
            var course = Recent[here++ % Recent.Length];
            referral.Play(today.PlusDays(-3), course, with.Now);
            return;
        }

        var ending = asked.There is null && asked.Carer is not null ? "refused" : endings.Draw(); // the other house takes on whom it knows: nobody is made anew
        var slow = random.Next(5) == 0; // what was to be done this week is late
        referral.Play(LocalDate.Min(stay.UntilAt.Value.LocalDate(), today.PlusDays(-1)), Course(ending, asked.Carer is null), slow ? with.Now - Duration.FromDays(9) : with.Now);
    }

    private DemoAsked Asked(int unit, Client client, string kind)
    {
        if (kind == "own")
        {
            return new(client, days[unit], client.Id, region.Units[unit].Nurse);
        }

        if (kind == "other")
        {
            var other = unit == 0 ? 1 : 0;
            var house = region.Units[other].Organisation;
            var there = client.ThreadId is { } thread ? linked[thread].FirstOrDefault(c => c.OrganisationId == house) : null;
            return new(client, days[other], there?.Id, region.Units[other].Nurse);
        }

        return new(client, entries.First(s => s.Kind == kind), null, null);
    }

    /// <summary>The acts after it was sent, with the days on which they fall.</summary>
    /// <param name="told">By a partner without account, who is called every fortnight as long as it waits.</param>
    private List<(ReferralAct Act, int Day)> Course(string ending, bool told)
    {
        var day = 0;
        (ReferralAct Act, int Day) After(ReferralAct act, int least, int most) => (act, day += random.Next(least, most + 1));
        List<(ReferralAct Act, int Day)> course = [After(ReferralAct.See, 0, 2)];
        List<(ReferralAct Act, int Day)> Started() => [After(ReferralAct.Arrive, 2, 8), After(ReferralAct.Feedback, 15, 21), After(ReferralAct.End, 1, 5)];
        course.AddRange(ending switch
        {
            "direct" => [After(ReferralAct.Accept, 1, 5), .. Started()],
            "intake" => [After(ReferralAct.PlanIntake, 1, 5), After(ReferralAct.Accept, 5, 9), .. Started()],
            "waits" => [.. told ? Enumerable.Range(0, random.Next(2, 7)).Select(_ => After(ReferralAct.Wait, 6, 13)) : [After(ReferralAct.Wait, 1, 5)], After(ReferralAct.Accept, told ? 3 : 30, told ? 12 : 130), .. Started()],
            "gives-up" => [After(ReferralAct.Wait, 1, 5), After(ReferralAct.Withdraw, 10, 60)],
            "missed" => [After(ReferralAct.Accept, 1, 5), After(ReferralAct.Miss, 3, 9), After(ReferralAct.End, 15, 60)],
            "missed-then-comes" => [After(ReferralAct.Accept, 1, 5), After(ReferralAct.Miss, 3, 9), After(ReferralAct.PlanIntake, 2, 6), .. Started()],
            "withdrawn" => [After(ReferralAct.Withdraw, 1, 4)],
            _ => [After(ReferralAct.Refuse, 1, 5), After(ReferralAct.End, 3, 20)],
        });
        return course;
    }
}
