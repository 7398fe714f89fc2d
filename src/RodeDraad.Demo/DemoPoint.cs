using NodaTime;
using RodeDraad.Circuit;
using RodeDraad.Kernel;
using RodeDraad.People;
using RodeDraad.Secrecy;

namespace RodeDraad.Demo;

/// <summary>A year at the door of the region, which the first unit keeps: most who knock are taken over by a service, some are still open, one of them too long.</summary>
internal sealed class DemoPoint(DemoRows rows, DemoIds ids, DemoUnit unit, Instant now)
{
    /// <summary>Days ago that each came in, how it ended, and after how many days.</summary>
    private static readonly (int Ago, string End, int After)[] Came =
    [
        (330, "taken-over", 6), (300, "taken-over", 2), (275, "handed-on", 3), (250, "taken-over", 11), (221, "taken-over", 0), (190, "unreachable", 21), (160, "taken-over", 9), (131, "no-longer-wants", 5),
        (98, "taken-over", 4), (63, "taken-over", 13), (40, "taken-over", 7), (19, "", 0), (6, "", 0), (1, "", 0),
    ];

    public void Play(DemoClients clients)
    {
        List<Client> known = [.. rows.Of<Client>().Where(c => c.OrganisationId == unit.Organisation && !c.Anonymous).OrderBy(c => c.RegisteredAt).Take(Came.Length)];
        List<ServiceId> services = [.. rows.Of<Service>().Where(s => s.Kind is "ambulatory-drug-care" or "cgg" or "msoc").Select(s => s.Id)];
        foreach (var (client, (ago, end, after)) in known.Zip(Came))
        {
            var (at, texts) = (now - Duration.FromDays(ago), clients.TextsOf(client.Id));
            var presented = new PointPresentation
            {
                OrganisationId = unit.Organisation,
                Id = new(ids.Next()),
                ClientId = client.Id,
                ServiceId = unit.Service,
                At = at,
                Channel = ago % 3 == 0 ? "walk-in" : ago % 3 == 1 ? "phone" : "written",
                AskedBy = ago % 2 == 0 ? "client" : "general-practitioner",
                Question = texts.Seal(PointPresentation.Table, "Weet niet waar aan te kloppen, wil graag met iemand praten."),
                TakenBy = unit.Nurse,
            };
            if (end.Length > 0 || ago == 6)
            {
                (presented.TalkOn, presented.TalkedOver) = (at.LocalDate(), texts.Seal(PointPresentation.Table, "Wat al geprobeerd is, wat nu eerst moet, en welke diensten er zijn."));
                (presented.Choice, presented.ChoiceWords) = (services[ago % services.Count], texts.Seal(PointPresentation.Table, "Dicht bij huis, en ’s avonds open."));
            }

            Ended(presented, end, after, texts);
            rows.Add(presented);
            rows.Add(new CareRelation { OrganisationId = unit.Organisation, Id = ids.Next(), ClientId = client.Id, TeamId = unit.Team, Kind = "presentation", Basis = $"point-presentation/{presented.Id.Value}", FromAt = at, UntilAt = presented.EndedAt is { } ended ? LocalTimes.StartOf(ended.LocalDate().PlusMonths(CareRelations.MonthsAfter).PlusDays(1)) : null, BegunBy = unit.Nurse });
        }
    }

    private static void Ended(PointPresentation presented, string end, int after, ClientTexts texts)
    {
        if (end.Length == 0)
        {
            return;
        }

        (presented.End, presented.EndedAt) = (end, presented.At + Duration.FromDays(after));
        if (end == "taken-over")
        {
            (presented.TakenOverBy, presented.TakenOverOn, presented.SaidYes) = (presented.Choice, presented.EndedAt.Value.LocalDate(), texts.Seal(PointPresentation.Table, "onthaal, de heer Verzonnen"));
        }
        else
        {
            presented.EndWhy = texts.Seal(PointPresentation.Table, "Driemaal gebeld, niemand nam op.");
        }
    }
}
