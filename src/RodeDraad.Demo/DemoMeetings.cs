using System.Text.Json;
using NodaTime;
using RodeDraad.CaseManagement;
using RodeDraad.Circuit;
using RodeDraad.Kernel;
using RodeDraad.People;
using RodeDraad.Policy;
using RodeDraad.Storage;

namespace RodeDraad.Demo;

/// <summary>A series of client consultations of the first unit's house with two days: one that was held, one that is to come. Three clients: decided, planned, and still to be asked.</summary>
internal sealed class DemoMeetings(DemoRows rows, DemoIds ids, DemoUnit unit, DemoUnit guests, Instant now)
{
    private readonly AccountId manager = rows.Of<Account>().First(a => a.UserName.StartsWith("casemanager.kade", StringComparison.Ordinal)).Id;
    private readonly AccountId guest = rows.Of<Account>().First(a => a.UserName.StartsWith("casemanager.tilleuls", StringComparison.Ordinal)).Id;

    public void Play(string region, DemoClients clients)
    {
        var today = now.LocalDate();
        var series = new ConsultationSeries { OrganisationId = unit.Organisation, Id = new(ids.Next()), Name = $"Cliëntoverleg {region} (verzonnen)", Region = region, Rhythm = "three-weekly", Chair = "Pia Populier", OpenedAt = now - Duration.FromDays(200), OpenedBy = manager };
        rows.Add(series);
        var (held, next) = (Day(series, today.PlusDays(-17)), Day(series, today.PlusDays(4)));
        List<ClientId> known = [.. rows.Of<Case>().Where(c => c.OrganisationId == unit.Organisation && c.EndedOn is null && c.FromOn is not null).Select(c => c.ClientId).Distinct().Take(3)];
        if (known.Count < 3)
        {
            return;
        }

        Decided(known[0], held, clients.TextsOf(known[0]));
        Planned(known[1], next, clients.TextsOf(known[1]));
        Proposed(known[2], clients.TextsOf(known[2]), now - Duration.FromDays(2));
    }

    private ConsultationMeeting Day(ConsultationSeries series, LocalDate day)
    {
        var meeting = new ConsultationMeeting { OrganisationId = unit.Organisation, Id = new(ids.Next()), SeriesId = series.Id, At = LocalTimes.StartOf(day) + Duration.FromHours(14), Place = "Vergaderzaal De Vuurtoren (verzonnen)", PlannedBy = manager };
        rows.Add(meeting);
        return meeting;
    }

    private void Decided(ClientId client, ConsultationMeeting day, ClientTexts texts)
    {
        var held = Proposed(client, texts, day.At - Duration.FromDays(12));
        var (self, other) = (Invited(held, ConsultationWords.Client), Guest(held));
        (held.MeetingHouse, held.MeetingId, held.Agenda) = (day.OrganisationId, day.Id, Points(texts, ("housing", "Waar kan de cliënt wonen na ontslag?"), ("money", "Wie helpt met de schulden?")));
        (held.Strategy, held.Follower, held.NextOn) = (texts.Seal(ClientConsultation.Table, "Eerst een dak, dan de rest. Elke week één gesprek, telkens met dezelfde persoon."), other.Id, day.At.LocalDate().PlusDays(21));
        (held.DecidedAt, held.DecidedBy, self.WasThere, other.WasThere) = (day.At + Duration.FromHours(1), manager, true, true);
        Task(held, texts, ("Schrijft de cliënt in voor een woning", other, 7), "done");
        Task(held, texts, ("Brengt de brieven van de deurwaarder mee", self, 14), "");
        Part(held, texts, "meeting", "De cliënt vertelde zelf wat eerst moet. Iedereen was het daarmee eens.");
        Part(held, texts, "social", "De zus wil helpen verhuizen.");
        var copy = new MinutesPaper(day.At, day.Place, "Pia Populier", "", Consultations.Points(texts, held.Agenda), "Eerst een dak, dan de rest. Elke week één gesprek, telkens met dezelfde persoon.", "", held.NextOn, [], [], 0);
        rows.Add(new MinutesCopy { OrganisationId = held.OrganisationId, Id = new(ids.Next()), ClientId = client, ConsultationId = held.Id, For = self.Id, Number = 1, Said = texts.Seal(MinutesCopy.Table, JsonSerializer.Serialize(copy, NodaJson.Stored)), Language = "nl", MadeAt = held.DecidedAt.Value, MadeBy = manager });
    }

