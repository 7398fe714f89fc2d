using Microsoft.EntityFrameworkCore;
using RodeDraad.Kernel;
using RodeDraad.People;
using RodeDraad.Policy;
using RodeDraad.Secrecy;

namespace RodeDraad.Circuit;

/// <summary>The record and the care relation that the receiving house gets, in the act by which it takes somebody on.</summary>
internal static class TakenOn
{
    private const int OutpatientMonths = 15;

    /// <summary>Gives the referral a client of the own house: one that was pointed out, else a new one made of what was sent or typed. When nobody knows who it is, it stays open until the arrival.</summary>
    /// <returns>What is wrong with the one that was pointed out or typed.</returns>
    public static async Task<List<Refusal>> Known(Session session, RegisterClient register, Referral referral, (ReferralContent Sent, ClientId? Existing, ClientForm? Typed) who, CancellationToken cancel)
    {
        if (referral.ReceiverClient is null)
        {
            var (sent, existing, typed) = who;
            var form = typed ?? (sent.Names ? FormOf(sent) : null);
            if (referral.OrganisationId == session.Hat.Organisation)
            {
                referral.ReceiverClient = referral.ClientId;
            }
            else if (existing is { } pointed)
            {
                if (await Wrong(session, pointed, cancel) is { } wrong)
                {
                    return [wrong];
                }

                referral.ReceiverClient = pointed;
            }
            else if (form is not null)
            {
                var made = await register.Run(session, form, cancel);
                if (made.Refusal is not null)
                {
                    return [.. made.Refusals];
                }

                referral.ReceiverClient = made.Value;
            }
        }

        await Relate(session, referral, cancel);
        return [];
    }

    /// <summary>Who comes is in care from that day; it runs out fifteen months later unless something else keeps it (access.md A3).</summary>
    public static async Task Begin(Session session, Referral referral, CancellationToken cancel) =>
        await CareRelations.Begin(session, referral.ReceiverClient!.Value, "outpatient", $"{Referrals.Record(referral.Id)}/start", cancel, await Team(session, referral, cancel), session.Now.LocalDate().PlusMonths(OutpatientMonths));

    /// <summary>The team may look into the question for three months, and the two records are linked.</summary>
    private static async Task Relate(Session session, Referral referral, CancellationToken cancel)
    {
        if (referral.ReceiverClient is { } client)
        {
            var own = new ClientKey(session.Hat.Organisation, client);
            session.Showed(own);
            await CareRelations.Begin(session, client, "referral", Referrals.Record(referral.Id), cancel, await Team(session, referral, cancel), session.Now.LocalDate().PlusMonths(CareRelations.MonthsAfter));
            await LinkedRecords.JoinByReferral(session.Db, referral.Client(), own, session.Now, cancel);
        }
    }

    private static async Task<TeamId?> Team(Session session, Referral referral, CancellationToken cancel) =>
        await UnitLine.Of(session.Db, session.Hat.Organisation).Where(unit => unit.Id == referral.ToService).Select(unit => unit.Team).SingleOrDefaultAsync(cancel);

    private static async Task<Refusal?> Wrong(Session session, ClientId existing, CancellationToken cancel)
    {
        var key = new ClientKey(session.Hat.Organisation, existing);
        var closed = await session.Closed(key, Cat.Presence, cancel);
        return closed == Rule.G4 ? new Refusal("access.G4").At(nameof(AnswerForm.ExistingClient))
            : closed is not null || !await ClientLine.Of(session.Db, key.Organisation).AnyAsync(c => c.Id == existing, cancel) ? new Refusal("clients.unknown").At(nameof(AnswerForm.ExistingClient))
            : null;
    }

    private static ClientForm FormOf(ReferralContent sent) => new()
    {
        FamilyName = sent.FamilyName,
        GivenName = sent.GivenName,
        BirthDate = sent.BirthDate,
        EstimatedAge = sent.BirthDate is null ? sent.Age : null,
        Sex = sent.Sex,
        Language = sent.Language,
        Municipality = sent.Municipality,
        Phone = sent.Phone,
    };
}
