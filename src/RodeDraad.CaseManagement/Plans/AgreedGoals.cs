using Microsoft.EntityFrameworkCore;
using RodeDraad.People;

namespace RodeDraad.CaseManagement;

/// <summary>The main goals of the plan that the client agreed to last, for another room that the client lets tell them.</summary>
public static class AgreedGoals
{
    /// <returns>Nothing when no version was agreed.</returns>
    public static async Task<IReadOnlyList<FrozenGoal>> Of(Session session, ClientKey client, CancellationToken cancel)
    {
        var version = await session.Db.Set<PlanVersion>().AsNoTracking().Where(v => v.OrganisationId == client.Organisation && v.ClientId == client.Client && v.AgreedAt != null)
            .OrderByDescending(v => v.AgreedAt).FirstOrDefaultAsync(cancel);
        return version is null ? [] : CopyLevels.Goals(CopyLevels.Headlines, "", PlanReader.Frozen(version, await session.Texts(client, cancel)));
    }
}