    private void Planned(ClientId client, ConsultationMeeting day, ClientTexts texts)
    {
        var held = Proposed(client, texts, now - Duration.FromDays(6));
        Guest(held);
        (held.MeetingHouse, held.MeetingId, held.Agenda) = (day.OrganisationId, day.Id, Points(texts, ("alcohol-and-drug-use", "Wat helpt om de week door te komen?"), ("day-activities", "")));
    }

    private ClientConsultation Proposed(ClientId client, ClientTexts texts, Instant at)
    {
        var held = new ClientConsultation { OrganisationId = unit.Organisation, Id = new(ids.Next()), ClientId = client, Kind = ConsultationWords.OfSeries, StayId = null, Criteria = ["several-services", "revolving-door"], Why = texts.Seal(ClientConsultation.Table, "Vijf diensten zijn betrokken en niemand houdt het overzicht."), ProposedAt = at, ProposedBy = manager };
        rows.Add(held);
        rows.Add(new ConsultationInvited { OrganisationId = held.OrganisationId, Id = new(ids.Next()), ClientId = client, ConsultationId = held.Id, Kind = ConsultationWords.Client, Attendance = "comes" });
        rows.Add(new ConsultationInvited { OrganisationId = held.OrganisationId, Id = new(ids.Next()), ClientId = client, ConsultationId = held.Id, Kind = ConsultationWords.Carer, House = unit.Organisation, Recipient = "person", Account = manager, Role = PolicyWords.Of(Role.CaseManager) });
        return held;
    }

    private ConsultationInvited Guest(ClientConsultation held)
    {
        var invited = new ConsultationInvited
        {
            OrganisationId = held.OrganisationId,
            Id = new(ids.Next()),
            ClientId = held.ClientId,
            ConsultationId = held.Id,
            Kind = ConsultationWords.Service,
            House = guests.Organisation,
            Recipient = "person",
            Account = guest,
            Role = PolicyWords.Of(Role.CaseManager),
            Answer = ConsultationWords.Yes,
            Way = "talk",
            AnsweredOn = held.ProposedAt.LocalDate(),
            AnsweredBy = manager,
        };
        rows.Add(invited);
        return invited;
    }

    private ConsultationInvited Invited(ClientConsultation held, string kind) => rows.Of<ConsultationInvited>().First(i => i.ConsultationId == held.Id && i.Kind == kind);

    private static SealedText Points(ClientTexts texts, params (string Domain, string Text)[] points) => Consultations.Seal(texts, [.. points.Select(p => new ConsultationPoint(p.Domain, p.Text))]);

    private void Task(ClientConsultation held, ClientTexts texts, (string What, ConsultationInvited Who, int Days) task, string outcome) => rows.Add(new AgreedTask
    {
        OrganisationId = held.OrganisationId,
        Id = new(ids.Next()),
        ClientId = held.ClientId,
        ConsultationId = held.Id,
        What = texts.Seal(AgreedTask.Table, task.What),
        Who = task.Who.Id,
        UntilOn = held.DecidedAt!.Value.LocalDate().PlusDays(task.Days),
        Outcome = outcome,
        CheckedAt = outcome.Length > 0 ? held.DecidedAt + Duration.FromDays(8) : null,
        CheckedBy = outcome.Length > 0 ? manager : null,
    });

    private void Part(ClientConsultation held, ClientTexts texts, string category, string text) => rows.Add(new MinutesPart
    {
        OrganisationId = held.OrganisationId,
        Id = new(ids.Next()),
        ClientId = held.ClientId,
        ConsultationId = held.Id,
        Category = category,
        Text = texts.Seal(MinutesPart.Table, text),
        WrittenAt = held.DecidedAt!.Value,
        WrittenBy = manager,
    });
}
