using Microsoft.EntityFrameworkCore;
using NodaTime.Text;
using RodeDraad.People;
using RodeDraad.Policy;

namespace RodeDraad.Forms;

/// <summary>What the forms of all rooms say of a client. Of a plan the summary is that it is there and since when, of care only that there was some.</summary>
internal sealed class FormRecord(IEnumerable<IForms> rooms) : IRecordPart
{
    private readonly Dictionary<string, Form> forms = rooms.SelectMany(room => room.Forms).ToDictionary(form => form.Kind, StringComparer.Ordinal);

    public async Task<IReadOnlyList<RecordEntry>> Full(Session session, OrganisationId organisation, IReadOnlyCollection<ClientId> clients, Cat category, CancellationToken cancel)
    {
        var there = await Entries(session, organisation, clients, category).ToListAsync(cancel);
        var filled = await FilledForms.Opened(session, organisation, there.ConvertAll(e => e.Entry), forms, cancel);
        return [.. there.Zip(filled, (e, form) => new RecordEntry(category, form.WrittenAt, $"form/{form.Id}", $"modules.form.{form.Kind}", e.Unit, form.WrittenBy, Answers(form)))];
    }

    public async Task<IReadOnlyList<RecordSummary>> Summary(Session session, OrganisationId organisation, IReadOnlyCollection<ClientId> clients, Cat category, CancellationToken cancel)
    {
        if (category is not (Cat.Plan or Cat.Psy or Cat.Med))
        {
            return [];
        }

        var there = await Entries(session, organisation, clients, category).Select(e => new { e.Entry.Kind, e.Entry.WrittenAt, e.Unit }).ToListAsync(cancel);
        return [.. there.GroupBy(e => e.Unit, StringComparer.Ordinal).Select(g => new RecordSummary(category, g.Key, category == Cat.Plan
            ? [.. g.OrderBy(e => e.WrittenAt).Select(e => new RecordFact($"modules.form.{e.Kind}", InstantPattern.ExtendedIso.Format(e.WrittenAt), FactKind.Moment))]
            : [new("record.treated", "yes", FactKind.Codes, "yes-no")]))];
    }

    private IQueryable<EntryOfUnit> Entries(Session session, OrganisationId organisation, IReadOnlyCollection<ClientId> clients, Cat category)
    {
        var kinds = forms.Values.Where(form => form.Category == category).Select(form => form.Kind).ToList();
        return from e in session.Db.Set<FormEntry>().AsNoTracking()
               where e.OrganisationId == organisation && clients.Contains(e.ClientId) && kinds.Contains(e.Kind)
               join u in UnitLine.Of(session.Db, organisation) on e.ServiceId equals u.Id
               select new EntryOfUnit { Entry = e, Unit = u.Name };
    }

    private List<RecordFact> Answers(FilledForm form) =>
        [.. forms[form.Kind].Fields.Where(field => form.Fields.GetValueOrDefault(field.Name, "").Length > 0).Select(field => new RecordFact(
            $"modules.field.{field.Name}",
            form.Fields[field.Name],
            field.Kind switch { FieldKind.Choice or FieldKind.Choices => FactKind.Codes, FieldKind.Date => FactKind.Date, _ => FactKind.Text },
            field.List))];

    private sealed class EntryOfUnit
    {
        public required FormEntry Entry { get; init; }

        public required string Unit { get; init; }
    }
}
