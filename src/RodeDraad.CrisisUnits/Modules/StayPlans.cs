using RodeDraad.Forms;
using RodeDraad.People;

namespace RodeDraad.CrisisUnits;

/// <summary>A plan that was made in a stay.</summary>
public sealed record StayPlan(ClientId Client, StayId Stay, FilledForm Form);

/// <summary>The plans that a stay leaves behind for the time after it: for the crisis, for relapse, for aftercare.</summary>
public static class StayPlans
{
    public static IReadOnlyList<ModuleForm> Forms { get; } = [ModuleForms.Of("crisis-plan")!, ModuleForms.Of("relapse-plan")!, ModuleForms.Of("aftercare-plan")!];

    /// <summary>The newest of each in the house, as far as the hat may read them; what it may not read is absent.</summary>
    public static async Task<IReadOnlyList<StayPlan>> Newest(Session session, ClientKey client, CancellationToken cancel)
    {
        var placed = await FilledForms.Newest(session, client.Organisation, LinkedRecords.Ids(session.Db, client), Forms, cancel);
        foreach (var other in placed.Where(form => form.Client != client.Client))
        {
            session.Showed(new(client.Organisation, other.Client));
        }

        return [.. placed.Select(form => new StayPlan(form.Client, new(form.BasisId), form.Form))];
    }
}
