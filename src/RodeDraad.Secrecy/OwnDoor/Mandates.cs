using Microsoft.EntityFrameworkCore;
using NodaTime;
using RodeDraad.Kernel;
using RodeDraad.People;
using RodeDraad.Policy;
using RodeDraad.Storage;

namespace RodeDraad.Secrecy;

/// <summary>What a mandate says about one client at one moment.</summary>
/// <param name="EndedAt">When the last one ended, for the text of rule C2.</param>
internal readonly record struct MandateState(Mandate Mandate, Guid? Id, Instant? EndedAt)
{
    public static readonly MandateState None = new(Mandate.None, null, null);

    public string Evidence => Id is { } id ? $"mandate/{id}" : "";
}

/// <summary>Reads who stands beside a client.</summary>
internal static class Mandates
{
    /// <summary>The mandate of a representative, or whether a reference person is still one. Other hats have none.</summary>
    public static async Task<MandateState> Of(CircuitDb db, Hat hat, ClientKey client, Instant now, CancellationToken cancel)
    {
        if (hat.Role is not (Role.LegalRep or Role.RefPerson))
        {
            return MandateState.None;
        }

        var (ids, role, today) = (LinkedRecords.Ids(db, client), PolicyWords.Of(hat.Role), now.LocalDate());
        var all = await db.Set<MandateRecord>().AsNoTracking()
            .Where(m => m.AccountId == hat.Account && m.OrganisationId == client.Organisation && m.Role == role && ids.Contains(m.ClientId)).ToListAsync(cancel);
        var begun = all.FindAll(m => m.FromOn <= today);
        if (begun.Find(m => Runs(m, now)) is { } running)
        {
            return new(running.Scope == "partial" ? Mandate.Partial : Mandate.Valid, running.Id, null);
        }

        return begun.Count == 0 ? MandateState.None : new(Mandate.Ended, null, begun.Max(EndOf));
    }

    /// <summary>Whether this account stands beside the client as a reference person today, so that the client can share with it.</summary>
    public static async Task<bool> IsReferencePerson(CircuitDb db, ClientKey client, AccountId? account, Instant now, CancellationToken cancel)
    {
        var mine = await db.Set<MandateRecord>().AsNoTracking().Where(m => m.OrganisationId == client.Organisation && m.ClientId == client.Client && m.AccountId == account && m.Role == "ref_person").ToListAsync(cancel);
        return mine.Exists(m => Runs(m, now));
    }

    public static bool Runs(MandateRecord mandate, Instant now) =>
        mandate.EndedAt is null && mandate.FromOn <= now.LocalDate() && (mandate.UntilOn is null || mandate.UntilOn >= now.LocalDate());

    /// <summary>Whether a mandate of a representative for this client runs at this instant and covers every one of these parts (policy words).</summary>
    public static async Task<bool> Cover(CircuitDb db, ClientKey client, Guid? mandate, IReadOnlyCollection<string> categories, Instant now, CancellationToken cancel)
    {
        var ids = LinkedRecords.Ids(db, client);
        var known = await db.Set<MandateRecord>().AsNoTracking().SingleOrDefaultAsync(m => m.OrganisationId == client.Organisation && ids.Contains(m.ClientId) && m.Id == mandate && m.Role == "legal_rep", cancel);
        return known is not null && Runs(known, now) && !categories.Contains("third") && (known.Scope == "full" || !categories.Select(PolicyWords.Parse<Cat>).Any(AccessPolicy.BeyondPartial));
    }

    private static Instant EndOf(MandateRecord mandate)
    {
        var last = mandate.UntilOn is { } day ? LocalTimes.StartOf(day) : Instant.MaxValue;
        return mandate.EndedAt is { } ended && ended < last ? ended : last;
    }
}
