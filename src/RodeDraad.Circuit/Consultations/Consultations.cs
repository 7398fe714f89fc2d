using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using RodeDraad.Kernel;
using RodeDraad.People;
using RodeDraad.Policy;
using RodeDraad.Storage;

namespace RodeDraad.Circuit;

/// <summary>How far it is.</summary>
public enum ConsultationState
{
    /// <summary>Somebody proposed it; no day yet, or the day was called off.</summary>
    Proposed,

    Planned,

    /// <summary>The day is over and nothing was decided.</summary>
    Due,

    /// <summary>Decided; tasks are open.</summary>
    Decided,

    /// <summary>Every task was checked.</summary>
    Checked,

    Dropped,
}

/// <summary>A consultation as the database holds it, with the day and everybody who may come.</summary>
internal sealed record HeldConsultation(ClientConsultation Row, ConsultationMeeting? Meeting, IReadOnlyList<ConsultationInvited> Invited)
{
    public Instant? At => Meeting is { CancelledAt: not null } ? null : Meeting?.At ?? Row.HeldOnceAt;

    /// <summary>The client said yes to somebody: without it nothing goes on an agenda or into minutes.</summary>
    public bool Agreed => Invited.Any(i => i.Answer == ConsultationWords.Yes);

    /// <summary>The client, and whoever the client said yes to.</summary>
    public IEnumerable<ConsultationInvited> Participants => Invited.Where(i => i.Kind == ConsultationWords.Client || i.Answer == ConsultationWords.Yes);

    /// <summary>What stands in the way of an agenda or minutes.</summary>
    public void MayBeWritten(Mistakes check)
    {
        check.That(Row.DroppedAt is null, new Refusal("consultations.dropped"));
        check.That(Agreed, new Refusal("consultations.no-yes"));
    }

    /// <summary>What stands in the way of a decision and of minutes.</summary>
    public void WasHeld(Mistakes check, Instant now)
    {
        MayBeWritten(check);
        check.That(At <= now, new Refusal("consultations.not-held-yet"));
    }

    public ConsultationState State(Instant now, bool openTasks) =>
        Row.DroppedAt is not null ? ConsultationState.Dropped
        : Row.DecidedAt is not null ? openTasks ? ConsultationState.Decided : ConsultationState.Checked
        : At is not { } at ? ConsultationState.Proposed
        : at > now ? ConsultationState.Planned
        : ConsultationState.Due;
}

/// <summary>Codes that the rules of this room name.</summary>
public static class ConsultationWords
{
    public const string Yes = "yes";

    /// <summary>Code of <c>consultation-kind</c>: a meeting of a series.</summary>
    public const string OfSeries = "client-consultation";

    /// <summary>Codes of <c>consultation-participant</c>.</summary>
    public const string Client = "client";

    public const string Carer = "carer";

    public const string Service = "service";

    public const string Justice = "justice";

    /// <summary>Code of <c>consultation-yes-way</c> that only the client has.</summary>
    public const string AtOwnDoor = "portal";

    public const string CarriedOn = "carried-on";
}

/// <summary>Reads consultations for the acts of this room.</summary>
internal static class Consultations
{
    public const int LongestText = 4_000;

    public const int LongestLine = 200;

    public static Ask Reads(ClientKey client, string record) => new(Act.Read, Cat.Meeting, client) { Record = record, Purpose = Purpose.Meeting };

    public static Ask Writes(ClientKey client, string record) => new(Act.Write, Cat.Meeting, client) { Record = record, Purpose = Purpose.Meeting };

    public static string Record(ConsultationId id) => $"consultation/{id.Value}";

    /// <summary>A consultation of this client, or null.</summary>
    public static async Task<HeldConsultation?> Of(CircuitDb db, ClientKey client, ConsultationId id, CancellationToken cancel)
    {
        var row = await db.Set<ClientConsultation>().SingleOrDefaultAsync(c => c.OrganisationId == client.Organisation && c.Id == id && c.ClientId == client.Client, cancel);
        if (row is null)
        {
            return null;
        }

        var meeting = row.MeetingId is { } at ? await db.Set<ConsultationMeeting>().SingleAsync(m => m.OrganisationId == row.MeetingHouse && m.Id == at, cancel) : null;
        return new(row, meeting, await db.Set<ConsultationInvited>().Where(i => i.OrganisationId == client.Organisation && i.ConsultationId == id).OrderBy(i => i.Id).ToListAsync(cancel));
    }

    /// <summary>The same for several at once.</summary>
    public static async Task<List<HeldConsultation>> Of(CircuitDb db, IQueryable<ClientConsultation> which, CancellationToken cancel)
    {
        var rows = await (from c in which
                          join m in db.Set<ConsultationMeeting>() on new { House = c.MeetingHouse, Id = c.MeetingId } equals new { House = (OrganisationId?)m.OrganisationId, Id = (ConsultationMeetingId?)m.Id } into planned
                          from m in planned.DefaultIfEmpty()
                          select new { Consultation = c, Meeting = m }).AsNoTracking().ToListAsync(cancel);
        var (ids, houses) = (rows.ConvertAll(r => r.Consultation.Id), rows.Select(r => r.Consultation.OrganisationId).Distinct().ToList());
        var invited = (await db.Set<ConsultationInvited>().AsNoTracking().Where(i => houses.Contains(i.OrganisationId) && ids.Contains(i.ConsultationId)).OrderBy(i => i.Id).ToListAsync(cancel)).ToLookup(i => i.ConsultationId);
        return [.. rows.Select(r => new HeldConsultation(r.Consultation, r.Meeting, [.. invited[r.Consultation.Id]]))];
    }

    public static IReadOnlyList<ConsultationPoint> Points(ClientTexts texts, SealedText agenda) =>
        agenda.IsEmpty ? [] : JsonSerializer.Deserialize<List<ConsultationPoint>>(texts.Open(ClientConsultation.Table, agenda), NodaJson.Stored)!;

    public static SealedText Seal(ClientTexts texts, IReadOnlyList<ConsultationPoint> points) =>
        points.Count == 0 ? SealedText.Empty : texts.Seal(ClientConsultation.Table, JsonSerializer.Serialize(points, NodaJson.Stored));
}
