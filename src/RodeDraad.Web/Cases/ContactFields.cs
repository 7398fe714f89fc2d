using RodeDraad.CaseManagement;

namespace RodeDraad.Web;

/// <summary>The fields of the contact form, from a page or from a device on which they waited.</summary>
internal static class ContactFields
{
    public static string Draft(Guid held) => $"case-contact/{held:N}";

    /// <summary>An empty form: the client was spoken to.</summary>
    public static FormState New() => new() { ["With"] = "client", ["Outcome"] = "reached" };

    /// <returns>The contact, and what could not be read in it.</returns>
    public static (ContactForm Contact, IReadOnlyList<Kernel.Refusal> Mistakes) Read(FormState form)
    {
        var read = new FieldReader(form);
        var contact = new ContactForm
        {
            At = read.Moment("At"),
            Kind = form["Kind"],
            With = form["With"].Length > 0 ? form["With"] : "client",
            Outcome = form["Outcome"].Length > 0 ? form["Outcome"] : "reached",
            Functions = form.All("Functions"),
            Services = form.All("Services"),
            Minutes = read.Number("Minutes"),
            Note = form["Note"],
            NextStep = form["NextStep"],
            NextOn = read.Date("NextOn"),
        };
        return (contact, read.Mistakes);
    }
}
