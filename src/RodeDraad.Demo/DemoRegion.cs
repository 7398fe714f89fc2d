using NodaTime;
using RodeDraad.CrisisUnits;
using RodeDraad.Kernel;
using RodeDraad.People;
using RodeDraad.Policy;

namespace RodeDraad.Demo;

/// <summary>A unit that is played: where it belongs, its beds, and who works there.</summary>
internal sealed record DemoUnit(OrganisationId Organisation, TeamId Team, ServiceId Service, IReadOnlyList<BedId> Beds, BedId Emergency, bool Hospital, AccountId Nurse, AccountId Psychiatrist);

/// <summary>The houses of one region: two hospitals with a crisis unit, a crisis centre, and a service of every other kind as an entry of the directory.</summary>
internal sealed class DemoRegion
{
    /// <summary>Case managers of each unit.</summary>
    private const int CaseManagers = 10;

    private static readonly string[] Keys = ["kade", "tilleuls", "steiger"];

    private readonly DemoRows rows;
    private readonly DemoIds ids;
    private readonly Instant start;
    private readonly string passwordHash;
    private readonly string suffix;
    private readonly OrganisationId justice;
    private readonly List<Service> services = [];

    public DemoRegion(DemoRows rows, DemoIds ids, (Instant Start, Instant Now) year, string passwordHash, int number)
    {
        (this.rows, this.ids, this.start, this.passwordHash) = (rows, ids, year.Start, passwordHash);
        suffix = number == 1 ? "" : $"-{number}";
        Name = $"Fictoria{suffix}";
        var kade = House("care", "Ziekenhuis De Vuurtoren (verzonnen)");
        var rives = House("care", "Clinique des Deux Rives (inventée)");
        var steiger = House("care", "Crisiscentrum De Steiger (verzonnen)");
        Units = [Unit(kade, "Crisiseenheid De Kade", "K", 4, "kade"), Unit(rives, "Unité de crise Les Tilleuls", "T", 6, "tilleuls"), Unit(steiger, "De Steiger", "S", 9, "steiger")];
        foreach (var kind in Vocabulary.List("service-kind").Where(k => k.Key is not ("epsi" or "cic")))
        {
            var house = House(kind.Key == "justice-house" ? "justice" : "care", $"{kind.LabelIn("nl")} Fictoria{suffix}");
            justice = kind.Key == "justice-house" ? house : justice;
            services.Add(new() { OrganisationId = house, Id = new(ids.Next()), Kind = kind.Key, Name = $"{kind.LabelIn("nl")} Fictoria{suffix}", Region = Name, Phone = "0000 00 00 00" });
        }

        for (var at = 0; at < services.Count; at++)
        {
            rows.Add(services[at]);
            rows.Add(DemoOffers.Of(services[at], at, year, Units[0].Psychiatrist));
        }
    }

    public string Name { get; }

    /// <summary>The entries of the directory that nobody plays.</summary>
    public IReadOnlyList<Service> Services => services;

    public IReadOnlyList<DemoUnit> Units { get; }

    /// <summary>The named assistant of the house of justice. Hired last, so that the same seed makes the same clients as before.</summary>
    public void HireAssistant()
    {
        var (house, team) = (justice, new TeamId(ids.Next()));
        rows.Add(new Team { OrganisationId = house, Id = team, Name = "Justitieassistenten" });
        Hire(house, team, "justice.fictoria", "Jozef Justens", Role.Justice, "nl");
    }

    /// <summary>The coordinator of the network, in an office of its own. Hired last, as the assistant.</summary>
    public (OrganisationId Office, AccountId Coordinator) HireCoordinator()
    {
        var (house, team) = (House("network-office", $"Overlegplatform {Name} (verzonnen)"), new TeamId(ids.Next()));
        rows.Add(new Team { OrganisationId = house, Id = team, Name = "Zorgcoördinatie" });
        return (house, Hire(house, team, "coordinator.fictoria", "Cleo Compas", Role.NetworkCoord, "nl"));
    }

