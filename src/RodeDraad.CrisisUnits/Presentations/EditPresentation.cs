using Microsoft.EntityFrameworkCore;
using RodeDraad.Kernel;
using RodeDraad.People;
using RodeDraad.Policy;

namespace RodeDraad.CrisisUnits;

/// <summary>Adds to a presentation as facts come in. An edit on an older version is merged field by field.</summary>
/// <remarks>Refuses with <c>presentations.unknown</c>, <c>changed-both</c> beside a field that somebody else changed too, <c>access.W2</c> beside the body, <c>ctrs.already-rated</c>, and every mistake of the form.</remarks>
public sealed class EditPresentation(Door door)
{
    public Task<Outcome<PresentationId>> Run(ClientKey client, PresentationId id, PresentationForm form, SeenVersion version, CancellationToken cancel) =>
        door.Write<PresentationId>(
            new(Act.Write, Cat.Crisis, client) { Record = $"presentation/{id.Value}" },
            session => Edit(session, client, id, (form, version), cancel),
            cancel);

    private static async Task<Outcome<PresentationId>> Edit(Session session, ClientKey client, PresentationId id, (PresentationForm Form, SeenVersion Version) edit, CancellationToken cancel)
    {
        var presentation = await session.Db.Set<Presentation>()
            .SingleOrDefaultAsync(p => p.OrganisationId == client.Organisation && p.Id == id && p.ClientId == client.Client, cancel);
        if (presentation is null)
        {
            return new Refusal("presentations.unknown");
        }

        if (PresentationMistakes.Of(edit.Form, session.Now) is { Count: > 0 } mistakes)
        {
            return mistakes;
        }

        var texts = await session.Texts(client, cancel);
        var body = BodyOf(session, edit.Form, presentation, texts);
        if (body.Refusal is not null)
        {
            return body.Refused<PresentationId>();
        }

        var merged = await Versions.Merge(session, ("presentation", id.Value), edit.Version, presentation.Version, body.Value with { Client = new(), ExistingClient = null }, cancel);
        if (merged.Refusal is not null)
        {
            return merged.Refused<PresentationId>();
        }

        if (await Presentations.Rated(session, presentation, merged.Value, cancel) is { } refusal)
        {
            return refusal;
        }

        Presentations.Fill(presentation, merged.Value, texts);
        presentation.ReceivedAt = merged.Value.ReceivedAt ?? presentation.ReceivedAt;
        await Presentations.Replace(session, presentation, merged.Value, cancel);
        session.Db.Entry(presentation).State = EntityState.Modified;
        await Versions.Keep(session, client.Client, ("presentation", id.Value), presentation.Version + 1, merged.Value, cancel);
        session.Wrote("update", client, $"presentation/{id.Value}", presentation.Version + 1);
        return id;
    }

    /// <summary>Who may not write the body was not shown it either: it stays as it is.</summary>
    private static Outcome<PresentationForm> BodyOf(Session session, PresentationForm form, Presentation kept, ClientTexts texts)
    {
        if (session.MayWrite(Cat.Med))
        {
            return form;
        }

        return form.SomaticState.Length + form.SomaticSentTo.Length + form.SomaticClearedBy.Length > 0
            ? new Refusal("access.W2").At(nameof(form.SomaticState))
            : form with { SomaticState = kept.SomaticState, SomaticSentTo = kept.SomaticSentTo, SomaticClearedBy = texts.Open(Presentations.Table, kept.SomaticClearedBy) };
    }
}
