using RodeDraad.People;

namespace RodeDraad.CrisisUnits;

/// <summary>From the form to the records of a presentation.</summary>
internal static class Presentations
{
    public static Presentation Make(Session session, PresentationForm form, ClientId client)
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
        Fill(presentation, form);
        session.Db.Add(presentation);
        session.Db.AddRange(form.Substances.Select((use, index) => Substance(presentation, use, index + 1)));
        if (form is { Danger: { } danger, Support: { } support, Cooperation: { } cooperation })
        {
            session.Db.Add(new CtrsRating
            {
                OrganisationId = presentation.OrganisationId,
                Id = Guid.CreateVersion7(),
                ClientId = client,
                PresentationId = presentation.Id,
                RatedAt = session.Now,
                RatedBy = session.Hat.Account,
                Danger = danger,
                Support = support,
                Cooperation = cooperation,
            });
        }

        return presentation;
    }

    public static void Fill(Presentation presentation, PresentationForm form)
    {
        presentation.Channel = form.Channel;
        presentation.AskedBy = form.AskedBy;
        presentation.AskedByContact = form.AskedByContact.Trim();
        presentation.DangerToLife = form.DangerToLife;
        presentation.DangerKinds = [.. form.DangerKinds];
        presentation.PrecipitatingDomains = [.. form.PrecipitatingDomains];
        presentation.UnderlyingRisks = [.. form.UnderlyingRisks];
        presentation.PrimaryProblem = form.PrimaryProblem;
        presentation.SecondaryProblem = form.SecondaryProblem;
        presentation.Story = form.Story.Trim();
        presentation.Dependants = [.. form.Dependants];
        presentation.DependantsSafe = form.DependantsSafe;
        presentation.DependantsNote = form.DependantsNote.Trim();
        presentation.Pregnant = form.Pregnant;
        presentation.Representative = form.Representative.Trim();
        presentation.SomaticState = form.SomaticState;
        presentation.SomaticSentTo = form.SomaticSentTo;
        presentation.SomaticClearedBy = form.SomaticClearedBy.Trim();
    }

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
