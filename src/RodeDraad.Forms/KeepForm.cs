using System.Globalization;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using RodeDraad.Kernel;
using RodeDraad.People;
using RodeDraad.Storage;

namespace RodeDraad.Forms;

/// <summary>The work to which a form belongs.</summary>
/// <param name="Service">The service that fills it in.</param>
/// <param name="Kind">As a record of the audit names it: <c>stay</c>.</param>
public readonly record struct FormBasis(ClientKey Client, ServiceId Service, string Kind, Guid Id);

/// <summary>What was typed in a form.</summary>
/// <param name="Entry">The entry to change, or null for a new one.</param>
/// <param name="Fields">The fields as texts; several codes of one field are separated by a space.</param>
public sealed record FormEdit(Guid? Entry, Dictionary<string, string> Fields, SeenVersion Seen);

/// <summary>Keeps a filled form in the act of another room, which says whether it may be written.</summary>
/// <remarks>
/// Refuses with <c>modules.unknown</c>, <c>changed-both</c> and every mistake of the form. An edit on an older version is merged field by field.
/// </remarks>
public static class KeepForm
{
    private const int LongestText = 10_000;

    /// <returns>The id of the entry.</returns>
    public static async Task<Outcome<Guid>> In(Session session, FormBasis basis, Form form, FormEdit edit, CancellationToken cancel)
    {
        var mistakes = MistakesOf(form, edit.Fields);
        if (mistakes.Count > 0)
        {
            return mistakes;
        }

        var existing = edit.Entry is null && form.Many ? null : await session.Db.Set<FormEntry>().AsTracking().FirstOrDefaultAsync(
            e => e.OrganisationId == basis.Client.Organisation && e.Basis == basis.Kind && e.BasisId == basis.Id && e.Kind == form.Kind && (edit.Entry == null || e.Id == edit.Entry), cancel);
        if (existing is null && edit.Entry is not null)
        {
            return new Refusal("modules.unknown");
        }

        var merged = existing is null ? edit.Fields : await Versions.Merge(session, (form.Kind, existing.Id), edit.Seen, existing.Version, edit.Fields, cancel);
        if (merged.Refusal is not null)
        {
            return merged.Refused<Guid>();
        }

        var entry = existing ?? New(session, basis, form.Kind);
        await Keep(session, basis, (entry, existing is null), (form, merged.Value), cancel);
        return entry.Id;
    }

    /// <summary>The codes, numbers and days of what was typed: what is counted.</summary>
    internal static IEnumerable<FormAnswer> AnswersOf(FormEntry entry, Form form, IReadOnlyDictionary<string, string> fields) =>
        from field in form.Fields
        where !field.IsText
        from value in fields.GetValueOrDefault(field.Name, "").Split(' ', StringSplitOptions.RemoveEmptyEntries).Distinct(StringComparer.Ordinal)
        select new FormAnswer { OrganisationId = entry.OrganisationId, FormId = entry.Id, Field = field.Name, Value = value };

    /// <summary>The texts of what was typed, sealed.</summary>
    internal static SealedText TextsOf(Form form, IReadOnlyDictionary<string, string> fields, ClientTexts texts)
    {
        var said = form.Fields.Where(field => field.IsText && fields.GetValueOrDefault(field.Name, "").Length > 0).ToDictionary(field => field.Name, field => fields[field.Name]);
        return said.Count == 0 ? SealedText.Empty : texts.Seal(FormEntry.Table, JsonSerializer.Serialize(said));
    }

    private static async Task Keep(Session session, FormBasis basis, (FormEntry Entry, bool IsNew) kept, (Form Form, Dictionary<string, string> Fields) said, CancellationToken cancel)
    {
        var (entry, db) = (kept.Entry, session.Db);
        entry.Texts = TextsOf(said.Form, said.Fields, await session.Texts(basis.Client, cancel));
        (entry.WrittenAt, entry.WrittenBy) = (session.Now, session.Hat.Account);
        if (!kept.IsNew)
        {
            db.Entry(entry).State = EntityState.Modified;
            await db.Set<FormAnswer>().Where(a => a.OrganisationId == entry.OrganisationId && a.FormId == entry.Id).ExecuteDeleteAsync(cancel);
        }

        db.AddRange(AnswersOf(entry, said.Form, said.Fields));
        var version = kept.IsNew ? 1 : entry.Version + 1;
        await Versions.Keep(session, basis.Client.Client, (entry.Kind, entry.Id), version, said.Fields, cancel);
        session.Wrote(kept.IsNew ? "create" : "update", basis.Client, $"{entry.Kind}/{entry.Id}", version);
    }

    private static FormEntry New(Session session, FormBasis basis, string kind)
    {
        var entry = new FormEntry
        {
            OrganisationId = basis.Client.Organisation,
            Id = Guid.CreateVersion7(),
            ClientId = basis.Client.Client,
            ServiceId = basis.Service,
            Basis = basis.Kind,
            BasisId = basis.Id,
            Kind = kind,
            Texts = SealedText.Empty,
            WrittenAt = session.Now,
            WrittenBy = session.Hat.Account,
        };
        session.Db.Add(entry);
        return entry;
    }

    private static List<Refusal> MistakesOf(Form form, Dictionary<string, string> fields)
    {
        var check = new Mistakes();
        foreach (var field in form.Fields)
        {
            var said = fields.GetValueOrDefault(field.Name, "");
            check.Text(said, LongestText, field.Name, field.Needed);
            if (field.Kind == FieldKind.Number)
            {
                check.That(said.Length == 0 || int.TryParse(said, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out _), new Refusal("number-unreadable").At(field.Name));
            }
            else if (field.Kind == FieldKind.Date)
            {
                check.That(said.Length == 0 || LocalTimes.Date(said) is not null, new Refusal("date-unreadable").At(field.Name));
            }
            else if (field.List.Length > 0)
            {
                check.Codes(field.List, said.Split(' ', StringSplitOptions.RemoveEmptyEntries), field.Name);
            }
        }

        check.All(fields.Keys.Where(name => form.Fields.All(f => f.Name != name)).Select(name => new Refusal("code-unknown", name)));
        return check.Found;
    }
}
