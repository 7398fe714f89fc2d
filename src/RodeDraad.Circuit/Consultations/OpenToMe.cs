using Microsoft.EntityFrameworkCore;
using NodaTime;
using RodeDraad.Kernel;
using RodeDraad.People;
using RodeDraad.Policy;
using RodeDraad.Secrecy;

namespace RodeDraad.Circuit;

/// <summary>A meeting of another house or team to which a client wants the reader.</summary>
/// <param name="House">The house that proposed the client.</param>
public sealed record OpenToMeLine(InvitedId Id, string House, ClientLine Client, string Kind, string Series, Instant At);

/// <summary>What a participant reads of it.</summary>
/// <param name="Agenda">The agenda is open: a week before and after the meeting.</param>
/// <param name="Minutes">Decision and minutes are open.</param>
public sealed record OpenToMePage(OpenToMeLine Line, string Place, string Chair, bool Agenda, bool Minutes)
{
    public IReadOnlyList<ConsultationPoint> Points { get; init; } = [];

    /// <summary>Who takes part.</summary>
    public IReadOnlyList<InvitedLine> Participants { get; init; } = [];

    public string Strategy { get; init; } = "";

    public string Follower { get; init; } = "";

    public LocalDate? NextOn { get; init; }

    public IReadOnlyList<AgreedTaskLine> Tasks { get; init; } = [];

    public IReadOnlyList<MinutesLine> Parts { get; init; } = [];
}

/// <summary>Opens to a participant what the client said yes to: the agenda a week around the meeting, decision and minutes afterwards at the level of the function. Each opening stands in the log as told to that person, so that the client sees it.</summary>
/// <remarks>What is not open to the hat looks like what is not there.</remarks>
public sealed class OpenToMe(Door door)
{
    public Task<Outcome<IReadOnlyList<OpenToMeLine>>> Read(CancellationToken cancel) => door.Read<IReadOnlyList<OpenToMeLine>>(
        new(Act.Read, Cat.Meeting) { Record = "open-to-me", Purpose = Purpose.Meeting },
        async session =>
        {
            var lines = new List<OpenToMeLine>();
            foreach (var (invited, held) in await Open(session, ConsultationReach.ToMe(session), cancel))
            {
                var key = new ClientKey(held.Row.OrganisationId, held.Row.ClientId);
                if (await LineOf(session, invited, held, cancel) is { } line)
                {
                    session.Showed(key);
                    lines.Add(line);
                }
            }

            return [.. lines.OrderBy(l => l.At)];
        },
        cancel);

    public Task<Outcome<OpenToMePage>> Read(InvitedId id, CancellationToken cancel) => door.Read(
        new(Act.Read, Cat.Meeting) { Record = $"consultation-invited/{id.Value}", Purpose = Purpose.Meeting },
        async session =>
        {
            var (invited, held) = (await Open(session, ConsultationReach.ToMe(session).Where(i => i.Id == id), cancel)).FirstOrDefault();
            return held is null || await LineOf(session, invited, held, cancel) is not { } line ? null : await Page(session, line, held, cancel);
        },
        cancel);

    /// <summary>What is open now: in its days, not given up, and no refusal of the client against it. Clients of the own team stand in the team's own list.</summary>
    private static async Task<List<(ConsultationInvited Invited, HeldConsultation Held)>> Open(Session session, IQueryable<ConsultationInvited> mine, CancellationToken cancel)
    {
        var (own, listed) = (session.Hat.Organisation, session.Listed);
        var rows = await mine.AsNoTracking().Where(i => i.OrganisationId != own || !listed.Any(l => l == i.ClientId)).ToListAsync(cancel);
        var ids = rows.ConvertAll(i => i.ConsultationId);
        var open = new List<(ConsultationInvited, HeldConsultation)>();
        foreach (var held in await Consultations.Of(session.Db, session.Db.Set<ClientConsultation>().Where(c => ids.Contains(c.Id) && c.DroppedAt == null), cancel))
        {
            var key = new ClientKey(held.Row.OrganisationId, held.Row.ClientId);
            var inTime = ConsultationReach.Agenda(held, session.Now.LocalDate()) || ConsultationReach.Minutes(held, session.Now);
            if (inTime && !await ConsentToHouse.Refused(session, key, session.Hat, Cat.Meeting, cancel))
            {
                open.Add((rows.Find(i => i.ConsultationId == held.Row.Id)!, held));
            }
        }

        return open;
    }

    private static async Task<OpenToMeLine?> LineOf(Session session, ConsultationInvited invited, HeldConsultation held, CancellationToken cancel)
    {
        var series = held.Meeting is { } day ? await session.Db.Set<ConsultationSeries>().Where(s => s.OrganisationId == day.OrganisationId && s.Id == day.SeriesId).Select(s => s.Name).SingleAsync(cancel) : "";
        return await ClientLine.Of(session.Db, held.Row.OrganisationId).SingleOrDefaultAsync(c => c.Id == held.Row.ClientId, cancel) is { } client
            ? new(invited.Id, await Names.OfOrganisation(session.Db, held.Row.OrganisationId, cancel), client with { BirthDate = null, EstimatedBirthYear = null, Phone = "", Municipality = "" }, held.Row.Kind, series, held.At!.Value)
            : null;
    }

    private static async Task<OpenToMePage> Page(Session session, OpenToMeLine line, HeldConsultation held, CancellationToken cancel)
    {
        var (row, key) = (held.Row, new ClientKey(held.Row.OrganisationId, held.Row.ClientId));
        session.Wrote("", key, $"consultation-invited/{line.Id.Value}");
        session.Disclosed(new($"account/{session.Hat.Account.Value}", "page", ""));
        var (agenda, minutes) = (ConsultationReach.Agenda(held, session.Now.LocalDate()), ConsultationReach.Minutes(held, session.Now));
        var parts = minutes ? await session.Db.Set<MinutesPart>().AsNoTracking().Where(p => p.OrganisationId == row.OrganisationId && p.ConsultationId == row.Id).OrderBy(p => p.WrittenAt).ToListAsync(cancel) : [];
        var view = await ConsultationView.Of(session, [held], parts.Select(p => p.WrittenBy), cancel);
        var texts = await session.Texts(key, cancel);
        var head = view.Head(held, line.Client, texts);
        List<InvitedLine> invited = [.. held.Participants.Select(i => view.Invited(i, line.Client, texts))];
        var page = new OpenToMePage(line, head.Place, head.Chair, agenda, minutes) { Participants = invited, Points = agenda ? Consultations.Points(texts, row.Agenda) : [] };
        return !minutes ? page : page with
        {
            Strategy = texts.Open(ClientConsultation.Table, row.Strategy),
            Follower = invited.Find(i => i.Id == row.Follower)?.Said ?? "",
            NextOn = row.NextOn,
            Tasks = view.Tasks(held, line.Client, texts),
            Parts = [.. parts.Where(p => p.Category != PolicyWords.Of(Cat.Third)).Select(p => Part(session, p, texts, view))],
        };
    }

    /// <summary>The log names a part only when it was shown.</summary>
    private static MinutesLine Part(Session session, MinutesPart part, ClientTexts texts, ConsultationView view)
    {
        var category = PolicyWords.Parse<Cat>(part.Category);
        var shown = MinutesLevel.Full(PolicyWords.Of(session.Hat.Role), category) && session.MayRead(category) == Level.Full;
        return new(PolicyWords.CodeOf(part.Category), shown ? texts.Open(MinutesPart.Table, part.Text) : "", part.WrittenAt, view.Name(part.WrittenBy), !shown);
    }
}
