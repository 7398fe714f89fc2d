using Microsoft.EntityFrameworkCore;
using NodaTime;
using RodeDraad.Kernel;
using RodeDraad.People;
using RodeDraad.Policy;
using RodeDraad.Secrecy;
using RodeDraad.Storage;

namespace RodeDraad.Circuit;

/// <summary>A meeting to which a client wants a justice assistant, without a word of the client.</summary>
public sealed record JusticeMeetingLine(InvitedId Id, string House, Instant At);

/// <summary>What the justice assistant reads of it: the own file number and the points that were marked. No name of client or staff.</summary>
public sealed record JusticeMeetingPage(string FileNumber, string House, Instant At, string Place, IReadOnlyList<ConsultationPoint> Points);

/// <summary>The meetings to which clients want the justice assistant who asks, a week around each. Opened as a packet is: by the client's yes to this person, in the log as told to that person (rules J9, J10).</summary>
public sealed class JusticeConsultations(IDatabase database, Door door, Caller caller, IClock clock)
{
    /// <summary>Those that are open now, soonest first. Empty for everybody else.</summary>
    public Task<IReadOnlyList<JusticeMeetingLine>> Read(CancellationToken cancel) => database.Read<IReadOnlyList<JusticeMeetingLine>>(
        async db =>
        {
            if (caller.Hat is not { Role: Role.Justice } hat || !caller.AccountActive || !caller.SecondFactor)
            {
                return [];
            }

            var today = clock.GetCurrentInstant().LocalDate();
            var rows = await ForJusticeAtMeetings.Mine(db, hat).AsNoTracking().ToListAsync(cancel);
            var ids = rows.ConvertAll(i => i.ConsultationId);
            var held = (await Consultations.Of(db, db.Set<ClientConsultation>().Where(c => ids.Contains(c.Id) && c.DroppedAt == null), cancel)).FindAll(h => ConsultationReach.Agenda(h, today));
            var names = await Names.Of(db, [], [.. held.Select(h => h.Row.OrganisationId).Distinct()], cancel);
            return [.. held.OrderBy(h => h.At).Select(h => new JusticeMeetingLine(rows.Find(i => i.ConsultationId == h.Row.Id)!.Id, names.Organisation(h.Row.OrganisationId.Value), h.At!.Value))];
        },
        cancel);

    public Task<Outcome<JusticeMeetingPage>> Read(InvitedId id, CancellationToken cancel) => door.Read(
        new(Act.Read, Cat.Consent) { Record = $"consultation-invited/{id.Value}", Packet = id.Value },
        async session =>
        {
            if (session.About is not { } client || session.Hat.Role != Role.Justice || await ForJusticeAtMeetings.Mine(session.Db, session.Hat).AsNoTracking().SingleOrDefaultAsync(i => i.Id == id, cancel) is not { } invited
                || await Consultations.Of(session.Db, client, invited.ConsultationId, cancel) is not { At: { } at } held)
            {
                return null;
            }

            session.Disclosed(new($"account/{session.Hat.Account.Value}", "page", ""));
            var texts = await session.Texts(client, cancel);
            return new JusticeMeetingPage(
                texts.Open(ConsultationInvited.Table, invited.FileNumber),
                await Names.OfOrganisation(session.Db, client.Organisation, cancel),
                at,
                held.Meeting?.Place ?? texts.Open(ClientConsultation.Table, held.Row.Place),
                [.. Consultations.Points(texts, held.Row.Agenda).Where(p => p.ForJustice)]);
        },
        cancel);
}

/// <summary>A meeting about a client as the policy must know it when the justice assistant opens it.</summary>
internal sealed class ForJusticeAtMeetings : IForJustice
{
    public async Task<ForJustice?> Of(CircuitDb db, Hat hat, Guid id, Instant now, CancellationToken cancel)
    {
        if (await Mine(db, hat).AsNoTracking().SingleOrDefaultAsync(i => i.Id == new InvitedId(id), cancel) is not { } invited)
        {
            return null;
        }

        var client = new ClientKey(invited.OrganisationId, invited.ClientId);
        var held = await Consultations.Of(db, client, invited.ConsultationId, cancel);
        return new(client, Open: held is { Row.DroppedAt: null } && ConsultationReach.Agenda(held, now.LocalDate()));
    }

    /// <summary>Where a client said yes to this justice assistant by name.</summary>
    public static IQueryable<ConsultationInvited> Mine(CircuitDb db, Hat hat) => db.Set<ConsultationInvited>()
        .Where(i => i.Kind == ConsultationWords.Justice && i.Answer == ConsultationWords.Yes && i.House == hat.Organisation && i.Account == hat.Account);
}
