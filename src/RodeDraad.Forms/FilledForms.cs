using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using RodeDraad.Kernel;
using RodeDraad.People;
using RodeDraad.Policy;
using RodeDraad.Storage;

namespace RodeDraad.Forms;

/// <summary>A filled form. Several codes of one field are separated by a space.</summary>
public sealed record FilledForm(Guid Id, string Kind, IReadOnlyDictionary<string, string> Fields, Instant WrittenAt, string WrittenBy, int Version);

/// <summary>A filled form with the work to which it belongs.</summary>
public sealed record PlacedForm(ClientId Client, Guid BasisId, FilledForm Form);

/// <summary>The codes, numbers and days of a filled form, by field.</summary>
public sealed record AnsweredForm(Instant WrittenAt, ILookup<string, string> Answers);

/// <summary>The codes, numbers and days of one form that belongs to a piece of work, by field.</summary>
/// <param name="BasisId">The work to which it belongs.</param>
public sealed record CountedForm(Guid BasisId, string Kind, ILookup<string, string> Answers);

/// <summary>Reads filled forms in the act of another room.</summary>
public static class FilledForms
{
    /// <summary>The forms of a stay or case, oldest first: those that the hat may read in full; of the others only which kinds are there.</summary>
    public static async Task<(IReadOnlyList<FilledForm> Forms, IReadOnlyList<string> Shielded)> Of(Session session, FormBasis basis, IReadOnlyList<Form> forms, CancellationToken cancel)
    {
        var entries = await session.Db.Set<FormEntry>().AsNoTracking()
            .Where(e => e.OrganisationId == basis.Client.Organisation && e.Basis == basis.Kind && e.BasisId == basis.Id).OrderBy(e => e.WrittenAt).ToListAsync(cancel);
        var known = forms.ToDictionary(form => form.Kind, StringComparer.Ordinal);
        var readable = entries.Select(e => known[e.Kind].Category).Distinct().Where(category => session.MayRead(category) == Level.Full).ToHashSet();
        var shown = entries.FindAll(e => readable.Contains(known[e.Kind].Category));
        return (await Opened(session, basis.Client.Organisation, shown, known, cancel), [.. entries.Except(shown).Select(e => e.Kind).Distinct()]);
    }

    /// <summary>The newest form of each kind of some clients of a house, in the order of the kinds: of those that the hat may read in full; of the others nothing.</summary>
    public static async Task<IReadOnlyList<PlacedForm>> Newest(Session session, OrganisationId organisation, IQueryable<ClientId> clients, IReadOnlyList<Form> forms, CancellationToken cancel)
    {
        var known = forms.Where(form => session.MayRead(form.Category) == Level.Full).ToDictionary(form => form.Kind, StringComparer.Ordinal);
        var (db, kinds) = (session.Db, known.Keys.ToList());
        var entries = await db.Set<FormEntry>().AsNoTracking()
            .Where(e => e.OrganisationId == organisation && clients.Contains(e.ClientId) && kinds.Contains(e.Kind)).OrderByDescending(e => e.WrittenAt)
            .Select(e => new
            {
                Entry = e,
                By = Names.All(db).Where(a => a.Account == e.WrittenBy).Select(a => a.Name).FirstOrDefault(),
                Answers = db.Set<FormAnswer>().Where(a => a.OrganisationId == e.OrganisationId && a.FormId == e.Id).Select(a => new { a.Field, a.Value }).ToList(),
            }).ToListAsync(cancel);
        var newest = entries.DistinctBy(e => e.Entry.Kind).OrderBy(e => kinds.IndexOf(e.Entry.Kind)).ToList();
        var texts = await session.TextsOf(organisation, newest.Where(e => !e.Entry.Texts.IsEmpty).Select(e => e.Entry.ClientId), cancel);
        return [.. newest.Select(e => new PlacedForm(e.Entry.ClientId, e.Entry.BasisId, Filled(e.Entry, known[e.Entry.Kind], e.Answers.ToLookup(a => a.Field, a => a.Value), texts.GetValueOrDefault(e.Entry.ClientId, ClientTexts.None), e.By ?? "")))];
    }

