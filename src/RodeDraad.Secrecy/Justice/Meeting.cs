using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using RodeDraad.Kernel;
using RodeDraad.People;
using RodeDraad.Policy;
using RodeDraad.Storage;

namespace RodeDraad.Secrecy;

/// <summary>A talk with the client, the justice assistant and the carer (access.md A13).</summary>
internal sealed class JusticeMeeting : Storage.IVersioned
{
    public const string Table = "justice_meetings";

    public required OrganisationId OrganisationId { get; init; }

    public required Guid Id { get; init; }

    public required ClientId ClientId { get; init; }

    public required ExchangeId ExchangeId { get; init; }

    public required Instant PlannedAt { get; init; }

    /// <summary>Whom it invites, with the client's word on each, as JSON.</summary>
    public required SealedText Invited { get; set; }

    /// <summary>What is to be talked about, as JSON; justice is told only of what is marked for it.</summary>
    public required SealedText Agenda { get; set; }

    public SealedText Notes { get; set; }

    public Instant? HeldAt { get; set; }

    public required AccountId PlannedBy { get; init; }

    public int Version { get; set; } = 1;
}

/// <summary>Somebody who is invited.</summary>
/// <param name="Kind">Code of <c>justice-invited-kind</c>: client, justice, carer, reference-person.</param>
/// <param name="ClientAgrees">The client wants this person there.</param>
/// <param name="WasThere">Known after the meeting.</param>
public sealed record Invited(string Name, string Kind, bool ClientAgrees, bool? WasThere = null);

/// <summary>A point of the agenda.</summary>
/// <param name="ForJustice">Justice is there for it, and reads it on the invitation.</param>
public sealed record AgendaPoint(string Text, bool ForJustice);

public sealed record MeetingForm
{
    public Instant? PlannedAt { get; init; }

    public IReadOnlyList<Invited> Invited { get; init; } = [];

    public IReadOnlyList<AgendaPoint> Agenda { get; init; } = [];
}

/// <summary>A meeting as its page and its invitation show it.</summary>
public sealed record MeetingPage(Guid Id, ClientLine Client, Instant PlannedAt, IReadOnlyList<Invited> Invited, IReadOnlyList<AgendaPoint> Agenda, string Notes, Instant? HeldAt, int Version, IReadOnlyList<RemarkLine> Remarks);

/// <summary>Plans a three-way meeting and notes who was there and what was agreed. The client is always invited; somebody whom the client does not want is not.</summary>
/// <remarks>Refuses with <c>justice.unknown</c>, <c>justice.client-is-invited</c>, <c>justice.client-said-no</c>, <c>field-needed</c>, <c>code-unknown</c>, <c>text.too-long</c>, <c>time.in-future</c>, <c>changed-meanwhile</c>.</remarks>
public sealed class ThreeWayMeeting(Door door)
{
    private const int LongestNotes = 4_000;
    private const int Most = 12;

    public Task<Outcome<Guid>> Plan(ClientKey client, ExchangeId exchange, MeetingForm form, CancellationToken cancel)
    {
        var id = Guid.CreateVersion7();
        return door.Write<Guid>(
            new(Act.Write, Cat.Meeting, client) { Record = $"meeting/{id}" },
            async session =>
            {
                var mistakes = MistakesOf(form);
                if (await Steps.Of(session, client, exchange, cancel) is null)
                {
                    mistakes.Add(new Refusal("justice.unknown"));
                }

                if (mistakes.Count > 0)
                {
                    return mistakes;
                }

                var texts = await session.Texts(client, cancel);
                session.Db.Add(new JusticeMeeting
                {
                    OrganisationId = client.Organisation,
                    Id = id,
                    ClientId = client.Client,
                    ExchangeId = exchange,
                    PlannedAt = form.PlannedAt!.Value,
                    Invited = Keep(texts, form.Invited),
                    Agenda = Keep(texts, form.Agenda),
                    PlannedBy = session.Hat.Account,
                });
                session.Wrote("create", client, $"meeting/{id}", 1);
                return id;
            },
            cancel);
    }

