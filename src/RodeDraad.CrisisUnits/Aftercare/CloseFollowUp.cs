using Microsoft.EntityFrameworkCore;
using RodeDraad.Kernel;
using RodeDraad.People;
using RodeDraad.Policy;
using RodeDraad.Storage;

namespace RodeDraad.CrisisUnits;

/// <summary>What came of a follow-up.</summary>
public sealed record FollowUpForm
{
    /// <summary>Code of <c>contact-way</c>.</summary>
    public string Way { get; init; } = "phone";

    /// <summary>Code of <c>contact-outcome</c>.</summary>
    public string Outcome { get; init; } = "";

    public string Note { get; init; } = "";

    /// <summary>The three ratings, for a renewed CTRS.</summary>
    public int? Danger { get; init; }

    public int? Support { get; init; }

    public int? Cooperation { get; init; }

    public int Version { get; init; }
}

/// <summary>Closes a follow-up with what came of it. Someone who was not reached is looked for: a dated task with a carer.</summary>
/// <remarks>Refuses with <c>follow-ups.unknown</c>, <c>.closed</c>, <c>.same-day</c>, <c>.rating-needed</c>, <c>ctrs.…</c>, <c>access.W2</c> beside a rating of who may not write the crisis, <c>changed-meanwhile</c>.</remarks>
public sealed class CloseFollowUp(Door door)
{
    /// <summary>Days in which someone who was not reached is looked for.</summary>
    private const int OutreachWithinDays = 2;

    /// <summary>Codes of <c>contact-outcome</c> after which nobody spoke with the client and nobody else will: without a next step he would be forgotten.</summary>
    private static readonly string[] Missed = ["not-reached", "no-show", "message-left", "postponed", "wrong-number"];

    public Task<Outcome<FollowUpId>> Run(ClientKey client, FollowUpId id, FollowUpForm form, CancellationToken cancel) =>
        door.Write<FollowUpId>(
            new(Act.Write, Cat.Presence, client) { Record = $"follow-up/{id.Value}" },
            session => Close(session, client, id, form, cancel),
            cancel);

    private static async Task<Outcome<FollowUpId>> Close(Session session, ClientKey client, FollowUpId id, FollowUpForm form, CancellationToken cancel)
    {
        var followUp = await session.Db.Set<FollowUp>()
            .SingleOrDefaultAsync(f => f.OrganisationId == client.Organisation && f.Id == id && f.ClientId == client.Client, cancel);
        if (followUp is null)
        {
            return new Refusal("follow-ups.unknown");
        }

        var mistakes = await MistakesOf(session, followUp, form, cancel);
        if (mistakes.Count > 0)
        {
            return mistakes;
        }

        (followUp.ClosedAt, followUp.ClosedBy) = (session.Now, session.Hat.Account);
        (followUp.Way, followUp.Outcome, followUp.Note) = (form.Way, form.Outcome, (await session.Texts(client, cancel)).Seal(FollowUps.Table, form.Note.Trim()));
        if (form is { Danger: { } danger, Support: { } support, Cooperation: { } cooperation })
        {
            session.Db.Add(Rating(session, followUp, (danger, support, cooperation)));
        }

        if (Missed.Contains(form.Outcome))
        {
            session.Db.Add(Outreach(session, followUp));
        }

        if (form.Outcome == "died")
        {
            await FollowUps.EndAll(session, client, id, cancel);
        }

        session.Db.Announce(Board.Topic(followUp.ServiceId));
        session.Wrote("update", client, $"follow-up/{id.Value}", followUp.Version + 1);
        return id;
    }

    private static async Task<List<Refusal>> MistakesOf(Session session, FollowUp followUp, FollowUpForm form, CancellationToken cancel)
    {
        var check = new Mistakes();
        check.That(followUp.ClosedAt is null, new Refusal("follow-ups.closed"));
        check.That(followUp.Version == form.Version, new Refusal("changed-meanwhile"));
        check.Code("contact-way", form.Way, nameof(form.Way), needed: true);
        check.Code("contact-outcome", form.Outcome, nameof(form.Outcome), needed: true);
        check.Text(form.Note, PresentationForm.LongestStory, nameof(form.Note));
        if (followUp.Kind == "first-contact" && form.Outcome == "reached")
        {
            check.That(await CountsToday(session.Db, followUp, session, cancel), new Refusal("follow-ups.same-day").At(nameof(form.Outcome)));
        }

        int?[] ratings = [form.Danger, form.Support, form.Cooperation];
        check.That(ratings.All(r => r is null) || ratings.All(r => r is not null), new Refusal("ctrs.incomplete").At(nameof(form.Danger)));
        check.That(followUp.Kind != "renewed-ctrs" || form.Outcome != "reached" || ratings.Any(r => r is not null), new Refusal("follow-ups.rating-needed").At(nameof(form.Danger)));
        check.That(ratings.All(r => r is null) || session.MayWrite(Cat.Crisis), new Refusal("access.W2").At(nameof(form.Danger)));
        if (form is { Danger: { } danger, Support: { } support, Cooperation: { } cooperation })
        {
            check.All(CtrsScore.Rate(danger, support, cooperation).Refusals);
        }

        return check.Found;
    }

    /// <summary>A contact on the very day of discharge is not the first contact after it, unless the unit set it so.</summary>
    private static async Task<bool> CountsToday(CircuitDb db, FollowUp followUp, Session session, CancellationToken cancel)
    {
        if (followUp.StayId is not { } stayId)
        {
            return true;
        }

        var settings = await UnitSettings.At(db, followUp.OrganisationId, followUp.ServiceId, session.Now, cancel);
        var stay = await db.Set<Stay>().SingleAsync(s => s.OrganisationId == followUp.OrganisationId && s.Id == stayId, cancel);
        return settings.SameDayContactCounts || stay.UntilAt?.LocalDate() != session.Now.LocalDate();
    }

    private static CtrsRating Rating(Session session, FollowUp followUp, (int Danger, int Support, int Cooperation) rated) => new()
    {
        OrganisationId = followUp.OrganisationId,
        Id = Guid.CreateVersion7(),
        ClientId = followUp.ClientId,
        StayId = followUp.StayId,
        RatedAt = session.Now,
        RatedBy = session.Hat.Account,
        Danger = rated.Danger,
        Support = rated.Support,
        Cooperation = rated.Cooperation,
    };

    private static FollowUp Outreach(Session session, FollowUp missed) => new()
    {
        OrganisationId = missed.OrganisationId,
        Id = FollowUpId.New(),
        ClientId = missed.ClientId,
        ServiceId = missed.ServiceId,
        StayId = missed.StayId,
        PresentationId = missed.PresentationId,
        Kind = "outreach",
        DueOn = session.Now.LocalDate().PlusDays(OutreachWithinDays),
        Carer = missed.Carer ?? session.Hat.Account,
    };
}
