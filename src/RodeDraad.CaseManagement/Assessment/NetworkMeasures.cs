using RodeDraad.Forms;

namespace RodeDraad.CaseManagement;

/// <summary>The measures of a social network (domain 4).</summary>
/// <param name="Size">People in it, professionals included.</param>
/// <param name="Users">Of whom it is known that they use.</param>
/// <param name="KnownUse">Of whom it is known whether they use.</param>
/// <param name="Supportive">Who give support of any kind.</param>
/// <param name="Allowed">Who may be contacted.</param>
public sealed record NetworkMeasures(int Size, int Users, int KnownUse, int Supportive, int Allowed)
{
    /// <summary>The share of users among those of whom it is known, 0 to 1; null when it is known of nobody.</summary>
    public double? UserShare => KnownUse == 0 ? null : (double)Users / KnownUse;

    /// <param name="members">Filled forms of the kind <c>case-network</c>.</param>
    public static NetworkMeasures Of(IReadOnlyCollection<FilledForm> members)
    {
        static string Said(FilledForm form, string field) => form.Fields.GetValueOrDefault(field, "");
        return new(
            members.Count,
            members.Count(m => Said(m, "uses") == "yes"),
            members.Count(m => Said(m, "uses") is "yes" or "no"),
            members.Count(m => Said(m, "supports-with").Split(' ', StringSplitOptions.RemoveEmptyEntries).Except(["none", "harmful"]).Any()),
            members.Count(m => Said(m, "contact-allowed") == "yes"));
    }
}
