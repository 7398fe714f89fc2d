using NodaTime;

namespace RodeDraad.CaseManagement;

/// <summary>What a contact counts for, and why.</summary>
/// <param name="For">Code of <c>contact-counts</c>.</param>
/// <param name="Why">Code of <c>contact-counts-why</c>.</param>
public sealed record ContactCount(string For, string Why);

/// <summary>For which registration a contact counts: read from what was logged, nobody fills it in.</summary>
/// <remarks>The rule, its source and its limits: docs/methods/contacts.md.</remarks>
internal static class ContactRule
{
    private static readonly string[] InPerson = ["ward", "office", "home-visit", "street", "accompaniment"];

    /// <summary>Ways of a contact in which the client was spoken with.</summary>
    public static readonly string[] Spoken = [.. InPerson, "phone", "video"];

    /// <param name="aftercare">The times after a stay in which a contact with the client is aftercare.</param>
    public static IReadOnlyList<ContactCount> Of(CaseContact contact, IReadOnlyList<Interval> aftercare)
    {
        if (contact.LeftOut.Length > 0)
        {
            return [new("none", "left-out")];
        }

        if (contact.Outcome is not ("reached" or "via-other"))
        {
            return [new("none", "nobody-reached")];
        }

        var client = contact is { With: "client", Outcome: "reached" };
        List<ContactCount> counts = client && Spoken.Contains(contact.Kind) && aftercare.Any(time => time.Contains(contact.At)) ? [new("aftercare", "within-days")] : [];
        if (client && InPerson.Contains(contact.Kind))
        {
            counts.Add(new("care-contact", "met"));
        }
        else if (contact.Functions.Count + contact.Services.Count > 0)
        {
            counts.Add(new("client-work", "not-met"));
        }

        return counts.Count > 0 ? counts : [new("none", "no-function")];
    }
}
