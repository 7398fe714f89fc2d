using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using RodeDraad.Kernel;
using RodeDraad.People;
using RodeDraad.Policy;

namespace RodeDraad.Secrecy;

/// <summary>Writes down what a client agrees to or refuses. It counts from the commit on, in every process.</summary>
/// <remarks>
/// Recorded by a carer (rule M1) or by the client (C9, with a fresh proof). A grant that a client gives under influence or in acute crisis is provisional.
/// Refuses with the mistakes of <see cref="ConsentRules"/>, <c>consents.recipient-unknown</c>, <c>consents.outside-mandate</c>, <c>consents.refuse-at-home</c>,
/// <c>consents.justice-alone</c> (a yes toward a house of justice: that is asked for each text apart). A no toward one stops every text to it (rule J4).
/// </remarks>
public sealed class GiveConsent(Door door)
{
    /// <summary>The version of the text that informs the client.</summary>
    public const string TextVersion = ConsentRules.TextVersion;

    /// <summary>What is wrong with the wish itself, before it is read to the client and signed.</summary>
    public static IEnumerable<Refusal> MistakesBeforeSigning(ConsentForm form, LocalDate today, bool towardJustice) =>
        ConsentRules.MistakesOf(form with { Form = "oral", Witness = "-" }, today, towardJustice);

    /// <summary>A refusal toward a house of justice: of everything, and of the whole house unless it names one person or a function. There is nothing to choose, for justice gets texts and no parts.</summary>
    public static ConsentForm TowardJustice(ConsentForm form) => form with
    {
        RecipientKind = form.RecipientKind is "person" or "function" ? form.RecipientKind : "organisation",
        Categories = [.. ConsentRules.Shareable.Select(PolicyWords.Of)],
        Purposes = [],
    };

    public Task<Outcome<ConsentId>> Run(ClientKey client, ConsentForm form, CancellationToken cancel) => door.Write<ConsentId>(
        new(Act.ManageConsent, Cat.Consent, client) { Record = "consent" },
        session => Give(session, client, form, cancel),
        cancel);

    private static async Task<Outcome<ConsentId>> Give(Session session, ClientKey client, ConsentForm form, CancellationToken cancel)
    {
        form = await AsSpoken(session, client, form, cancel);
        var source = form.Source ?? client.Organisation;
        var justice = await Houses.OfKind(session.Db, "justice").AnyAsync(h => h.Id == form.RecipientOrganisation, cancel);
        if (justice && form.Kind != "refusal")
        {
            return new Refusal("consents.justice-alone").At(nameof(form.RecipientOrganisation));
        }

        form = justice ? TowardJustice(form) : form;
        if (await MistakesOf(session, client, (form, source, justice), cancel) is { Count: > 0 } mistakes)
        {
            return mistakes;
        }

        var id = ConsentId.New();
        var texts = await session.Texts(client, cancel);
        session.Db.Add(Row(session, texts, client, form, id));
        if (PaperOf(form, texts, client, id) is { } paper)
        {
            session.Db.Add(paper);
        }

        session.Db.Announce(ClientTopic.Of(new(source, client.Client)));
        await Glasses.Tell(session, client, cancel);
        session.Wrote("create", client, $"consent/{id.Value}", 1);
        return id;
    }

    /// <summary>Whoever comes in by the own door speaks as the client, or by the own mandate: that is known, and not theirs to say.</summary>
    private static async Task<ConsentForm> AsSpoken(Session session, ClientKey client, ConsentForm form, CancellationToken cancel) => session.Hat.Role switch
    {
        Role.Client => form with { Form = "portal", Giver = "client", Mandate = null },
        Role.LegalRep => form with { Form = "portal", Giver = "representative", Mandate = (await Mandates.Of(session.Db, session.Hat, client, session.Now, cancel)).Id },
        _ => form,
    };

