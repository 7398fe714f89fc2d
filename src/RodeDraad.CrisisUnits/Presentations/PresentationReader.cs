using Microsoft.EntityFrameworkCore;
using NodaTime;
using RodeDraad.Kernel;
using RodeDraad.People;
using RodeDraad.Policy;
using RodeDraad.Secrecy;
using RodeDraad.Storage;

namespace RodeDraad.CrisisUnits;

/// <summary>A presentation as its page shows it: the parts that the hat may not read are null.</summary>
/// <param name="Crisis">What was typed, without the parts below; null when only that there was a presentation may be seen.</param>
/// <param name="Stay">The stay that came of it, or null.</param>
/// <param name="Addenda">What the client said beside it.</param>
/// <param name="Advice">What the scale says, with its bands and their source; null without a rating or in a unit without the scale.</param>
public sealed record PresentationPage(
    PresentationId Id,
    ClientLine Client,
    Instant ReceivedAt,
    PresentationForm? Crisis,
    CtrsScore? Score,
    AdviceGiven? Advice,
    DecisionTaken? Decision,
    StayId? Stay,
    IReadOnlyList<AddendumLine> Addenda,
    int Version);

/// <summary>What the scale says, and the bands that say it.</summary>
public sealed record AdviceGiven(CtrsAdvice Advice, CtrsBands Bands);

/// <summary>A decision as it was taken.</summary>
public sealed record DecisionTaken(string Decision, Instant At, string Advice, string DeviationReason, IReadOnlyList<string> NonAdmissionReasons, IReadOnlyList<string> Actions, string NoActionReason, string Note);

/// <summary>A line of the list of presentations.</summary>
/// <param name="Problem">Code of <c>presenting-problem</c>, or empty when the hat may not read it.</param>
public sealed record PresentationLine(PresentationId Id, ClientLine Client, Instant ReceivedAt, string AskedBy, string Problem, string Decision);

/// <summary>Reads presentations: one, or those of the unit.</summary>
public sealed class PresentationReader(Door door)
{
    /// <summary>Longest list of recent ones.</summary>
    private const int Recent = 40;

    public Task<Outcome<PresentationPage>> Read(ClientKey client, PresentationId id, CancellationToken cancel) =>
        door.Read(new(Act.Read, Cat.Presence, client) { Record = $"presentation/{id.Value}" }, session => Page(session, client, id, cancel), cancel);

    /// <summary>The open presentations of the unit first, then the latest decided ones.</summary>
    public Task<Outcome<IReadOnlyList<PresentationLine>>> List(CancellationToken cancel) =>
        door.Read<IReadOnlyList<PresentationLine>>(new(Act.Read, Cat.Presence) { Record = "presentations" }, session => Lines(session, cancel), cancel);

    private static async Task<PresentationPage?> Page(Session session, ClientKey key, PresentationId id, CancellationToken cancel)
    {
        var db = session.Db;
        var presentation = await db.Set<Presentation>().SingleOrDefaultAsync(p => p.OrganisationId == key.Organisation && p.Id == id && p.ClientId == key.Client, cancel);
        if (presentation is null)
        {
            return null;
        }

        var client = await ClientLine.Of(db, key.Organisation).SingleAsync(c => c.Id == key.Client, cancel);
        var full = session.MayRead(Cat.Crisis) == Level.Full;
        var score = full ? await ScoreOf(db, presentation, cancel) : null;
        var settings = await UnitSettings.At(db, key.Organisation, presentation.ServiceId, session.Now, cancel);
        var bands = Triage.BandsOf(settings);
        var texts = full ? await session.Texts(key, Presentations.TextsOf(presentation), cancel) : ClientTexts.None;
        return new(
            id,
            client,
            presentation.ReceivedAt,
            full ? await FormOf(session, presentation, (texts, score), cancel) : null,
            score,
            score is not null && settings.UsesCtrs ? new AdviceGiven(bands.AdviceFor(score), bands) : null,
            presentation.DecidedAt is { } at && full ? Taken(presentation, texts, at) : null,
            await db.Set<Stay>().Where(s => s.OrganisationId == key.Organisation && s.PresentationId == id).Select(s => (StayId?)s.Id).FirstOrDefaultAsync(cancel),
            await Addenda.Of(session, key, cancel, $"presentation/{id.Value}"),
            presentation.Version);
    }

    private static DecisionTaken Taken(Presentation p, ClientTexts texts, Instant at) =>
        new(p.Decision, at, p.Advice, p.DeviationReason, p.NonAdmissionReasons, p.Actions, p.NoActionReason, texts.Open(Presentations.Table, p.DecisionNote));

    private static async Task<CtrsScore?> ScoreOf(CircuitDb db, Presentation presentation, CancellationToken cancel)
    {
        var rating = await db.Set<CtrsRating>()
            .Where(r => r.OrganisationId == presentation.OrganisationId && r.PresentationId == presentation.Id).OrderBy(r => r.RatedAt).FirstOrDefaultAsync(cancel);
        return rating is null ? null : CtrsScore.Rate(rating.Danger, rating.Support, rating.Cooperation).Value;
    }

    private static async Task<PresentationForm> FormOf(Session session, Presentation p, (ClientTexts Texts, CtrsScore? Score) with, CancellationToken cancel)
    {
        var substances = session.MayRead(Cat.Subst) == Level.None ? [] : await session.Db.Set<SubstanceUse>()
            .Where(s => s.OrganisationId == p.OrganisationId && s.PresentationId == p.Id).OrderBy(s => s.Position).ToListAsync(cancel);
        return Presentations.FormOf(p, with.Texts, substances, with.Score, withBody: session.MayRead(Cat.Med) == Level.Full);
    }

    private static async Task<IReadOnlyList<PresentationLine>?> Lines(Session session, CancellationToken cancel)
    {
        var (db, hat, listed) = (session.Db, session.Hat, session.Listed);
        var units = UnitLine.Of(db, hat.Organisation).Where(u => u.Team == hat.Team).Select(u => u.Id);
        var problems = session.MayRead(Cat.Crisis) != Level.None;
        var lines = await (from p in db.Set<Presentation>()
                           where p.OrganisationId == hat.Organisation && units.Contains(p.ServiceId) && listed.Any(l => l == p.ClientId)
                           join c in ClientLine.Of(db, hat.Organisation) on p.ClientId equals c.Id
                           orderby p.Decision == "" descending, p.ReceivedAt descending
                           select new PresentationLine(p.Id, c, p.ReceivedAt, p.AskedBy, problems ? p.PrimaryProblem : "", p.Decision))
            .Take(Recent).ToListAsync(cancel);
        lines.ForEach(line => session.Showed(line.Client.Key));
        return lines;
    }
}
