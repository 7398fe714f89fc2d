using NodaTime;
using RodeDraad.People;
using RodeDraad.Policy;

namespace RodeDraad.Secrecy;

/// <summary>Turns what a client said into the one answer that the policy needs: a refusal first, then a consent that counts, then the one that comes nearest (access.md A14).</summary>
internal static class ClientsWill
{
    /// <summary>How long a consent counts that was given under influence or in acute crisis, and then for carers only (access.md A6).</summary>
    public static readonly Duration Provisional = Duration.FromHours(72);

    /// <param name="consents">The last version of everything that the client said about this record.</param>
    public static Will Toward(Hat hat, IReadOnlyCollection<Consent> consents, Cat category, Purpose purpose, Instant now)
    {
        var will = new Will(ConsentState.None);
        foreach (var consent in consents)
        {
            var state = StateOf(consent, hat, (category, purpose), now);
            if (Rank(state) > Rank(will.State))
            {
                will = new(state, $"consent/{consent.Id.Value}", consent.DataFrom, consent.DataUntil);
            }
        }

        return will;
    }

    /// <summary>Whether this version closes a part to the hat, whatever came after it.</summary>
    public static bool Refuses(Consent version, Hat hat, Cat category) =>
        version.Kind == "refusal" && version.Status == "active" && Names(version, hat) && version.Categories.Contains(PolicyWords.Of(category));

    /// <summary>What one consent or refusal says about the wish.</summary>
    private static ConsentState StateOf(Consent consent, Hat hat, (Cat Category, Purpose Purpose) wish, Instant now)
    {
        var names = Names(consent, hat);
        var covers = consent.Categories.Contains(PolicyWords.Of(wish.Category));
        if (consent.Kind == "refusal")
        {
            return names && covers && consent.Status == "active" && Runs(consent, now) ? ConsentState.Refused : ConsentState.None;
        }

        var counts = consent.Status == "active" || (consent.Status == "provisional" && Tells(hat) && now < consent.RecordedAt + Provisional);
        return consent.Status == "superseded" || (consent.Status == "provisional" && !counts) ? ConsentState.None
            : !names ? ConsentState.OtherRecipient
            : !covers ? ConsentState.OtherCategory
            : !consent.Purposes.Contains(PolicyWords.Of(wish.Purpose)) ? ConsentState.OtherPurpose
            : consent.Status == "withdrawn" ? ConsentState.Withdrawn
            : consent.FromAt > now ? ConsentState.Future
            : Runs(consent, now) && counts ? ConsentState.Valid
            : ConsentState.Expired;
    }

    private static bool Runs(Consent consent, Instant now) => consent.FromAt <= now && (consent.UntilAt is null || consent.UntilAt > now);

    /// <summary>Whether the hat is whom it names.</summary>
    private static bool Names(Consent consent, Hat hat) => consent.RecipientKind switch
    {
        "person" => consent.RecipientAccount == hat.Account && consent.RecipientOrganisation == hat.Organisation,
        "function" => consent.RecipientRole == PolicyWords.Of(hat.Role) && consent.RecipientOrganisation == hat.Organisation,
        "organisation" => consent.RecipientOrganisation == hat.Organisation,
        _ => false,
    };

    /// <summary>Carers may act on what was said under influence; nobody else.</summary>
    private static bool Tells(Hat hat) => hat.Role is Role.Psychiatrist or Role.Psychologist or Role.CrisisNurse or Role.CaseManager or Role.SocialWorker;

    /// <summary>Refused beats all, then valid, then the nearest miss.</summary>
    private static int Rank(ConsentState state) => state switch
    {
        ConsentState.Refused => 8,
        ConsentState.Valid => 7,
        ConsentState.Withdrawn => 6,
        ConsentState.Expired => 5,
        ConsentState.Future => 4,
        ConsentState.OtherPurpose => 3,
        ConsentState.OtherCategory => 2,
        ConsentState.OtherRecipient => 1,
        ConsentState.None => 0,
    };
}