    /// <summary>The case managers of a unit, the first of whom signs in as <c>casemanager.KEY</c>. Hired last, as the assistant.</summary>
    public IReadOnlyList<AccountId> HireCaseManagers(int unit)
    {
        var (key, language) = (Keys[unit], unit == 1 ? "fr" : "nl");
        return [.. Enumerable.Range(1, CaseManagers).Select(i => Hire(Units[unit].Organisation, Units[unit].Team, $"casemanager{(i == 1 ? "" : i.ToString(System.Globalization.CultureInfo.InvariantCulture))}.{key}", DemoNames.CaseManager((unit * CaseManagers) + i - 1), Role.CaseManager, language))];
    }

    private OrganisationId House(string kind, string name)
    {
        var id = new OrganisationId(ids.Next());
        rows.Add(new Organisation { Id = id, Kind = kind, Name = name + suffix, Region = Name, Municipality = "Fictegem" });
        return id;
    }

    private DemoUnit Unit(OrganisationId house, string name, string letter, int beds, string key)
    {
        var (team, service) = (new TeamId(ids.Next()), new ServiceId(ids.Next()));
        var hospital = letter != "S";
        rows.Add(new Team { OrganisationId = house, Id = team, Name = name });
        services.Add(new() { OrganisationId = house, Id = service, Kind = hospital ? "epsi" : "cic", Name = name, Region = Name, Phone = "0000 00 00 00", TeamId = team });
        rows.Add(new UnitSettings { OrganisationId = house, ServiceId = service, FromAt = start - Duration.FromDays(365), MaximumStayDays = hospital ? 5 : 56, UsesCtrs = hospital });
        var made = Enumerable.Range(1, beds).Select(i => Bed(house, service, $"{letter}{i}", "ordinary")).ToList();
        var language = key == "tilleuls" ? "fr" : "nl";
        var nurse = Hire(house, team, $"nurse.{key}", key == "tilleuls" ? "Nadine Nénuphar" : "Nele Nachtvlinder", Role.CrisisNurse, language);
        var psychiatrist = Hire(house, team, $"psychiatrist.{key}", key == "tilleuls" ? "Paul Peuplier" : "Pia Populier", Role.Psychiatrist, language);
        Hire(house, team, $"psychologist.{key}", "Zoë Zwaluw", Role.Psychologist, language);
        Hire(house, team, $"social.{key}", "Sam Spoorslag", Role.SocialWorker, language);
        Hire(house, team, $"office.{key}", "Odile Oeverzwaluw", Role.OfficeAdmin, language);
        Hire(house, team, $"coordinator.{key}", "Cas Compas", Role.NetworkCoord, language);
        Hire(house, null, $"auditor.{key}", key == "tilleuls" ? "Aude Authentique" : "Auke Aandacht", Role.Auditor, language);
        Hire(house, team, $"screen.{key}", $"Scherm {name}", Role.CrisisNurse, language, corridor: true);
        Hire(house, null, $"auditor2.{key}", "Dora Dageraad", Role.Auditor, language);
        return new(house, team, service, made, Bed(house, service, $"{letter}X", "emergency"), hospital, nurse, psychiatrist);
    }

    private BedId Bed(OrganisationId house, ServiceId service, string label, string kind)
    {
        var id = new BedId(ids.Next());
        rows.Add(new Bed { OrganisationId = house, Id = id, ServiceId = service, Label = label, Kind = kind });
        return id;
    }

    private AccountId Hire(OrganisationId house, TeamId? team, string userName, string name, Role role, string language, bool corridor = false)
    {
        var account = new AccountId(ids.Next());
        rows.Add(new Account
        {
            Id = account,
            UserName = userName + suffix,
            NormalizedUserName = (userName + suffix).ToUpperInvariant(),
            DisplayName = name,
            PasswordHash = passwordHash,
            SecurityStamp = ids.Next().ToString("N"),
            Language = language,
        });
        rows.Add(new HatRecord { Id = new(ids.Next()), AccountId = account, OrganisationId = house, TeamId = team, Role = PolicyWords.Of(role), Leads = role == Role.Psychiatrist, CorridorScreen = corridor });
        return account;
    }
}
