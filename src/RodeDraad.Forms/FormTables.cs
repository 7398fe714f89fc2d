using Microsoft.EntityFrameworkCore;
using RodeDraad.People;
using RodeDraad.Storage;

namespace RodeDraad.Forms;

internal sealed class FormTables : ITables
{
    public IReadOnlyList<DatabaseRule> Rules => [];

    public void Describe(ModelBuilder model)
    {
        var entry = model.Entity<FormEntry>().ToTable(FormEntry.Table);
        entry.HasKey(e => new { e.OrganisationId, e.Id });
        entry.BelongsToClient();
        entry.BelongsToService();
        entry.HasIndex(e => new { e.OrganisationId, e.BasisId, e.Kind });
        entry.HasIndex(e => new { e.OrganisationId, e.ClientId, e.Kind });

        var answer = model.Entity<FormAnswer>().ToTable("form_answers");
        answer.HasKey(a => new { a.OrganisationId, a.FormId, a.Field, a.Value });
        answer.HasOne<FormEntry>().WithMany().HasForeignKey(a => new { a.OrganisationId, a.FormId });
    }
}
