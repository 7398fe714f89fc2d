using Microsoft.EntityFrameworkCore;
using NodaTime;
using RodeDraad.Kernel;
using RodeDraad.Policy;
using RodeDraad.Storage;

namespace RodeDraad.People;

/// <summary>Someone who may be the same person, as the check before a new record shows one: never more than this.</summary>
/// <param name="LastContact">Month of the last contact, as year and month.</param>
public sealed record PossibleDuplicate(ClientId Id, string Initials, int? BirthYear, YearMonth? LastContact);

/// <summary>Finds clients of the own team by name or reference, and checks a new client by exact match.</summary>
public sealed class FindClients(Door door, NissVault vault)
{
    /// <summary>Longest list that a search shows.</summary>
    public const int PageSize = 25;

    /// <summary>Clients of the team whose family name begins so (then given name), or who have this reference; by name.</summary>
    /// <param name="typed">What was typed: <c>peet an</c>, <c>C-7K2M9QF4</c>. Empty shows the first page.</param>
    /// <param name="after">The last name key of the page before, or empty.</param>
    public Task<Outcome<IReadOnlyList<ClientLine>>> Search(string typed, string after, CancellationToken cancel) =>
        door.Read<IReadOnlyList<ClientLine>>(new(Act.Search, Cat.Ident) { Search = typed, Record = "clients" }, session => Found(session, typed.Trim(), after, cancel), cancel);

    /// <summary>Who in the own organisation has exactly this national number, or exactly this full name and birth date. A right of whoever takes a presentation. Refuses with <c>access.G4</c> for an own record or that of somebody close.</summary>
    public Task<Outcome<IReadOnlyList<PossibleDuplicate>>> Duplicates(ClientForm form, CancellationToken cancel) =>
        door.Read<IReadOnlyList<PossibleDuplicate>>(new(Act.Present, Cat.Presence) { Record = "duplicate-check" }, session => Same(session, form, cancel), cancel);

    private static async Task<IReadOnlyList<ClientLine>?> Found(Session session, string typed, string after, CancellationToken cancel)
    {
        var (hat, listed) = (session.Hat, session.Listed);
        var key = Client.KeyOf(typed, "");
        var words = typed.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        var prefix = words.Length == 0 ? "" : words.Length == 1 ? key : Client.KeyOf(words[0], words[1]);
        var until = prefix + "\uffff";
        var reference = typed.ToUpperInvariant();
        var clients = session.Db.Set<Client>().Where(c => c.OrganisationId == hat.Organisation && c.MergedInto == null && listed.Contains(c.Id));
        var matching = reference.StartsWith("C-", StringComparison.Ordinal)
            ? clients.Where(c => c.Reference == reference)
            : clients.Where(c => string.Compare(c.NameKey, prefix) >= 0 && string.Compare(c.NameKey, until) < 0 && string.Compare(c.NameKey, after) >= 0);
        var ids = matching.OrderBy(c => c.NameKey).ThenBy(c => c.Id).Take(PageSize).Select(c => c.Id);
        var lines = await ClientLine.Of(session.Db, hat.Organisation).Where(c => ids.Contains(c.Id)).ToListAsync(cancel);
        lines.ForEach(line => session.Showed(line.Key));
        return [.. lines.OrderBy(c => Client.KeyOf(c.FamilyName, c.GivenName), StringComparer.Ordinal)];
    }

    private async Task<IReadOnlyList<PossibleDuplicate>?> Same(Session session, ClientForm form, CancellationToken cancel)
    {
        var hat = session.Hat;
        var key = Client.KeyOf(form.FamilyName, form.GivenName);
        var niss = NationalNumber.IsValid(form.Niss) ? vault.IndexOf(hat.Organisation, NationalNumber.Digits(form.Niss)) : null;
        var known = session.Db.Set<Client>().Where(c => c.OrganisationId == hat.Organisation && c.MergedInto == null && !c.Anonymous);
        var matches = await known
            .Where(c => (niss != null && c.NissIndex == niss) || (form.BirthDate != null && key != "" && c.NameKey == key && c.BirthDate == form.BirthDate))
            .Take(5).ToListAsync(cancel);
        foreach (var match in matches.ToList())
        {
            var rule = await session.Closed(new(match.OrganisationId, match.Id), Cat.Presence, cancel);
            if (rule == Rule.G4)
            {
                session.Denied(Rule.G4);
                return null;
            }

            if (rule is not null)
            {
                matches.Remove(match); // who refused the asker is answered as one whom nobody knows
            }
        }

        var ids = matches.Select(c => (Guid?)c.Id.Value).ToList();
        var contacts = await session.Db.Set<AuditRecord>()
            .Where(a => a.ClientOrganisation == hat.Organisation.Value && ids.Contains(a.Client) && (a.Action == "C" || a.Action == "U"))
            .GroupBy(a => a.Client).Select(g => new { Client = g.Key, Last = g.Max(a => a.RecordedAt) }).ToListAsync(cancel);
        matches.ForEach(c => session.Showed(new(c.OrganisationId, c.Id)));
        return [.. matches.Select(c => new PossibleDuplicate(
            c.Id,
            string.Join(' ', new[] { c.GivenName, c.FamilyName }.Where(name => name.Length > 0).Select(name => System.Globalization.StringInfo.GetNextTextElement(name) + ".")),
            c.BirthDate?.Year ?? c.EstimatedBirthYear,
            contacts.Find(a => a.Client == c.Id.Value)?.Last.LocalDate().ToYearMonth()))];
    }
}
