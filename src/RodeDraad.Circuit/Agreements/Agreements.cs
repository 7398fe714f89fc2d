using Microsoft.EntityFrameworkCore;
using NodaTime;
using RodeDraad.Kernel;
using RodeDraad.People;

namespace RodeDraad.Circuit;

/// <summary>Codes of <c>agreement-state</c>.</summary>
public static class AgreementStates
{
    /// <summary>Nobody signed yet.</summary>
    public const string Draft = "draft";

    /// <summary>Some signed, some did not.</summary>
    public const string Signing = "signing";

    public const string Running = "running";

    public const string Ended = "ended";
}

/// <summary>The agreements of a region.</summary>
internal static class Agreements
{
    /// <summary>The agreements that a region reads, whichever of its houses wrote them down; no row of it knows a client.</summary>
    public static IQueryable<Agreement> OfRegion(Session session, string region) => session.Db.Set<Agreement>().Where(a => region != "" && a.Region == region);

    /// <summary>Whether a hat writes down what a house did: the coordinator for all, who leads for the own house.</summary>
    public static bool ActsFor(Hat hat, OrganisationId house) => RegionHats.Coordinates(hat) || (RegionHats.Oversees(hat) && hat.Organisation == house);

    public static async Task<IReadOnlyList<AgreementLine>> Lines(Session session, IQueryable<Agreement> which, CancellationToken cancel)
    {
        var (db, today) = (session.Db, session.Now.LocalDate());
        var rows = await which.AsNoTracking().Select(a => new
        {
            Agreement = a,
            Parties = db.Set<AgreementParty>().Count(p => p.OrganisationId == a.OrganisationId && p.AgreementId == a.Id),
            Signed = db.Set<AgreementParty>().Count(p => p.OrganisationId == a.OrganisationId && p.AgreementId == a.Id && p.SignedOn != null),
        }).ToListAsync(cancel);
        return [.. rows.Select(row => Line(row.Agreement, row.Parties, row.Signed, today)).OrderBy(a => a.State == AgreementStates.Ended).ThenBy(a => a.Title, StringComparer.CurrentCulture)];
    }

    public static AgreementLine Line(Agreement agreement, int parties, int signed, LocalDate today) => new(
        agreement.Id,
        agreement.Title,
        agreement.Subjects,
        agreement.EndedOn is not null ? AgreementStates.Ended : signed == 0 ? AgreementStates.Draft : signed < parties ? AgreementStates.Signing : AgreementStates.Running,
        parties,
        signed,
        agreement.SignedOn,
        agreement.EndedOn is null ? agreement.ReviewOn : null,
        agreement.EndedOn is null && agreement.ReviewOn < today);
}
