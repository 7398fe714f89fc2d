using Microsoft.EntityFrameworkCore;
using RodeDraad.Kernel;
using RodeDraad.People;
using RodeDraad.Storage;

namespace RodeDraad.CrisisUnits;

/// <summary>From the form to the records of a presentation.</summary>
internal static class Presentations
{
    /// <summary>The table whose texts are sealed here.</summary>
    public const string Table = "presentations";

    public static async Task<Presentation> Make(Session session, PresentationForm form, ClientId client, CancellationToken cancel)
    {
        var presentation = new Presentation
        {
            OrganisationId = session.Hat.Organisation,
            Id = PresentationId.New(),
            ClientId = client,
            ServiceId = form.Unit,
            ReceivedAt = form.ReceivedAt ?? session.Now,
            TakenBy = session.Hat.Account,
        };
        Fill(presentation, form, await session.Texts(new(presentation.OrganisationId, client), cancel));
        session.Db.Add(presentation);
        session.Db.AddRange(form.Substances.Select((use, index) => Substance(presentation, use, index + 1)));
        Rate(session, presentation, form);
        await Versions.Keep(session, client, ("presentation", presentation.Id.Value), presentation.Version, form with { Client = new(), ExistingClient = null }, cancel);
        return presentation;
    }

    /// <summary>The substances as they now stand, and a rating when there was none yet.</summary>
    public static async Task Replace(Session session, Presentation presentation, PresentationForm form, CancellationToken cancel)
    {
        var (organisation, id) = (presentation.OrganisationId, presentation.Id);
        await session.Db.Set<SubstanceUse>().Where(s => s.OrganisationId == organisation && s.PresentationId == id).ExecuteDeleteAsync(cancel);
        session.Db.AddRange(form.Substances.Select((use, index) => Substance(presentation, use, index + 1)));
        if (!await session.Db.Set<CtrsRating>().AnyAsync(r => r.OrganisationId == organisation && r.PresentationId == id, cancel))
        {
            Rate(session, presentation, form);
        }
    }

    /// <summary>A rating is who rated when: it is not changed afterwards, a new one is made at a follow-up.</summary>
    /// <returns><c>ctrs.already-rated</c> when the form holds other ratings than the ones that were given.</returns>
    public static async Task<Refusal?> Rated(Session session, Presentation presentation, PresentationForm form, CancellationToken cancel)
    {
        var rating = await session.Db.Set<CtrsRating>()
            .Where(r => r.OrganisationId == presentation.OrganisationId && r.PresentationId == presentation.Id).OrderBy(r => r.RatedAt).FirstOrDefaultAsync(cancel);
        return rating is null || form.Danger is null || (rating.Danger, rating.Support, rating.Cooperation) == (form.Danger, form.Support, form.Cooperation)
            ? null
            : new Refusal("ctrs.already-rated").At(nameof(form.Danger));
    }

    private static void Rate(Session session, Presentation presentation, PresentationForm form)
    {
        if (form is { Danger: { } danger, Support: { } support, Cooperation: { } cooperation })
        {
            session.Db.Add(new CtrsRating
            {
                OrganisationId = presentation.OrganisationId,
                Id = Guid.CreateVersion7(),
                ClientId = presentation.ClientId,
                PresentationId = presentation.Id,
                RatedAt = session.Now,
                RatedBy = session.Hat.Account,
                Danger = danger,
                Support = support,
                Cooperation = cooperation,
            });
        }
    }

    /// <summary>Every sealed text of a presentation.</summary>
    public static IEnumerable<SealedText> TextsOf(Presentation p) =>
        [p.AskedByContact, p.Story, p.DependantsNote, p.Representative, p.SomaticClearedBy, p.DecisionNote];

    public static void Fill(Presentation presentation, PresentationForm form, ClientTexts texts)
    {
        presentation.Channel = form.Channel;
        presentation.AskedBy = form.AskedBy;
        presentation.AskedByContact = texts.Seal(Table, form.AskedByContact.Trim());
        presentation.DangerToLife = form.DangerToLife;
        presentation.DangerKinds = [.. form.DangerKinds];
        presentation.PrecipitatingDomains = [.. form.PrecipitatingDomains];
        presentation.UnderlyingRisks = [.. form.UnderlyingRisks];
        presentation.PrimaryProblem = form.PrimaryProblem;
        presentation.SecondaryProblem = form.SecondaryProblem;
        presentation.Story = texts.Seal(Table, form.Story.Trim());
        presentation.Dependants = [.. form.Dependants];
        presentation.DependantsSafe = form.DependantsSafe;
        presentation.DependantsNote = texts.Seal(Table, form.DependantsNote.Trim());
        presentation.Pregnant = form.Pregnant;
        presentation.Representative = texts.Seal(Table, form.Representative.Trim());
        presentation.SomaticState = form.SomaticState;
        presentation.SomaticSentTo = form.SomaticSentTo;
        presentation.SomaticClearedBy = texts.Seal(Table, form.SomaticClearedBy.Trim());
    }

    /// <summary>The form that a presentation would be typed with. The body only for who may read it.</summary>
    public static PresentationForm FormOf(Presentation p, ClientTexts texts, IEnumerable<SubstanceUse> substances, CtrsScore? score, bool withBody) => new()
    {
        Unit = p.ServiceId,
        ReceivedAt = p.ReceivedAt,
        Channel = p.Channel,
        AskedBy = p.AskedBy,
        AskedByContact = texts.Open(Table, p.AskedByContact),
        DangerToLife = p.DangerToLife,
        DangerKinds = p.DangerKinds,
        PrecipitatingDomains = p.PrecipitatingDomains,
        UnderlyingRisks = p.UnderlyingRisks,
        PrimaryProblem = p.PrimaryProblem,
        SecondaryProblem = p.SecondaryProblem,
        Story = texts.Open(Table, p.Story),
        Dependants = p.Dependants,
        DependantsSafe = p.DependantsSafe,
        DependantsNote = texts.Open(Table, p.DependantsNote),
        Pregnant = p.Pregnant,
        Representative = texts.Open(Table, p.Representative),
        SomaticState = withBody ? p.SomaticState : "",
        SomaticSentTo = withBody ? p.SomaticSentTo : "",
        SomaticClearedBy = withBody ? texts.Open(Table, p.SomaticClearedBy) : "",
        Substances = [.. substances.Select(s => new SubstanceForm
        {
            Substance = s.Substance,
            Route = s.Route,
            Frequency = s.Frequency,
            LastUse = s.LastUse,
            FirstAge = s.FirstAge,
            RegularAge = s.RegularAge,
        })],
        Danger = score?.Danger,
        Support = score?.Support,
        Cooperation = score?.Cooperation,
    };

    private static SubstanceUse Substance(Presentation presentation, SubstanceForm use, int position) => new()
    {
        OrganisationId = presentation.OrganisationId,
        PresentationId = presentation.Id,
        Position = position,
        Substance = use.Substance,
        Route = use.Route,
        Frequency = use.Frequency,
        LastUse = use.LastUse,
        FirstAge = use.FirstAge,
        RegularAge = use.RegularAge,
    };
}
