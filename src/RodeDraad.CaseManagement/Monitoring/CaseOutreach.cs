using Microsoft.EntityFrameworkCore;
using RodeDraad.Kernel;
using RodeDraad.People;
using RodeDraad.Secrecy;

namespace RodeDraad.CaseManagement;

/// <summary>Whoever did not come to another service is looked for by whoever holds the case.</summary>
public static class CaseOutreach
{
    /// <summary>Plans it for the next working day, once. Without a running case there is nobody to do it: the referral itself stays on the list of who sent it.</summary>
    public static async Task LookFor(Session session, ClientKey client, CancellationToken cancel)
    {
        var held = await session.Db.Set<Case>().Where(c => c.OrganisationId == client.Organisation && c.ClientId == client.Client && c.FromOn != null && c.EndedOn == null).OrderBy(c => c.ProposedAt).FirstOrDefaultAsync(cancel);
        if (held is not null && !await session.Db.Set<CaseTask>().AnyAsync(t => t.OrganisationId == client.Organisation && t.CaseId == held.Id && t.ClosedAt == null && t.Kind == "outreach", cancel))
        {
            session.Db.Add(CaseTasks.New(held, "outreach", WorkingDays.After(session.Now.LocalDate(), 1)));
        }
    }
}
