using Microsoft.EntityFrameworkCore;
using RodeDraad.Kernel;
using RodeDraad.People;
using RodeDraad.Policy;
using RodeDraad.Secrecy;

namespace RodeDraad.CrisisUnits;

/// <summary>A presentation that was taken, and the client whom it is about.</summary>
public sealed record TakenPresentation(PresentationId Id, ClientKey Client);

/// <summary>Records a presentation: makes the client or links one of the own organisation, begins the care relation, keeps the triage. One transaction.</summary>
/// <remarks>
/// A right of the unit, before any relation (rules P0, P1). Refuses with <c>units.unknown</c>, <c>clients.unknown</c>, <c>access.W2</c>
/// beside a part that the role may not write, and every mistake of the form.
/// </remarks>
public sealed class TakePresentation(Door door, RegisterClient register)
{
    /// <summary>Years of age from which a person speaks for himself.</summary>
    private const int OfAge = 18;

    public Task<Outcome<TakenPresentation>> Run(PresentationForm form, CancellationToken cancel) =>
        door.Write<TakenPresentation>(new(Act.Present, Cat.Presence), session => Take(session, form, cancel), cancel);

    private async Task<Outcome<TakenPresentation>> Take(Session session, PresentationForm form, CancellationToken cancel)
    {
        var mistakes = PresentationMistakes.Of(form, session.Now);
        mistakes.AddRange(NotWritable(session, form));
        var unit = await Units.Own(session, form.Unit, cancel);
        if (unit is null)
        {
            mistakes.Add(new Refusal("units.unknown").At(nameof(form.Unit)));
        }

        var client = await ClientOf(session, form, cancel);
        mistakes.AddRange(client.Refusals);
        if (mistakes.Count > 0)
        {
            return mistakes;
        }

        var presentation = await Presentations.Make(session, form, client.Value, cancel);
        var key = new ClientKey(session.Hat.Organisation, client.Value);
        await CareRelations.Begin(session, client.Value, "presentation", $"presentation/{presentation.Id.Value}", cancel);
        session.Db.Announce(Board.Topic(form.Unit));
        session.Wrote("create", key, $"presentation/{presentation.Id.Value}", presentation.Version);
        return new TakenPresentation(presentation.Id, key);
    }

    private async Task<Outcome<ClientId>> ClientOf(Session session, PresentationForm form, CancellationToken cancel)
    {
        if (form.ExistingClient is not { } existing)
        {
            var made = await register.Run(session, form.Client, cancel);
            return made.Refusal is null && WithoutRepresentative(form, AgeOf(form.Client, session)) is { } alone ? alone : made;
        }

        var closed = await session.Closed(new(session.Hat.Organisation, existing), Cat.Presence, cancel);
        if (closed == Rule.G4)
        {
            return new Refusal("access.G4").At(nameof(form.ExistingClient));
        }

        var known = closed is not null ? null : await ClientLine.Of(session.Db, session.Hat.Organisation).SingleOrDefaultAsync(c => c.Id == existing, cancel);
        return known is null ? new Refusal("clients.unknown").At(nameof(form.ExistingClient))
            : WithoutRepresentative(form, known.AgeOn(session.Now.LocalDate())) is { } unaccompanied ? unaccompanied
            : existing;
    }

    private static int? AgeOf(ClientForm client, Session session) =>
        client.BirthDate is { } born ? NodaTime.Period.Between(born, session.Now.LocalDate(), NodaTime.PeriodUnits.Years).Years : client.EstimatedAge;

    /// <summary>Somebody speaks for a minor, or it is written why nobody does.</summary>
    private static Refusal? WithoutRepresentative(PresentationForm form, int? age) =>
        age < OfAge && form.Representative.Trim().Length == 0 ? new Refusal("presentations.representative-needed").At(nameof(form.Representative)) : null;

    /// <summary>Who has no right to write a part says nothing in it: the office takes the call, a nurse adds the triage.</summary>
    private static IEnumerable<Refusal> NotWritable(Session session, PresentationForm form)
    {
        (bool Said, Cat Category, string Field)[] parts =
        [
            (form.Danger is not null || form.Story.Length > 0, Cat.Crisis, nameof(form.Danger)),
            (form.Substances.Count > 0, Cat.Subst, nameof(form.Substances)),
            (form.SomaticState.Length + form.SomaticSentTo.Length + form.SomaticClearedBy.Length > 0, Cat.Med, nameof(form.SomaticState)),
        ];
        return parts.Where(part => part.Said && !session.MayWrite(part.Category)).Select(part => new Refusal("access.W2").At(part.Field));
    }
}
