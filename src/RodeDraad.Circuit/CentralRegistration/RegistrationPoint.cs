using Microsoft.EntityFrameworkCore;
using NodaTime;
using RodeDraad.Kernel;
using RodeDraad.People;
using RodeDraad.Policy;

namespace RodeDraad.Circuit;

/// <summary>A presentation at the point in the list.</summary>
/// <param name="Days">Days since it came in, until its end.</param>
/// <param name="End">Code of <c>point-end</c>; empty as long as it is open.</param>
public sealed record PointLine(PointPresentationId Id, ClientLine Client, Instant At, string Channel, int Days, PointDue Due, string End, int Version);

/// <summary>The door of the region: the open ones oldest first, then the last that ended.</summary>
/// <param name="Point">Name of the service, or null when the own team is not the door.</param>
/// <param name="Others">Other services of the region that say to be its door: there should be none.</param>
public sealed record PointPage(string? Point, IReadOnlyList<PointLine> Open, IReadOnlyList<PointLine> Ended, IReadOnlyList<string> Others);

/// <summary>A service that can be chosen.</summary>
public sealed record ChoosableService(ServiceId Id, string Name, string House, string Kind);

/// <summary>One presentation at the point.</summary>
/// <param name="Words">The reader may read what was told: the rest of the page has words only then.</param>
public sealed record PointPresentationPage(PointLine Line, string AskedBy, string TakenBy, bool Words, IReadOnlyList<ChoosableService> Services)
{
    public string Question { get; init; } = "";

    public LocalDate? TalkOn { get; init; }

    public string TalkedOver { get; init; } = "";

    public ServiceId? Choice { get; init; }

    public string ChoiceName { get; init; } = "";

    public string ChoiceWords { get; init; } = "";

    public string TakenOverBy { get; init; } = "";

    public LocalDate? TakenOverOn { get; init; }

    public string SaidYes { get; init; } = "";

    public string EndWhy { get; init; } = "";
}

/// <summary>Reads the presentations at the registration point of the own team. The office reads who and when, the words only who reads the plan.</summary>
public sealed class RegistrationPoint(Door door)
{
    /// <summary>How many of those that ended are shown.</summary>
    private const int Last = 50;

    public Task<Outcome<PointPage>> Read(CancellationToken cancel) => door.Read(
        new(Act.Read, Cat.Presence) { Record = "registration-point" },
        async session =>
        {
            var (db, house, listed) = (session.Db, session.Hat.Organisation, session.Listed);
            if (await Points.OfTeam(session, cancel) is not { } point)
            {
                return (PointPage?)new PointPage(null, [], [], []);
            }

            var all = db.Set<PointPresentation>().AsNoTracking().Where(p => p.OrganisationId == house && p.ServiceId == point.Id && listed.Any(l => l == p.ClientId));
            var open = await all.Where(p => p.EndedAt == null).OrderBy(p => p.At).ToListAsync(cancel);
            var ended = await all.Where(p => p.EndedAt != null).OrderByDescending(p => p.EndedAt).Take(Last).ToListAsync(cancel);
            var clients = await ClientLine.Listed(session, open.Concat(ended).Select(p => p.ClientId), cancel);
            var terms = await Points.Settings(db, house, cancel);
            List<PointLine> Lines(List<PointPresentation> rows) => [.. rows.Where(p => clients.ContainsKey(p.ClientId)).Select(p => Line(session, p, clients[p.ClientId], terms))];
            foreach (var client in clients.Values)
            {
                session.Showed(client.Key);
            }

            return new PointPage(point.Name, Lines(open), Lines(ended), await Points.OthersOfRegion(session, point.Id, cancel));
        },
        cancel);

    public Task<Outcome<PointPresentationPage>> Read(ClientKey client, PointPresentationId id, CancellationToken cancel) => door.Read(
        new(Act.Read, Cat.Presence, client) { Record = Points.Record(id) },
        session => Page(session, client, id, cancel),
        cancel);

    /// <summary>The services of the own region, but no house of justice.</summary>
    internal static IQueryable<ListedService> Choosable(Session session)
    {
        var region = ListedService.RegionOf(session.Db, session.Hat.Organisation);
        return ListedService.All(session.Db).Where(s => region.Contains(s.Region) && s.Kind != "justice-house");
    }

    internal static PointLine Line(Session session, PointPresentation p, ClientLine client, IReadOnlyList<PointSettings> terms)
    {
        var today = session.Now.LocalDate();
        return new(p.Id, client, p.At, p.Channel, NodaTime.Period.DaysBetween(p.At.LocalDate(), p.EndedAt?.LocalDate() ?? today), Points.Due(p, terms.For(p), today), p.End, p.Version);
    }

    private static async Task<PointPresentationPage?> Page(Session session, ClientKey client, PointPresentationId id, CancellationToken cancel)
    {
        if (await Points.Of(session.Db, client, id, cancel) is not { } p || await ClientLine.Of(session.Db, client.Organisation).SingleOrDefaultAsync(c => c.Id == client.Client, cancel) is not { } line)
        {
            return null;
        }

        var services = await Choosable(session).OrderBy(s => s.Name).Select(s => new ChoosableService(s.Id, s.Name, s.House, s.Kind)).ToListAsync(cancel);
        var names = await Names.OfAccounts(session.Db, [p.TakenBy], cancel);
        var words = session.MayRead(Cat.Plan) == Level.Full;
        var page = new PointPresentationPage(Line(session, p, line, await Points.Settings(session.Db, client.Organisation, cancel)), p.AskedBy, names.Account(p.TakenBy.Value), words, services);
        if (!words)
        {
            return page;
        }

        var texts = await session.Texts(client, cancel);
        string Open(Storage.SealedText text) => texts.Open(PointPresentation.Table, text);
        string Name(ServiceId? service) => services.Find(s => s.Id == service) is { } known ? $"{known.Name}, {known.House}" : "";
        return page with
        {
            Question = Open(p.Question),
            TalkOn = p.TalkOn,
            TalkedOver = Open(p.TalkedOver),
            Choice = p.Choice,
            ChoiceName = Name(p.Choice),
            ChoiceWords = Open(p.ChoiceWords),
            TakenOverBy = Name(p.TakenOverBy),
            TakenOverOn = p.TakenOverOn,
            SaidYes = Open(p.SaidYes),
            EndWhy = Open(p.EndWhy),
        };
    }
}
