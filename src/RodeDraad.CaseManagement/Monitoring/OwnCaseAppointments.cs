using Microsoft.EntityFrameworkCore;
using RodeDraad.CrisisUnits;
using RodeDraad.Kernel;
using RodeDraad.People;
using RodeDraad.Policy;

namespace RodeDraad.CaseManagement;

/// <summary>The planned appointments of a client's cases, for the own door.</summary>
internal sealed class OwnCaseAppointments : IOwnComing
{
    public async Task<IReadOnlyList<Appointment>> Coming(Session session, OrganisationId organisation, IReadOnlyCollection<ClientId> clients, CancellationToken cancel)
    {
        var (db, now) = (session.Db, session.Now);
        var planned = await (from a in db.Set<CaseAppointment>()
                             where a.OrganisationId == organisation && clients.Contains(a.ClientId) && a.State == "planned" && a.At >= now
                             join c in db.Set<Case>() on new { a.OrganisationId, Id = a.CaseId } equals new { c.OrganisationId, c.Id }
                             join u in UnitLine.Of(db, organisation) on c.ServiceId equals u.Id
                             orderby a.At
                             select new { a.At, a.Kind, a.Place, a.ClientId, a.Carer, Case = c, u.Name, u.Phone }).AsNoTracking().ToListAsync(cancel);
        if (planned.Count == 0 || session.MayRead(Cat.Plan) != Level.Full)
        {
            return [];
        }

        var names = await Names.OfAccounts(db, planned.Select(a => a.Case.Doer(a.Carer, a.At)), cancel);
        var texts = await session.TextsOf(organisation, planned.Where(a => !a.Place.IsEmpty).Select(a => a.ClientId), cancel);
        return [.. planned.Select(a => new Appointment(a.Kind, a.At.LocalDate(), a.Name, a.Phone, names.Account(a.Case.Doer(a.Carer, a.At).Value))
        {
            List = "case-contact-kind",
            At = a.At,
            Place = a.Place.IsEmpty ? "" : texts[a.ClientId].Open(CaseAppointment.Table, a.Place),
        })];
    }
}
