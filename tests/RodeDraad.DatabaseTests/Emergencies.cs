using NodaTime;
using RodeDraad.Kernel;
using RodeDraad.People;
using RodeDraad.Policy;
using RodeDraad.Secrecy;

namespace RodeDraad.DatabaseTests;

/// <summary>Two houses with one person known to both, and somebody on duty in the second: what the tests of emergency access begin with.</summary>
public abstract class Emergencies(TestDatabase on) : UnitTests(on)
{
    protected const string Reason = "Bewusteloos aangetroffen aan het station, ademt traag";

    /// <summary>A valid national number of somebody born on 29 February 1984.</summary>
    protected const string Niss = "84022900134";

    /// <summary>The house from which the glass is broken.</summary>
    protected SmallUnit Elsewhere { get; private set; } = null!;

    /// <summary>The client of the first house, who is in a bed there.</summary>
    protected ClientKey Client { get; private set; }

    protected Hat Auditor { get; private set; } = null!;

    protected Hat SecondAuditor { get; private set; } = null!;

    /// <summary>The nurse of the second house is on duty for the day.</summary>
    protected async Task Begin()
    {
        Elsewhere = await SmallUnit.Open(Circuit);
        var form = Unit.Form();
        Client = (await Circuit.Act<CrisisUnits.TakePresentation, CrisisUnits.TakenPresentation>(Unit.Nurse, take => take.Run(form with { Client = form.Client with { Niss = Niss } }, Cancel))).Value.Client;
        await OnDuty(Elsewhere, Elsewhere.Nurse);
        var office = await Elsewhere.AddTeam("Ombudsdienst");
        (Auditor, SecondAuditor) = (await Elsewhere.Hire("Ada Auditor", Role.Auditor, office), await Elsewhere.Hire("Bo Bewaker", Role.Auditor, office));
    }

    protected Task OnDuty(SmallUnit house, Hat hat, Instant? from = null, Instant? until = null, ShiftId? id = null) => Circuit.Add(new DutyShift
    {
        OrganisationId = house.Organisation,
        Id = id ?? ShiftId.New(),
        TeamId = hat.Team,
        AccountId = hat.Account,
        FromAt = from ?? Circuit.Clock.Now - Duration.FromHours(2),
        UntilAt = until ?? Circuit.Clock.Now + Duration.FromHours(22),
        MadeBy = house.Psychiatrist.Account,
        MadeAt = Circuit.Clock.Now - Duration.FromDays(1),
    });

    protected static EmergencyForm Form(string niss = Niss, string text = Reason) => new()
    {
        Person = new() { Niss = niss },
        Purpose = "emergency",
        Reason = "unconscious",
        ReasonText = text,
    };

    protected Task<Outcome<EmergencyId>> Break(EmergencyForm form, Hat? hat = null) => Circuit.Act<BreakGlass, EmergencyId>(hat ?? Elsewhere.Nurse, glass => glass.Run(form, Cancel));

    protected Task<Outcome<EmergencyPage>> Look(EmergencyId id, Hat? hat = null, Cat? part = null) => Circuit.Act<EmergencyFile, EmergencyPage>(hat ?? Elsewhere.Nurse, file => file.Read(id, part, Cancel));

    protected Task<Outcome<EmergencyId>> Judge(EmergencyId id, Hat reviewer, string verdict = "justified") =>
        Circuit.Act<ReviewEmergency, EmergencyId>(reviewer, review => review.Run(id, new() { Verdict = verdict, Ground = "De reden klopt met het uur en de delen." }, Cancel));

    /// <summary>The client says no to somebody, for the parts that are named.</summary>
    protected Task Refuse(ClientKey client, Hat toward, ConsentId? id = null, int version = 1, string status = "active", params string[] parts) => Circuit.Add(new Consent
    {
        OrganisationId = client.Organisation,
        Id = id ?? ConsentId.New(),
        Version = version,
        ClientId = client.Client,
        Source = client.Organisation,
        Kind = "refusal",
        Giver = "client",
        RecipientKind = "person",
        RecipientOrganisation = toward.Organisation,
        RecipientAccount = toward.Account,
        Categories = parts.Length > 0 ? [.. parts] : ["ident", "presence", "plan", "crisis", "med", "psy", "subst", "social", "jud", "meeting", "third", "consent"],
        Purposes = [],
        FromAt = Circuit.Clock.Now,
        Status = status,
        TextVersion = "1",
        TextLanguage = "nl",
        Form = "oral",
        RecordedAt = Circuit.Clock.Now,
        RecordedBy = Unit.Nurse.Account,
    });

    /// <summary>The refused tries to break the glass in the audit, each with its rule.</summary>
    protected async Task<List<string>> RefusedTries() => [.. (await Circuit.Audit()).Where(a => a is { Event: "glass-open", Outcome: 4 }).Select(a => a.Rule)];
}
