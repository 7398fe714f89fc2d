using System.Globalization;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using RodeDraad.Kernel;
using RodeDraad.People;
using RodeDraad.Policy;
using RodeDraad.Storage;

namespace RodeDraad.CrisisUnits;

/// <summary>Keeps a module form of a stay, and marks its step as done.</summary>
/// <remarks>
/// Refuses with <c>stays.unknown</c>, <c>modules.unknown</c>, <c>access.W2</c>, <c>changed-both</c> and every mistake of the form.
/// An edit on an older version is merged field by field.
/// </remarks>
public sealed class SaveModuleEntry(Door door)
{
    /// <summary>The table whose texts are sealed here.</summary>
    internal const string Table = "module_entries";

    private const int LongestText = 10_000;

    /// <param name="entry">The entry to change, or null for a new one.</param>
    public Task<Outcome<Guid>> Run(ClientKey client, StayId stay, string kind, Guid? entry, Dictionary<string, string> fields, SeenVersion version, CancellationToken cancel)
    {
        var form = ModuleForms.Of(kind);
        return form is null
            ? Task.FromResult<Outcome<Guid>>(new Refusal("modules.unknown"))
            : door.Write<Guid>(
                new(Act.Write, form.Category, client) { Record = $"stay/{stay.Value}/{kind}" },
                session => Save(session, (client, stay), form, (entry, fields, version), cancel),
                cancel);
    }

    private static async Task<Outcome<Guid>> Save(Session session, (ClientKey Client, StayId Id) of, ModuleForm form, (Guid? Id, Dictionary<string, string> Fields, SeenVersion Version) edit, CancellationToken cancel)
    {
        var stay = await Stays.Of(session.Db, of.Client, of.Id, cancel);
        if (stay is null)
        {
            return new Refusal("stays.unknown");
        }

        var mistakes = MistakesOf(form, edit.Fields);
        if (mistakes.Count > 0)
        {
            return mistakes;
        }

        var existing = edit.Id is null && form.Many ? null : await session.Db.Set<ModuleEntry>().FirstOrDefaultAsync(
            e => e.OrganisationId == stay.OrganisationId && e.StayId == stay.Id && e.Kind == form.Kind && (edit.Id == null || e.Id == edit.Id), cancel);
        if (existing is null && edit.Id is not null)
        {
            return new Refusal("modules.unknown");
        }

        var entry = existing ?? New(session, stay, form.Kind);
        var merged = existing is null ? edit.Fields : await Versions.Merge(session, (form.Kind, entry.Id), edit.Version, entry.Version, edit.Fields, cancel);
        if (merged.Refusal is not null)
        {
            return merged.Refused<Guid>();
        }

        await Keep(session, stay, (entry, existing is null), (form, merged.Value), cancel);
        return entry.Id;
    }

    private static async Task Keep(Session session, Stay stay, (ModuleEntry Entry, bool IsNew) kept, (ModuleForm Form, Dictionary<string, string> Fields) said, CancellationToken cancel)
    {
        var entry = kept.Entry;
        entry.Fields = (await session.Texts(new(stay.OrganisationId, stay.ClientId), cancel)).Seal(Table, JsonSerializer.Serialize(said.Fields));
        (entry.WrittenAt, entry.WrittenBy) = (session.Now, session.Hat.Account);
        if (!kept.IsNew)
        {
            session.Db.Entry(entry).State = EntityState.Modified;
        }

        var version = kept.IsNew ? 1 : entry.Version + 1;
        await Versions.Keep(session, stay.ClientId, (entry.Kind, entry.Id), version, said.Fields, cancel);
        await ModuleStepActs.Mark(session, stay, said.Form.Step, skipReason: null, cancel);
        session.Wrote(kept.IsNew ? "create" : "update", new(stay.OrganisationId, stay.ClientId), $"{entry.Kind}/{entry.Id}", version);
    }

    private static ModuleEntry New(Session session, Stay stay, string kind)
    {
        var entry = new ModuleEntry
        {
            OrganisationId = stay.OrganisationId,
            Id = Guid.CreateVersion7(),
            StayId = stay.Id,
            ClientId = stay.ClientId,
            Kind = kind,
            Fields = SealedText.Empty,
            WrittenAt = session.Now,
            WrittenBy = session.Hat.Account,
        };
        session.Db.Add(entry);
        return entry;
    }

    private static List<Refusal> MistakesOf(ModuleForm form, Dictionary<string, string> fields)
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
