using Microsoft.EntityFrameworkCore;
using NodaTime;
using RodeDraad.Kernel;
using RodeDraad.People;

namespace RodeDraad.Circuit;

/// <summary>When a client is talked over, and what about.</summary>
public sealed record AgendaForm
{
    /// <summary>A day of a series, for a client consultation.</summary>
    public ConsultationMeetingId? Meeting { get; init; }

    /// <summary>For a meeting that is held once.</summary>
    public Instant? At { get; init; }

    public string Place { get; init; } = "";

    public string Chair { get; init; } = "";

    /// <summary>Point by point, each under its life domain.</summary>
    public IReadOnlyList<ConsultationPoint> Points { get; init; } = [];

    public int Version { get; init; }
}

/// <summary>Puts a client on the agenda of a meeting, with the life domains that are to be talked over. Not before the client said yes to somebody.</summary>
/// <remarks>
/// Refuses with <c>consultations.unknown</c>, <c>.no-yes</c>, <c>.dropped</c>, <c>.decided</c>, <c>consultation-meetings.unknown</c>, <c>.over</c>, <c>.past</c>, <c>consultations.point-needed</c>, <c>consultations.no-yes-to-justice</c>, <c>changed-meanwhile</c>,
/// and what is wrong with the form. What was typed stays in the form.
/// </remarks>
public sealed class SetAgenda(Door door)
{
    public Task<Outcome<ConsultationId>> Run(ClientKey client, ConsultationId id, AgendaForm form, CancellationToken cancel) => door.Write<ConsultationId>(
        Consultations.Writes(client, Consultations.Record(id)),
        async session =>
        {
            if (await Consultations.Of(session.Db, client, id, cancel) is not { } held)
            {
                return new Refusal("consultations.unknown");
            }

            var ofSeries = held.Row.Kind == ConsultationWords.OfSeries;
            var meeting = ofSeries && form.Meeting is { } day ? await ConsultationReach.Meetings(session).SingleOrDefaultAsync(m => m.Id == day, cancel) : null;
            var check = MistakesOf(held, form, session.Now);
            check.That(!ofSeries || form.Meeting is null || meeting is not null, new Refusal("consultation-meetings.unknown").At(nameof(form.Meeting)));
            check.That(meeting is null || (meeting.CancelledAt is null && (meeting.At > session.Now || meeting.Id == held.Row.MeetingId)), new Refusal("consultation-meetings.over").At(nameof(form.Meeting)));
            if (check.Found.Count > 0)
            {
                return check.Found;
            }

            var (row, texts) = (held.Row, await session.Texts(client, cancel));
            (row.MeetingHouse, row.MeetingId, row.HeldOnceAt) = (meeting?.OrganisationId, meeting?.Id, ofSeries ? null : form.At);
            (row.Place, row.Chair) = ofSeries ? default : (texts.Seal(ClientConsultation.Table, form.Place.Trim()), texts.Seal(ClientConsultation.Table, form.Chair.Trim()));
            row.Agenda = Consultations.Seal(texts, [.. form.Points.Select(point => point with { Text = point.Text.Trim() })]);
            session.Wrote("update", client, Consultations.Record(id), row.Version + 1);
            return id;
        },
        cancel);

    private static Mistakes MistakesOf(HeldConsultation held, AgendaForm form, Instant now)
    {
        var check = new Mistakes();
        var ofSeries = held.Row.Kind == ConsultationWords.OfSeries;
        held.MayBeWritten(check);
        check.That(held.Row.DecidedAt is null, new Refusal("consultations.decided"));
        check.That(held.Row.Version == form.Version, new Refusal("changed-meanwhile"));
        check.That(!ofSeries || form.Meeting is not null, new Refusal("field-needed").At(nameof(form.Meeting)));
        check.That(ofSeries || form.At is not null, new Refusal("field-needed").At(nameof(form.At)));
        check.That(ofSeries || form.At is not { } at || at > now || at == held.Row.HeldOnceAt, new Refusal("consultation-meetings.past").At(nameof(form.At)));
        check.Text(form.Place, Consultations.LongestLine, nameof(form.Place));
        check.Text(form.Chair, Consultations.LongestLine, nameof(form.Chair), needed: !ofSeries);
        check.That(form.Points.Count > 0, new Refusal("consultations.point-needed").At(nameof(form.Points)));
        check.That(!form.Points.Any(point => point.ForJustice) || held.Invited.Any(i => i is { Kind: ConsultationWords.Justice, Answer: ConsultationWords.Yes }), new Refusal("consultations.no-yes-to-justice").At(nameof(form.Points)));
        foreach (var point in form.Points)
        {
            check.Code("plan-domain", point.Domain, nameof(form.Points), needed: true);
            check.Text(point.Text, Consultations.LongestText, nameof(form.Points));
        }

        return check;
    }
}