    /// <summary>Notes who of those invited was there, and what was agreed.</summary>
    /// <param name="present">The places in the list of who was invited, from 0.</param>
    public Task<Outcome<Done>> Hold(ClientKey client, Guid id, IReadOnlyCollection<int> present, string notes, int version, CancellationToken cancel) => door.Write<Done>(
        new(Act.Write, Cat.Meeting, client) { Record = $"meeting/{id}" },
        async session =>
        {
            if (await Of(session, client, id).AsTracking().SingleOrDefaultAsync(cancel) is not { } meeting)
            {
                return new Refusal("justice.unknown");
            }

            var check = new Mistakes();
            check.That(version == meeting.Version, new Refusal("changed-meanwhile"));
            check.That(meeting.PlannedAt <= session.Now, new Refusal("time.in-future"));
            check.Text(notes, LongestNotes, "Notes");
            if (check.Found.Count > 0)
            {
                return check.Found;
            }

            var texts = await session.Texts(client with { Client = meeting.ClientId }, cancel);
            meeting.Invited = Keep(texts, Read<Invited>(texts, meeting.Invited).Select((invited, place) => invited with { WasThere = present.Contains(place) }));
            (meeting.Notes, meeting.HeldAt) = (texts.Seal(JusticeMeeting.Table, notes.Trim()), session.Now);
            session.Wrote("update", client, $"meeting/{id}", meeting.Version + 1);
            return default(Done);
        },
        cancel);

    public Task<Outcome<MeetingPage>> Read(ClientKey client, Guid id, CancellationToken cancel) => door.Read(
        new(Act.Read, Cat.Meeting, client) { Record = $"meeting/{id}" },
        async session =>
        {
            var meeting = await Of(session, client, id).AsNoTracking().SingleOrDefaultAsync(cancel);
            if (meeting is null)
            {
                return null;
            }

            var texts = await session.Texts(client with { Client = meeting.ClientId }, cancel);
            return new MeetingPage(
                id,
                await ClientLine.Of(session.Db, client.Organisation).SingleAsync(c => c.Id == client.Client, cancel),
                meeting.PlannedAt,
                Read<Invited>(texts, meeting.Invited),
                Read<AgendaPoint>(texts, meeting.Agenda),
                texts.Open(JusticeMeeting.Table, meeting.Notes),
                meeting.HeldAt,
                meeting.Version,
                [.. (await Remarks.Of(session, client, cancel)).Where(remark => remark.Record == $"meeting/{id}")]);
        },
        cancel);

    public Task<Outcome<IReadOnlyList<(Guid Id, Instant PlannedAt)>>> Of(ClientKey client, ExchangeId exchange, CancellationToken cancel) => door.Read<IReadOnlyList<(Guid, Instant)>>(
        new(Act.Read, Cat.Meeting, client) { Record = "meetings" },
        async session =>
        {
            var meetings = await OfClient(session, client).Where(m => m.ExchangeId == exchange).OrderBy(m => m.PlannedAt).Select(m => new { m.Id, m.PlannedAt }).ToListAsync(cancel);
            return [.. meetings.Select(m => (m.Id, m.PlannedAt))];
        },
        cancel);

    private static IQueryable<JusticeMeeting> Of(Session session, ClientKey client, Guid id) => OfClient(session, client).Where(m => m.Id == id);

    private static IQueryable<JusticeMeeting> OfClient(Session session, ClientKey client)
    {
        var ids = LinkedRecords.Ids(session.Db, client);
        return session.Db.Set<JusticeMeeting>().Where(m => m.OrganisationId == client.Organisation && ids.Contains(m.ClientId));
    }

    private static List<Refusal> MistakesOf(MeetingForm form)
    {
        var check = new Mistakes();
        check.That(form.PlannedAt is not null, new Refusal("field-needed").At(nameof(form.PlannedAt)));
        check.That(form.Invited.Any(i => i.Kind == "client"), new Refusal("justice.client-is-invited").At(nameof(form.Invited)));
        check.That(form.Invited.All(i => i.ClientAgrees || i.Kind == "client"), new Refusal("justice.client-said-no").At(nameof(form.Invited)));
        check.That(form.Invited.Count <= Most && form.Agenda.Count <= Most, new Refusal("text.too-long", Most).At(nameof(form.Agenda)));
        check.Codes("justice-invited-kind", form.Invited.Select(i => i.Kind), nameof(form.Invited));
        foreach (var text in form.Invited.Select(i => i.Name).Concat(form.Agenda.Select(a => a.Text)))
        {
            check.Text(text, 200, nameof(form.Agenda), needed: true);
        }

        return check.Found;
    }

    /// <summary>A list of a meeting, opened.</summary>
    internal static List<T> Read<T>(ClientTexts texts, SealedText list) => JsonSerializer.Deserialize<List<T>>(texts.Open(JusticeMeeting.Table, list), NodaJson.Stored)!;

    private static SealedText Keep<T>(ClientTexts texts, IEnumerable<T> list) => texts.Seal(JusticeMeeting.Table, JsonSerializer.Serialize(list, NodaJson.Stored));
}