    /// <summary>What was chosen, counted or dated in the forms of one kind of some clients, oldest first, whatever they belong to: no text is opened.</summary>
    public static async Task<IReadOnlyList<AnsweredForm>> Answered(CircuitDb db, OrganisationId organisation, IReadOnlyCollection<ClientId> clients, string kind, CancellationToken cancel)
    {
        var answers = await (from e in db.Set<FormEntry>()
                             where e.OrganisationId == organisation && clients.Contains(e.ClientId) && e.Kind == kind
                             join a in db.Set<FormAnswer>() on new { e.OrganisationId, FormId = e.Id } equals new { a.OrganisationId, a.FormId }
                             select new { e.Id, e.WrittenAt, a.Field, a.Value }).ToListAsync(cancel);
        return [.. answers.GroupBy(a => (a.WrittenAt, a.Id)).OrderBy(form => form.Key).Select(form => new AnsweredForm(form.Key.WrittenAt, form.ToLookup(a => a.Field, a => a.Value)))];
    }

    /// <summary>What was chosen, counted or dated in the forms of some clients of a house that belong to one kind of work, oldest first: for counting, no text is opened.</summary>
    /// <param name="basis">The kind of work: <c>stay</c>.</param>
    public static async Task<IReadOnlyList<CountedForm>> Counted(CircuitDb db, OrganisationId organisation, string basis, IQueryable<ClientId> clients, CancellationToken cancel)
    {
        var entries = db.Set<FormEntry>().AsNoTracking().Where(e => e.OrganisationId == organisation && e.Basis == basis && clients.Contains(e.ClientId));
        var forms = await entries.OrderBy(e => e.WrittenAt).Select(e => new { e.Id, e.BasisId, e.Kind }).ToListAsync(cancel);
        var answers = await (from e in entries
                             join a in db.Set<FormAnswer>() on new { e.OrganisationId, FormId = e.Id } equals new { a.OrganisationId, a.FormId }
                             select new { a.FormId, a.Field, a.Value }).ToListAsync(cancel);
        var said = answers.ToLookup(a => a.FormId);
        return [.. forms.Select(e => new CountedForm(e.BasisId, e.Kind, said[e.Id].ToLookup(a => a.Field, a => a.Value)))];
    }

    /// <summary>When a form of a kind was last written, or null. No form is opened.</summary>
    public static Task<Instant?> LastWritten(CircuitDb db, FormBasis basis, string kind, CancellationToken cancel) =>
        db.Set<FormEntry>().Where(e => e.OrganisationId == basis.Client.Organisation && e.Basis == basis.Kind && e.BasisId == basis.Id && e.Kind == kind).OrderByDescending(e => e.WrittenAt).Select(e => (Instant?)e.WrittenAt).FirstOrDefaultAsync(cancel);

    /// <summary>Entries with their fields: the texts opened, the codes in the order of their list.</summary>
    internal static async Task<IReadOnlyList<FilledForm>> Opened(Session session, OrganisationId organisation, IReadOnlyList<FormEntry> entries, Dictionary<string, Form> forms, CancellationToken cancel)
    {
        var ids = entries.Select(e => e.Id).ToList();
        var answers = ids.Count == 0 ? [] : await session.Db.Set<FormAnswer>().AsNoTracking().Where(a => a.OrganisationId == organisation && ids.Contains(a.FormId)).ToListAsync(cancel);
        var texts = await session.TextsOf(organisation, entries.Where(e => !e.Texts.IsEmpty).Select(e => e.ClientId), cancel);
        var names = await Names.OfAccounts(session.Db, entries.Select(e => e.WrittenBy), cancel);
        var said = answers.ToLookup(a => a.FormId);
        return [.. entries.Select(e => Filled(e, forms[e.Kind], said[e.Id].ToLookup(a => a.Field, a => a.Value), texts.GetValueOrDefault(e.ClientId, ClientTexts.None), names.Account(e.WrittenBy.Value)))];
    }

    private static FilledForm Filled(FormEntry entry, Form form, ILookup<string, string> said, ClientTexts texts, string by)
    {
        var fields = entry.Texts.IsEmpty ? [] : JsonSerializer.Deserialize<Dictionary<string, string>>(texts.Open(FormEntry.Table, entry.Texts))!;
        foreach (var field in form.Fields.Where(field => !field.IsText && said.Contains(field.Name)))
        {
            fields[field.Name] = string.Join(' ', field.List.Length == 0 ? said[field.Name] : Vocabulary.InOrder(field.List, [.. said[field.Name]]));
        }

        return new(entry.Id, entry.Kind, fields, entry.WrittenAt, by, entry.Version);
    }
}
