using System.Text.Json;
using NodaTime;
using RodeDraad.CrisisUnits;
using RodeDraad.Kernel;
using RodeDraad.People;
using RodeDraad.Secrecy;
using RodeDraad.Storage;

namespace RodeDraad.Demo;

/// <summary>Makes the stays with what belongs to them: bed, modules, departure, aftercare, care relations.</summary>
internal sealed class DemoStays((DemoRows Rows, DemoClients Clients, DemoRegistration Registration) into, DemoIds ids, Random random, FitTable fit, Instant now)
{
    private readonly DemoRows rows = into.Rows;
    private readonly DemoForms forms = new(into.Rows, into.Clients, ids);
    private readonly Deck<string> destinations = new(random, [("admitted-elsewhere", 38), ("admitted-elsewhere ambulatory-treatment", 4), ("ambulatory-treatment", 40), ("compulsory-admission", 4), ("emergency-consultation-at-project", 3), ("none", 11)]);
    private readonly Deck<string> withoutDestination = Published.Deck("no-destination-reason", random);
    private readonly Deck<string> elsewhere = new(random, [("other-service", 51), ("none", 49)]);
    private readonly Deck<string> endings = new(random, [("end-of-programme", 45), ("ended-by-patient", 25), ("transfer", 15), ("follow-up-advised", 10), ("left-without-notice", 5)]);

    public Stay Make(DemoUnit unit, Client client, Presentation presentation, PlacedStay placed, (Instant From, Instant Until) times, bool before)
    {
        var ended = times.Until <= now;
        var stay = new Stay
        {
            OrganisationId = client.OrganisationId,
            Id = new(ids.Next()),
            ClientId = client.Id,
            ServiceId = unit.Service,
            PresentationId = presentation.Id,
            FromAt = times.From,
            UntilAt = ended ? times.Until : null,
            PlannedUntil = ended ? times.Until : times.From + Duration.FromDays(unit.Hospital ? 5 : 56),
            OverstayReason = unit.Hospital && placed.Planned.Days > 5 && ended ? "no-follow-up-place" : "",
        };
        rows.Add(stay);
        rows.Add(new BedPlace { OrganisationId = stay.OrganisationId, Id = ids.Next(), StayId = stay.Id, BedId = placed.Bed, FromAt = times.From, UntilAt = stay.UntilAt });
        Relation(stay, unit, "stay", $"stay/{stay.Id.Value}", times.From, ended ? AfterwardsOf(times.Until) : null);
        Anamnesis(unit, stay, before);
        if (ended)
        {
            Leave(unit, stay, times.Until);
        }
        else
        {
            Running(unit, stay);
        }

        return stay;
    }

    /// <summary>A care relation of the unit's team.</summary>
    public void Relation(Stay stay, DemoUnit unit, string kind, string basis, Instant from, Instant? until) => Relation(stay.ClientId, unit, kind, basis, from, until);

    public void Relation(ClientId client, DemoUnit unit, string kind, string basis, Instant from, Instant? until) => rows.Add(new CareRelation
    {
        OrganisationId = unit.Organisation,
        Id = ids.Next(),
        ClientId = client,
        TeamId = unit.Team,
        Kind = kind,
        Basis = basis,
        FromAt = from,
        UntilAt = until,
        BegunBy = unit.Nurse,
    });

    /// <summary>Three months after an act, as the house counts them.</summary>
    public static Instant AfterwardsOf(Instant at) => LocalTimes.StartOf(at.LocalDate().PlusMonths(CareRelations.MonthsAfter).PlusDays(1));

    private void Leave(DemoUnit unit, Stay stay, Instant until)
    {
        var drawn = destinations.Draw();
        string[] where = drawn == "none" ? [] : drawn.Split(' ');
        stay.EndReason = endings.Draw();
        stay.Destinations = [.. where];
        stay.NoDestinationReason = where.Length == 0 ? withoutDestination.Draw() : "";
        if (unit.Hospital)
        {
            fit.Count("destination", drawn == "none" ? ["none"] : where);
            fit.Measure("mean-stay-days", (until - stay.FromAt).TotalDays);
            if (where.Length == 0)
            {
                fit.Count("no-destination-reason", stay.NoDestinationReason);
            }
        }

        Aftercare(unit, stay, until);
        into.Registration.Fill(unit, stay);
    }

    private void Aftercare(DemoUnit unit, Stay stay, Instant until)
    {
        var due = until.LocalDate().PlusDays(7);
        var contact = until + Duration.FromDays(1.5 + (random.NextDouble() * 6));
        var done = contact < now && random.NextDouble() < 0.85;
        rows.Add(FollowUp(unit, stay, "first-contact", due, done || due < now.LocalDate().PlusDays(-12) ? Instant.Min(contact, now) : null));
        if (unit.Hospital && until > now - Duration.FromDays(20))
        {
            rows.Add(FollowUp(unit, stay, "renewed-ctrs", due, done || due < now.LocalDate() ? Instant.Min(contact, now) : null));
        }
    }

    private FollowUp FollowUp(DemoUnit unit, Stay stay, string kind, LocalDate due, Instant? at) => new()
    {
        OrganisationId = stay.OrganisationId,
        Id = new(ids.Next()),
        ClientId = stay.ClientId,
        ServiceId = unit.Service,
        StayId = stay.Id,
        Kind = kind,
        DueOn = due,
        ClosedAt = at,
        ClosedBy = at is null ? null : unit.Nurse,
        Way = at is null ? "" : "phone",
        Outcome = at is null ? "" : random.Next(10) < 8 ? "reached" : "not-reached",
    };

    private void Anamnesis(DemoUnit unit, Stay stay, bool before)
    {
        var told = elsewhere.Draw();
        if (unit.Hospital)
        {
            fit.Count("earlier-admission", before ? "same-kind" : "none");
            fit.Count("earlier-admission-told", told);
        }

        var admissions = $"{(before ? "this-unit" : "")} {(told == "none" ? "" : "psychiatric-hospital")}".Trim();
        forms.Fill(unit, stay, "anamnesis", new(into.Registration.Told(stay, admissions.Length > 0)) { ["use-story"] = "Verzonnen verhaal.", ["earlier-admission"] = admissions });
    }

    /// <summary>Who is here now: some steps are done, and an edit by two is merged.</summary>
    private void Running(DemoUnit unit, Stay stay)
    {
        foreach (var step in ModuleSteps.All.Take(random.Next(3, ModuleSteps.Count)))
        {
            rows.Add(new ModuleStep { OrganisationId = stay.OrganisationId, StayId = stay.Id, Step = step.Key, Skipped = false, At = stay.FromAt, By = unit.Nurse });
        }

        rows.Add(new RecordVersion
        {
            Organisation = stay.OrganisationId.Value,
            Kind = "stay",
            Record = stay.Id.Value,
            Version = 1,
            Client = stay.ClientId.Value,
            Fields = into.Clients.TextsOf(stay.ClientId).Seal("record_versions", JsonSerializer.Serialize(CorrectStay.FormOf(stay), NodaJson.Stored)),
            SavedAt = stay.FromAt,
            SavedBy = unit.Nurse.Value,
        });
    }
}
