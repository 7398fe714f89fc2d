using Microsoft.EntityFrameworkCore;
using RodeDraad.Kernel;
using RodeDraad.People;
using RodeDraad.Policy;

namespace RodeDraad.Secrecy;

/// <summary>Adds the next version to a consent or refusal: withdrawn, or confirmed once the client is able. Earlier versions stay as they were.</summary>
/// <remarks>Refuses with <c>consents.unknown</c>, <c>consents.already-withdrawn</c>, <c>consents.not-provisional</c>, <c>consents.only-client-lifts</c>, <c>code-unknown</c>, <c>changed-meanwhile</c>.</remarks>
public sealed class ConsentActs(Door door)
{
    /// <summary>Takes a consent back, or lifts a refusal: by any channel, without a reason, at the commit.</summary>
    /// <param name="channel">Code of <c>consent-channel</c>.</param>
    public Task<Outcome<ConsentId>> Withdraw(ClientKey client, ConsentId id, string channel, CancellationToken cancel) => Next(
        client,
        id,
        (last, session) =>
        {
            var check = new Mistakes();
            check.Code("consent-channel", channel, "Channel", needed: true);
            check.That(last.Status != "withdrawn", new Refusal("consents.already-withdrawn"));
            check.That(last.Kind == "grant" || Lifts(session, channel), new Refusal("consents.only-client-lifts"));
            return check.Found;
        },
        last => ("withdrawn", channel),
        cancel);

    /// <summary>The client is able now and stays with what was said under influence or in crisis.</summary>
    public Task<Outcome<ConsentId>> Confirm(ClientKey client, ConsentId id, CancellationToken cancel) => Next(
        client,
        id,
        (last, _) => last.Status == "provisional" ? [] : [new Refusal("consents.not-provisional")],
        last => ("active", ""),
        cancel);

    /// <summary>A refusal is lifted by the client or a full mandate; a carer writes it down only when the client is there or wrote it.</summary>
    private static bool Lifts(Session session, string channel) => session.Hat.Role switch
    {
        Role.Client => true,
        Role.LegalRep => session.Mandate == Mandate.Valid,
        _ => channel is "in-person" or "letter",
    };

    private Task<Outcome<ConsentId>> Next(ClientKey client, ConsentId id, Func<Consent, Session, List<Refusal>> mistakes, Func<Consent, (string Status, string Channel)> becomes, CancellationToken cancel) => door.Write<ConsentId>(
        new(Act.ManageConsent, Cat.Consent, client) { Record = $"consent/{id.Value}" },
        async session =>
        {
            var last = await session.Db.Set<Consent>().AsNoTracking().Where(c => c.OrganisationId == client.Organisation && c.Id == id && c.ClientId == client.Client)
                .OrderByDescending(c => c.Version).FirstOrDefaultAsync(cancel);
            if (last is null)
            {
                return new Refusal("consents.unknown");
            }

            if (mistakes(last, session) is { Count: > 0 } wrong)
            {
                return wrong;
            }

            var (status, channel) = becomes(last);
            session.Db.Add(After(last, session, status, channel));
            session.Db.Announce(ClientTopic.Of(new(last.Source, client.Client)));
            session.Wrote("update", client, $"consent/{id.Value}", last.Version + 1);
            return id;
        },
        cancel);

    private static Consent After(Consent last, Session session, string status, string channel) => new()
    {
        OrganisationId = last.OrganisationId,
        Id = last.Id,
        Version = last.Version + 1,
        ClientId = last.ClientId,
        Source = last.Source,
        Kind = last.Kind,
        Giver = last.Giver,
        MandateId = last.MandateId,
        RecipientKind = last.RecipientKind,
        RecipientOrganisation = last.RecipientOrganisation,
        RecipientRole = last.RecipientRole,
        RecipientAccount = last.RecipientAccount,
        Categories = last.Categories,
        Purposes = last.Purposes,
        DataFrom = last.DataFrom,
        DataUntil = last.DataUntil,
        FromAt = last.FromAt,
        UntilAt = last.UntilAt,
        Status = status,
        TextVersion = last.TextVersion,
        TextLanguage = last.TextLanguage,
        ReadAloud = last.ReadAloud,
        Form = last.Form,
        Witness = last.Witness,
        PaperHash = last.PaperHash,
        CapacityNote = last.CapacityNote,
        WithdrawnBy = channel,
        RecordedAt = session.Now,
        RecordedBy = session.Hat.Account,
    };
}
