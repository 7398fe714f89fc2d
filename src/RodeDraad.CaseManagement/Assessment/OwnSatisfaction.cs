using Microsoft.EntityFrameworkCore;
using NodaTime;
using RodeDraad.Forms;
using RodeDraad.Kernel;
using RodeDraad.People;
using RodeDraad.Policy;
using RodeDraad.Secrecy;

namespace RodeDraad.CaseManagement;

/// <summary>A case about which the client is asked how satisfied he or she is.</summary>
/// <param name="House">Stands for the own record in that organisation.</param>
/// <param name="SaidAt">When the client last answered, or null.</param>
public sealed record AskedCase(Guid House, CaseId Case, string Service, string Manager, Instant? SaidAt);

/// <summary>
/// The client says at the own door how satisfied he or she is with case management. It is an addition beside the case under the client's own name, as a remark is (rule C8):
/// it changes nothing that somebody else wrote, and what was said once is not changed by saying it again.
/// </summary>
/// <remarks>Refuses with <c>cases.unknown</c> (no case that runs or ended within six months), <c>satisfaction.empty</c>, <c>access.C11</c> to whoever is not the client, and what is wrong with the form.</remarks>
public sealed class OwnSatisfaction(Door door, OwnRecords records, Caller caller)
{
    private const int MonthsAfter = 6;

    /// <summary>The cases that run or ended within six months, latest first.</summary>
    public async Task<IReadOnlyList<AskedCase>> Read(CancellationToken cancel)
    {
        var asked = new List<AskedCase>();
        foreach (var record in caller.Hat?.Role == Role.Client ? await records.Read(cancel) : [])
        {
            var outcome = await door.Read<IReadOnlyList<AskedCase>>(new(Act.Read, Cat.Plan, record.Key) { Record = "satisfaction" }, session => Asked(session, record.Key, cancel), cancel);
            asked.AddRange(outcome.Refusal is null ? outcome.Value : []);
        }

        return asked;
    }

    public async Task<Outcome<Guid>> Run(Guid house, CaseId id, Dictionary<string, string> fields, CancellationToken cancel) => await records.In(house, cancel) is { } record
        ? await door.Write<Guid>(new(Act.Comment, Cat.Plan, record.Key) { Record = $"case/{id.Value}/satisfaction" }, session => Say(session, record.Key, id, fields, cancel), cancel)
        : new Refusal("cases.unknown");

    private static async Task<Outcome<Guid>> Say(Session session, ClientKey client, CaseId id, Dictionary<string, string> fields, CancellationToken cancel)
    {
        if (session.Hat.Role != Role.Client)
        {
            return session.Denied(Rule.C11);
        }

        if (await Open(session, client).SingleOrDefaultAsync(c => c.Id == id, cancel) is not { } held)
        {
            return new Refusal("cases.unknown");
        }

        return CaseForms.SatisfactionQuestions.All(question => fields.GetValueOrDefault(question, "").Length == 0)
            ? new Refusal("satisfaction.empty")
            : await KeepForm.In(session, Cases.BasisOf(held), CaseForms.Satisfaction, new(null, fields, default), cancel);
    }

    private static async Task<IReadOnlyList<AskedCase>?> Asked(Session session, ClientKey client, CancellationToken cancel)
    {
        var held = await Open(session, client).AsNoTracking().OrderByDescending(c => c.FromOn).ToListAsync(cancel);
        var names = await Names.OfAccounts(session.Db, held.Select(c => c.Holder(session.Now)), cancel);
        var asked = new List<AskedCase>();
        foreach (var one in held)
        {
            var service = await UnitLine.Of(session.Db, one.OrganisationId).SingleAsync(u => u.Id == one.ServiceId, cancel);
            var said = await FilledForms.LastWritten(session.Db, Cases.BasisOf(one), CaseForms.Satisfaction.Kind, cancel);
            asked.Add(new(client.Organisation.Value, one.Id, service.Name, names.Account(one.Holder(session.Now).Value), said));
        }

        return asked;
    }

    private static IQueryable<Case> Open(Session session, ClientKey client)
    {
        var (ids, since) = (LinkedRecords.Ids(session.Db, client), session.Now.LocalDate().PlusMonths(-MonthsAfter));
        return session.Db.Set<Case>().Where(c => c.OrganisationId == client.Organisation && ids.Contains(c.ClientId) && c.FromOn != null && (c.EndedOn == null || c.EndedOn >= since));
    }
}
