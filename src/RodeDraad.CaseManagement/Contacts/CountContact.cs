using Microsoft.EntityFrameworkCore;
using RodeDraad.Kernel;
using RodeDraad.People;
using RodeDraad.Policy;

namespace RodeDraad.CaseManagement;

/// <summary>One contact of a case, with what it counts for.</summary>
public sealed record ContactPage(CaseHead Case, ContactLine Contact);

/// <summary>Says of a contact that it does not count, with a reason; or that it counts after all.</summary>
/// <remarks>Refuses with <c>contacts.unknown</c>, and <c>code-unknown</c> beside the reason.</remarks>
public sealed class CountContact(Door door)
{
    public Task<Outcome<ContactPage>> Read(ClientKey client, CaseId id, CaseContactId contact, CancellationToken cancel) =>
        door.Read(new(Act.Read, Cat.Plan, client) { Record = $"case-contact/{contact.Value}" }, session => Page(session, client, (id, contact), cancel), cancel);

    /// <param name="reason">Code of <c>contact-left-out</c>, or empty when it counts by the rule.</param>
    public Task<Outcome<CaseContactId>> Run(ClientKey client, CaseId id, CaseContactId contact, string reason, CancellationToken cancel) =>
        door.Write<CaseContactId>(new(Act.Write, Cat.Plan, client) { Record = $"case-contact/{contact.Value}" }, session => Count(session, client, (id, contact), reason, cancel), cancel);

    private static async Task<ContactPage?> Page(Session session, ClientKey client, (CaseId Id, CaseContactId Contact) of, CancellationToken cancel)
    {
        if (await CaseReader.HeadOf(session, client, of.Id, cancel) is not { } head)
        {
            return null;
        }

        var lines = await CaseReader.Contacts(session, client, Which(session, client, of).AsNoTracking(), cancel);
        return lines.Count == 0 ? null : new(head, lines[0]);
    }

    private static async Task<Outcome<CaseContactId>> Count(Session session, ClientKey client, (CaseId Id, CaseContactId Contact) of, string reason, CancellationToken cancel)
    {
        if (await Which(session, client, of).SingleOrDefaultAsync(cancel) is not { } contact)
        {
            return new Refusal("contacts.unknown");
        }

        var check = new Mistakes();
        check.Code("contact-left-out", reason, nameof(reason));
        if (check.Found.Count > 0)
        {
            return check.Found;
        }

        (contact.LeftOut, contact.LeftOutAt, contact.LeftOutBy) = (reason, reason.Length > 0 ? session.Now : null, reason.Length > 0 ? session.Hat.Account : null);
        session.Wrote("update", client, $"case-contact/{contact.Id.Value}");
        return contact.Id;
    }

    private static IQueryable<CaseContact> Which(Session session, ClientKey client, (CaseId Id, CaseContactId Contact) of) =>
        session.Db.Set<CaseContact>().Where(c => c.OrganisationId == client.Organisation && c.ClientId == client.Client && c.CaseId == of.Id && c.Id == of.Contact);
}