    /// <summary>Everything that is wrong: with the form itself, with who speaks, and with whom it names.</summary>
    private static async Task<List<Refusal>> MistakesOf(Session session, ClientKey client, (ConsentForm Form, OrganisationId Source, bool TowardJustice) wish, CancellationToken cancel)
    {
        var (form, source, justice) = wish;
        var mistakes = ConsentRules.MistakesOf(form, session.Now.LocalDate(), justice);
        if (form.Kind == "refusal" && source != client.Organisation)
        {
            mistakes.Add(new Refusal("consents.refuse-at-home").At(nameof(form.Source)));
        }

        if (form.Form == "portal" && session.Hat.Role is not (Role.Client or Role.LegalRep))
        {
            mistakes.Add(new Refusal("code-unknown", form.Form).At(nameof(form.Form)));
        }

        if (mistakes.Count == 0 && await Unknown(session, client, form, source, cancel) is { } unknown)
        {
            mistakes.Add(unknown);
        }

        var reaches = session.Hat.Role != Role.LegalRep || form.Categories.All(word => session.MayRead(PolicyWords.Parse<Cat>(word)) != Level.None);
        if (!reaches || (form.Giver == "representative" && !await Mandates.Cover(session.Db, client, form.Mandate, form.Categories, session.Now, cancel)))
        {
            mistakes.Add(new Refusal("consents.outside-mandate").At(nameof(form.Categories)));
        }

        return mistakes;
    }

    private static Consent Row(Session session, ClientTexts texts, ClientKey client, ConsentForm form, ConsentId id) => new()
    {
        OrganisationId = client.Organisation,
        Id = id,
        Version = 1,
        ClientId = client.Client,
        Source = form.Source ?? client.Organisation,
        Kind = form.Kind,
        Giver = form.Giver,
        MandateId = form.Mandate,
        RecipientKind = form.RecipientKind,
        RecipientOrganisation = form.RecipientOrganisation!.Value,
        RecipientRole = form.RecipientKind == "function" ? form.RecipientRole : "",
        RecipientAccount = form.RecipientKind == "person" ? form.RecipientAccount : null,
        Categories = [.. form.Categories.Distinct()],
        Purposes = form.Kind == "refusal" ? [] : [.. form.Purposes.Distinct()],
        DataFrom = form.DataFrom,
        DataUntil = form.DataUntil,
        FromAt = form.From is { } from && from > session.Now.LocalDate() ? LocalTimes.StartOf(from) : session.Now,
        UntilAt = form.Until is { } until ? LocalTimes.StartOf(until.PlusDays(1)) : null,
        Status = form.Kind == "grant" && form.Capacity != "able" ? "provisional" : "active",
        TextVersion = ConsentRules.TextVersion,
        TextLanguage = form.TextLanguage,
        ReadAloud = form.ReadAloud,
        Form = session.Hat.Role is Role.Client or Role.LegalRep ? "portal" : form.Form,
        Witness = texts.Seal(Consent.Table, form.Witness.Trim()),
        PaperHash = PaperContent(form) is { Length: > 0 } content ? Convert.ToHexString(SHA256.HashData(content)) : "",
        CapacityNote = texts.Seal(Consent.Table, form.CapacityNote.Trim()),
        RecordedAt = session.Now,
        RecordedBy = session.Hat.Account,
    };

    private static byte[] PaperContent(ConsentForm form) => form.Form switch
    {
        "paper" => form.Scan,
        "signature" => Encoding.UTF8.GetBytes(form.Signature.Trim()),
        _ => [],
    };

    private static ConsentPaper? PaperOf(ConsentForm form, ClientTexts texts, ClientKey client, ConsentId id) => PaperContent(form) is not { Length: > 0 } content ? null : new()
    {
        OrganisationId = client.Organisation,
        ConsentId = id,
        ClientId = client.Client,
        MediaType = form.Form == "paper" ? ConsentRules.ScanKind(content)! : SignedPaper.TypedName,
        Content = texts.Seal(ConsentPaper.Table, content),
    };

    /// <summary>The refusal when a house or person of the form does not exist, or is none that a client can name.</summary>
    private static async Task<Refusal?> Unknown(Session session, ClientKey client, ConsentForm form, OrganisationId source, CancellationToken cancel)
    {
        if (!(await Houses.Named(session.Db, cancel)).ContainsKey(form.RecipientOrganisation!.Value) || !await Houses.Care(session.Db).AnyAsync(o => o == source, cancel))
        {
            return new Refusal("consents.recipient-unknown").At(nameof(form.RecipientOrganisation));
        }

        return form.RecipientKind == "person" && !await Colleagues.Of(session.Db, form.RecipientOrganisation!.Value).AnyAsync(c => c.Account == form.RecipientAccount, cancel)
            && !await Mandates.IsReferencePerson(session.Db, client, form.RecipientAccount, session.Now, cancel)
            ? new Refusal("consents.recipient-unknown").At(nameof(form.RecipientAccount))
            : null;
    }
}
