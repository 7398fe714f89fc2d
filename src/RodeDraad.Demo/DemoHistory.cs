using NodaTime;
using RodeDraad.CrisisUnits;
using RodeDraad.Kernel;
using RodeDraad.People;

namespace RodeDraad.Demo;

/// <summary>Plays three years of one region.</summary>
internal sealed class DemoHistory
{
    /// <summary>Of a hundred clients, how many come to each unit for a stay; the rest only present.</summary>
    private static readonly (int Unit, int Cards)[] Shares = [(0, 33), (1, 50), (2, 12), (-1, 5)];

    private readonly DemoRegion region;
    private readonly DemoRows rows;
    private readonly Random random;
    private readonly FitTable fit;
    private readonly Instant start;
    private readonly Instant now;
    private readonly DemoPresentations presentations;
    private readonly DemoStays stays;
    private readonly DemoIds ids;
    private readonly Dictionary<DemoPerson, Instant> ends = [];

    public DemoHistory(DemoRegion region, DemoRows rows, (Random Random, DemoIds Ids) chance, FitTable fit, (Instant Start, Instant Now, ClientVault Vault) world)
    {
        (this.region, this.rows, this.fit) = (region, rows, fit);
        ((random, ids), (start, now, var vault)) = (chance, world);
        presentations = new(rows, ids, random, fit);
        Clients = new(rows, ids, random, region.Units, (vault, now.LocalDate().Year));
        var apart = new Random(region.Units[0].Organisation.Value.GetHashCode());
        stays = new((rows, Clients, new(new(rows, Clients, new(apart, now)), fit, apart, now)), ids, random, fit, now);
    }

    /// <summary>The client records that were made.</summary>
    public DemoClients Clients { get; }

    /// <summary>Adds the rows of about so many clients; never more.</summary>
    public void Play(int wanted)
    {
        var (people, presenting) = People(wanted);
        var beds = new DemoBeds(region.Units);
        foreach (var wished in people.SelectMany(p => p.Stays).OrderBy(s => s.Wished))
        {
            Stay(beds.Place(wished), At(wished.Wished));
        }

        foreach (var (person, unit) in presenting)
        {
            var received = At(random.NextDouble() * (now - start).TotalDays);
            NotAdmitted(Clients.Of(person, unit, received), person, unit, received);
        }

        FewMore(people);
        for (var unit = 0; unit < region.Units.Count; unit++)
        {
            JustNow(people, unit);
        }
    }

    /// <summary>Somebody who was here before calls at this moment, and nobody decided yet.</summary>
    private void JustNow(List<DemoPerson> people, int unit)
    {
        var caller = people.Find(p => p.Stays.TrueForAll(s => s.Unit == unit) && ends.TryGetValue(p, out var left) && left < now - Duration.FromDays(60));
        if (caller is not null)
        {
            var received = now - Duration.FromMinutes(25 + random.Next(90));
            var presentation = presentations.Open(region.Units[unit], Clients.Of(caller, unit, received), caller, received);
            stays.Relation(presentation.ClientId, region.Units[unit], "presentation", $"presentation/{presentation.Id.Value}", received, null);
        }
    }

    private (List<DemoPerson> Admitted, List<(DemoPerson Person, int Unit)> Presenting) People(int wanted)
    {
        var maker = new DemoPeople(random, (now - start).TotalDays);
        var where = new Deck<int>(random, Shares);
        var (admitted, presenting, records) = (new List<DemoPerson>(), new List<(DemoPerson, int)>(), 0);
        while (records < wanted)
        {
            var unit = where.Draw();
            var person = maker.Make(Math.Max(0, unit));
            var houses = person.Stays.Select(s => s.Unit).Distinct().Count();
            if (unit < 0 || records + houses > wanted)
            {
                person.Stays.Clear();
                presenting.Add((person, random.Next(2)));
                records++;
                continue;
            }

            admitted.Add(person);
            records += houses;
        }

        return (admitted, presenting);
    }

    private void Stay(PlacedStay placed, Instant wished)
    {
        var (planned, unit) = (placed.Planned, region.Units[placed.Planned.Unit]);
        var (from, until) = (At(placed.From), At(placed.Until));
        var received = Instant.Min(wished, from) - Duration.FromHours(1 + (3 * random.NextDouble()));
        if (received >= now)
        {
            return;
        }

        var client = Clients.Of(planned.Person, planned.Unit, received);
        if (from >= now)
        {
            Waits(presentations.Open(unit, client, planned.Person, received), unit);
            return;
        }

        var presentation = presentations.Admitted(unit, client, planned.Person, received, from - Duration.FromMinutes(20));
        stays.Relation(client.Id, unit, "presentation", $"presentation/{presentation.Id.Value}", received, DemoStays.AfterwardsOf(from));
        stays.Make(unit, client, presentation, placed, (from, until), planned.Nth > 0);
        CountPerson(planned);
        CountInterval(planned, from);
        ends[planned.Person] = until;
    }

    private void CountPerson(PlannedStay planned)
    {
        if (planned is { Nth: 0, Unit: < 2 })
        {
            var person = planned.Person;
            fit.Count("sex", person.Sex);
            fit.Count("substances-used", person.Substances.Count switch { 1 => "one", 2 => "two", _ => "three" });
            fit.Measure("mean-age", person.Age);
        }
    }

    private void CountInterval(PlannedStay planned, Instant from)
    {
        if (planned is { Nth: > 0, Unit: < 2 } && ends.TryGetValue(planned.Person, out var left))
        {
            fit.Count("interval-class", Readmissions.Between(left, from).IntervalClass);
        }
    }

    private void NotAdmitted(Client client, DemoPerson person, int unit, Instant received)
    {
        var presentation = presentations.NotAdmitted(region.Units[unit], client, person, received);
        stays.Relation(client.Id, region.Units[unit], "presentation", $"presentation/{presentation.Id.Value}", received, DemoStays.AfterwardsOf(received));
    }

    /// <summary>Some who were here before call again and are helped without a stay.</summary>
    private void FewMore(List<DemoPerson> people)
    {
        foreach (var person in people.Where(p => p.Stays.Count > 0 && ends.ContainsKey(p) && random.Next(4) == 0))
        {
            var received = ends[person] + Duration.FromDays(10 + (200 * random.NextDouble()));
            if (received < now)
            {
                var unit = person.Stays[^1].Unit;
                NotAdmitted(Clients.Of(person, unit, received), person, unit, received);
            }
        }
    }

    private void Waits(Presentation presentation, DemoUnit unit)
    {
        stays.Relation(presentation.ClientId, unit, "presentation", $"presentation/{presentation.Id.Value}", presentation.ReceivedAt, null);
        if (random.Next(2) == 0)
        {
            return;
        }

        (presentation.Decision, presentation.DecidedAt, presentation.DecidedBy) = ("waiting-list", presentation.ReceivedAt + Duration.FromMinutes(30), unit.Nurse);
        rows.Add(new WaitingEntry
        {
            OrganisationId = presentation.OrganisationId,
            Id = new(ids.Next()),
            ServiceId = unit.Service,
            ClientId = presentation.ClientId,
            PresentationId = presentation.Id,
            FromAt = presentation.ReceivedAt + Duration.FromMinutes(30),
        });
    }

    private Instant At(double day) => Instant.FromUnixTimeSeconds((start + Duration.FromDays(day)).ToUnixTimeSeconds() / 60 * 60);
}
