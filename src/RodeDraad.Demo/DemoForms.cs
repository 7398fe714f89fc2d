using RodeDraad.CrisisUnits;
using RodeDraad.Forms;

namespace RodeDraad.Demo;

/// <summary>Fills the forms of a stay.</summary>
internal sealed class DemoForms(DemoRows rows, DemoClients clients, DemoIds ids)
{
    public void Fill(DemoUnit unit, Stay stay, string kind, Dictionary<string, string> fields)
    {
        var form = ModuleForms.Of(kind)!;
        var entry = new FormEntry
        {
            OrganisationId = stay.OrganisationId,
            Id = ids.Next(),
            ClientId = stay.ClientId,
            ServiceId = stay.ServiceId,
            Basis = Stays.Kind,
            BasisId = stay.Id.Value,
            Kind = kind,
            Texts = KeepForm.TextsOf(form, fields, clients.TextsOf(stay.ClientId)),
            WrittenAt = stay.FromAt,
            WrittenBy = unit.Nurse,
        };
        rows.Add(entry);
        rows.AddRange(KeepForm.AnswersOf(entry, form, fields));
    }

    /// <summary>Marks a step of the modules as done.</summary>
    public void Close(DemoUnit unit, Stay stay, string step) =>
        rows.Add(new ModuleStep { OrganisationId = stay.OrganisationId, StayId = stay.Id, Step = step, Skipped = false, At = stay.FromAt, By = unit.Nurse });
}
