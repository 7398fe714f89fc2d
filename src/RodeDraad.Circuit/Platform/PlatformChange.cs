using Microsoft.EntityFrameworkCore;
using NodaTime;
using RodeDraad.People;

namespace RodeDraad.Circuit;

/// <summary>Who changed something of the platform, and when. Never changed; it holds no text of what it became.</summary>
internal sealed class PlatformChange
{
    public required OrganisationId OrganisationId { get; init; }

    public required Guid Id { get; init; }

    public required string Region { get; init; }

    /// <summary>The working group or the plan of a year, as the audit names it.</summary>
    public required string About { get; init; }

    /// <summary>Code of <c>platform-change</c>.</summary>
    public required string What { get; init; }

    public required Instant At { get; init; }

    public required AccountId By { get; init; }
}

/// <summary>A change of the platform as a page shows it.</summary>
/// <param name="What">Code of <c>platform-change</c>.</param>
public sealed record PlatformChangeLine(Instant At, string By, string What);

/// <summary>Keeps and reads who changed what of the platform.</summary>
internal static class PlatformChanges
{
    private const int Longest = 50;

    public static string OfGroup(WorkingGroupId id) => $"platform/groups/{id.Value}";

    public static string OfPlan(int year) => $"platform/plan/{year}";

    public static void Keep(Session session, string region, string about, string what) => session.Db.Add(new PlatformChange { OrganisationId = session.Hat.Organisation, Id = Guid.CreateVersion7(), Region = region, About = about, What = what, At = session.Now, By = session.Hat.Account });

    /// <summary>The latest ones, last first.</summary>
    public static async Task<IReadOnlyList<PlatformChangeLine>> Of(Session session, string region, string about, CancellationToken cancel)
    {
        var rows = await session.Db.Set<PlatformChange>().AsNoTracking().Where(c => c.Region == region && c.About == about).OrderByDescending(c => c.At).ThenByDescending(c => c.Id).Take(Longest).ToListAsync(cancel);
        var names = await Names.OfAccounts(session.Db, rows.Select(c => c.By).Distinct(), cancel);
        return [.. rows.Select(c => new PlatformChangeLine(c.At, names.Account(c.By.Value), c.What))];
    }
}
