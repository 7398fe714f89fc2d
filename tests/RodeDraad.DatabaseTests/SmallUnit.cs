using NodaTime;
using RodeDraad.CrisisUnits;
using RodeDraad.Kernel;
using RodeDraad.People;
using RodeDraad.Policy;
using RodeDraad.Storage;

namespace RodeDraad.DatabaseTests;

/// <summary>An organisation with one crisis unit, its beds and its people, and what the tests do there again and again.</summary>
public sealed class SmallUnit
{
    private readonly Circuit circuit;

    private SmallUnit(Circuit circuit) => this.circuit = circuit;

    public OrganisationId Organisation { get; } = OrganisationId.New();

    public TeamId Team { get; } = TeamId.New();

    public ServiceId Unit { get; } = ServiceId.New();

    public List<BedId> Beds { get; } = [];

    public Hat Nurse { get; private set; } = null!;

    public Hat Psychiatrist { get; private set; } = null!;

    public Hat Office { get; private set; } = null!;

    public static async Task<SmallUnit> Open(Circuit circuit, int beds = 4, bool usesCtrs = true)
    {
        await circuit.Database.Prepare(CancellationToken.None);
        var unit = new SmallUnit(circuit);
        await circuit.Database.Write<Done>(
            db =>
            {
                db.Add(new Organisation { Id = unit.Organisation, Kind = "care", Name = "Ziekenhuis De Proef (fictief)" });
                db.Add(new Team { OrganisationId = unit.Organisation, Id = unit.Team, Name = "Crisisteam" });
                db.Add(new Service { OrganisationId = unit.Organisation, Id = unit.Unit, Kind = "epsi", Name = "Crisiseenheid Proef", TeamId = unit.Team });
                db.Add(new UnitSettings
                {
                    OrganisationId = unit.Organisation,
                    ServiceId = unit.Unit,
                    FromAt = Instant.FromUtc(2020, 1, 1, 0, 0),
                    MaximumStayDays = 5,
                    UsesCtrs = usesCtrs,
                });
                for (var i = 1; i <= beds; i++)
                {
                    var bed = new Bed { OrganisationId = unit.Organisation, Id = BedId.New(), ServiceId = unit.Unit, Label = $"B{i}", Kind = "ordinary" };
                    unit.Beds.Add(bed.Id);
                    db.Add(bed);
                }

                unit.Nurse = unit.Hire(db, "Nele Nachtegaal", Role.CrisisNurse);
                unit.Psychiatrist = unit.Hire(db, "Pia Pieters", Role.Psychiatrist);
                unit.Office = unit.Hire(db, "Omer Onthaal", Role.OfficeAdmin);
                return Task.FromResult<Outcome<Done>>(default(Done));
            },
            CancellationToken.None);
        return unit;
    }

    /// <summary>A presentation of a client who is new to the house.</summary>
    public async Task<TakenPresentation> Present(string familyName = "Peeters", int danger = 2, int support = 2, int cooperation = 3)
    {
        var outcome = await circuit.Act<TakePresentation, TakenPresentation>(Nurse, take => take.Run(Form(familyName, danger, support, cooperation), CancellationToken.None));
        return outcome.Value;
    }

    public PresentationForm Form(string familyName = "Peeters", int? danger = 2, int? support = 2, int? cooperation = 3) => new()
    {
        Unit = Unit,
        Client = new ClientForm { FamilyName = familyName, GivenName = "An", BirthDate = new LocalDate(1984, 2, 29), Sex = "female" },
        Channel = "phone",
        AskedBy = "general-practitioner",
        DangerToLife = "possible",
        PrimaryProblem = "substance-use",
        Substances = [new SubstanceForm { Substance = "alcohol", Frequency = "daily" }],
        Danger = danger,
        Support = support,
        Cooperation = cooperation,
    };

    /// <summary>Somebody else who works here, in this team unless another one is named.</summary>
    public async Task<Hat> Hire(string name, Role role, TeamId? team = null)
    {
        Hat hired = null!;
        await circuit.Database.Write<Done>(
            db =>
            {
                hired = Hire(db, name, role, team);
                return Task.FromResult<Outcome<Done>>(default(Done));
            },
            CancellationToken.None);
        return hired;
    }

    /// <summary>A second team of the house, without a unit of its own.</summary>
    public async Task<TeamId> AddTeam(string name)
    {
        var team = TeamId.New();
        await circuit.Add(new Team { OrganisationId = Organisation, Id = team, Name = name });
        return team;
    }

    public Task<Outcome<StayId>> Admit(ClientKey client, BedId bed, Instant? from = null) =>
        circuit.Act<AdmitToBed, StayId>(Nurse, admit => admit.Run(client, new AdmissionForm { Bed = bed, FromAt = from }, CancellationToken.None));

    public Task<Outcome<StayId>> Discharge(ClientKey client, StayId stay, Instant? until = null, int version = 1) =>
        circuit.Act<DischargeClient, StayId>(Nurse, discharge => discharge.Run(
            client,
            stay,
            new DischargeForm { UntilAt = until, EndReason = "end-of-programme", Destinations = ["ambulatory-treatment"], Version = version },
            CancellationToken.None));

    private Hat Hire(CircuitDb db, string name, Role role, TeamId? team = null)
    {
        var account = AccountId.New();
        var hat = HatId.New();
        db.Add(new Account { Id = account, UserName = name, NormalizedUserName = $"{name} {account.Value}", DisplayName = name, SecurityStamp = "1" });
        db.Add(new HatRecord { Id = hat, AccountId = account, OrganisationId = Organisation, TeamId = team ?? Team, Role = PolicyWords.Of(role) });
        return new(hat, account, name, role, Organisation, team ?? Team, Leads: false, CorridorScreen: false);
    }
}
