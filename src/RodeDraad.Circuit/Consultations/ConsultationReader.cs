using Microsoft.EntityFrameworkCore;
using NodaTime;
using RodeDraad.Kernel;
using RodeDraad.People;
using RodeDraad.Policy;

namespace RodeDraad.Circuit;

/// <summary>Reads the consultations of the own house: of one client, one with all its parts, and everything that is open for the clients of the own team.</summary>
public sealed class ConsultationReader(Door door)
{
    public Task<Outcome<ConsultationsOfClient>> Read(ClientKey client, CancellationToken cancel) =>
        door.Read(Consultations.Reads(client, "consultations"), session => OfClient(session, client, cancel), cancel);

    public Task<Outcome<ConsultationPage>> Read(ClientKey client, ConsultationId id, CancellationToken cancel) =>
        door.Read(Consultations.Reads(client, Consultations.Record(id)), session => Page(session, client, id, cancel), cancel);

    /// <summary>Who can be invited.</summary>
    public Task<Outcome<InvitedChoices>> Choices(ClientKey client, CancellationToken cancel) => door.Read(
        Consultations.Reads(client, "consultation"),
        async session => (InvitedChoices?)new InvitedChoices(
            (await Houses.Lines(session.Db).ToListAsync(cancel)).FindAll(house => house.Id != client.Organisation),
            await Houses.OfJustice(session.Db).ToListAsync(cancel),
            [.. (await Colleagues.Of(session.Db, client.Organisation).ToListAsync(cancel)).Where(c => Carers.Has(PolicyWords.Parse<Role>(c.Role))).Select(c => c.Name).Distinct()]),
        cancel);

    /// <summary>The own team's clients, what is due first.</summary>
    public Task<Outcome<ConsultationsPage>> Read(CancellationToken cancel) => door.Read(
        new(Act.Read, Cat.Meeting) { Record = "consultations", Purpose = Purpose.Meeting },
        async session =>
        {
            var (house, listed) = (session.Hat.Organisation, session.Listed);
            var tasks = session.Db.Set<AgreedTask>();
            var which = session.Db.Set<ClientConsultation>().Where(c => c.OrganisationId == house && c.DroppedAt == null && listed.Any(l => l == c.ClientId)
                && (c.DecidedAt == null || tasks.Any(t => t.OrganisationId == house && t.ConsultationId == c.Id && t.Outcome == "")));
            var (heads, agreed) = await Heads(session, which, cancel);
            var series = await SeriesReader.Series(session, cancel);
            return (ConsultationsPage?)new ConsultationsPage(
                [.. heads.OrderBy(h => h.State == ConsultationState.Due ? 0 : 1).ThenBy(h => h.At ?? Instant.MaxValue).ThenBy(h => h.ProposedAt)],
                [.. agreed.Where(t => t.Task.Outcome.Length == 0).OrderBy(t => t.Task.UntilOn)],
                [.. series.SelectMany(s => s.Days).Where(d => !d.CalledOff && d.At > session.Now).OrderBy(d => d.At)],
                series);
        },
        cancel);

    /// <summary>The heads of consultations of the own house, with their tasks; every client is named to the log.</summary>
    internal static async Task<(List<ConsultationHead> Heads, List<ClientsTask> Tasks)> Heads(Session session, IQueryable<ClientConsultation> which, CancellationToken cancel)
    {
        var (house, held) = (session.Hat.Organisation, await Consultations.Of(session.Db, which, cancel));
        var ids = held.Select(h => h.Row.ClientId).Distinct().ToList();
        var clients = await ClientLine.Of(session.Db, house).Where(c => ids.Contains(c.Id)).ToDictionaryAsync(c => c.Id, cancel);
        var texts = await session.TextsOf(house, ids, cancel);
        var view = await ConsultationView.Of(session, held, [], cancel);
        held.RemoveAll(h => !clients.ContainsKey(h.Row.ClientId));
        foreach (var id in held.Select(h => h.Row.ClientId).Distinct())
        {
            session.Showed(new(house, id));
        }

        return (
            held.ConvertAll(h => view.Head(h, clients[h.Row.ClientId], texts[h.Row.ClientId])),
            [.. held.SelectMany(h => view.Tasks(h, clients[h.Row.ClientId], texts[h.Row.ClientId]).Select(task => new ClientsTask(clients[h.Row.ClientId], task)))]);
    }

    private static async Task<ConsultationsOfClient?> OfClient(Session session, ClientKey client, CancellationToken cancel)
    {
        if (await ClientLine.Of(session.Db, client.Organisation).SingleOrDefaultAsync(c => c.Id == client.Client, cancel) is not { } line)
        {
            return null;
        }

        var ids = LinkedRecords.Ids(session.Db, client);
        var (heads, _) = await Heads(session, session.Db.Set<ClientConsultation>().Where(c => c.OrganisationId == client.Organisation && ids.Contains(c.ClientId)), cancel);
        return new(line, [.. heads.OrderByDescending(h => h.At ?? h.ProposedAt)]);
    }

    private static async Task<ConsultationPage?> Page(Session session, ClientKey client, ConsultationId id, CancellationToken cancel)
    {
        var (db, house) = (session.Db, client.Organisation);
        if (await Consultations.Of(db, client, id, cancel) is not { } held || await ClientLine.Of(db, house).SingleOrDefaultAsync(c => c.Id == client.Client, cancel) is not { } line)
        {
            return null;
        }

        var parts = await db.Set<MinutesPart>().AsNoTracking().Where(p => p.OrganisationId == house && p.ConsultationId == id).OrderBy(p => p.WrittenAt).ToListAsync(cancel);
        var copies = await db.Set<MinutesCopy>().AsNoTracking().Where(c => c.OrganisationId == house && c.ConsultationId == id).OrderBy(c => c.Number).ToListAsync(cancel);
        var view = await ConsultationView.Of(session, [held], [.. parts.Select(p => p.WrittenBy), .. copies.Select(c => c.MadeBy)], cancel);
        var texts = await session.Texts(client, cancel);
        List<InvitedLine> invited = [.. held.Invited.Select(i => view.Invited(i, line, texts))];
        return new(view.Head(held, line, texts), texts.Open(ClientConsultation.Table, held.Row.Why), texts.Open(ClientConsultation.Table, held.Row.DropWhy), invited, Consultations.Points(texts, held.Row.Agenda))
        {
            Strategy = texts.Open(ClientConsultation.Table, held.Row.Strategy),
            Follower = held.Row.Follower,
            NextOn = held.Row.NextOn,
            DecidedAt = held.Row.DecidedAt,
            Tasks = view.Tasks(held, line, texts),
            Earlier = await Earlier(session, client, id, cancel),
            Minutes = [.. parts.Select(p => Line(session, p, texts, view))],
            Copies = [.. copies.Select(c => new MinutesCopyLine(c.Id, c.Number, invited.Find(i => i.Id == c.For)?.Said ?? "", invited.Find(i => i.Id == c.For)?.Kind ?? "", c.Language, c.MadeAt, view.Name(c.MadeBy)))],
            MayWrite = [.. WriteMinutes.Categories.Where(session.MayOffer).Select(PolicyWords.CodeOf)],
        };
    }

    /// <summary>Each part at the level of the reader; what one wrote oneself stays open to oneself.</summary>
    private static MinutesLine Line(Session session, MinutesPart part, ClientTexts texts, ConsultationView view)
    {
        var closed = part.WrittenBy != session.Hat.Account && session.MayRead(PolicyWords.Parse<Cat>(part.Category)) != Level.Full;
        return new(PolicyWords.CodeOf(part.Category), closed ? "" : texts.Open(MinutesPart.Table, part.Text), part.WrittenAt, view.Name(part.WrittenBy), closed);
    }

    private static async Task<IReadOnlyList<AgreedTaskLine>> Earlier(Session session, ClientKey client, ConsultationId id, CancellationToken cancel)
    {
        var (house, tasks) = (client.Organisation, session.Db.Set<AgreedTask>());
        var which = session.Db.Set<ClientConsultation>().Where(c => c.OrganisationId == house && c.ClientId == client.Client && c.Id != id && tasks.Any(t => t.OrganisationId == house && t.ConsultationId == c.Id && t.Outcome == ""));
        return [.. (await Heads(session, which, cancel)).Tasks.Select(t => t.Task).Where(t => t.Outcome.Length == 0)];
    }
}
