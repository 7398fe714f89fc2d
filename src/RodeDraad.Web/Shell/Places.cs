using RodeDraad.People;
using RodeDraad.Policy;

namespace RodeDraad.Web;

/// <summary>The places of one's role, left of each page. The name is the key <c>shell.PLACE</c> in the texts.</summary>
internal static class Places
{
    private static readonly (string Place, string Address)[] Carer =
    [
        ("today", "/"), ("beds", "/beds"), ("presentations", "/presentations"), ("waiting", "/waiting"), ("clients", "/clients"), ("justice", "/justice/inbox"), ("figures", "/figures"), ("directory", "/directory"), ("settings", "/settings"),
    ];

    /// <summary>The office reads no exchange with justice.</summary>
    private static readonly (string Place, string Address)[] Office = [.. Carer.Where(place => place.Place != "justice")];

    private static readonly (string Place, string Address)[] JusticeAssistant = [("justice", "/justice")];

    private static readonly (string Place, string Address)[] Coordinator = [("figures", "/figures"), ("directory", "/directory")];

    /// <summary>Whether the role finds clients by name at all.</summary>
    public static bool Searches(Hat hat) => Of(hat) == Carer || Of(hat) == Office;

    public static IReadOnlyList<(string Place, string Address)> Of(Hat hat) => hat.Role switch
    {
        Role.NetworkCoord => Coordinator,
        Role.Justice => JusticeAssistant,
        Role.Psychiatrist or Role.Psychologist or Role.CrisisNurse or Role.CaseManager or Role.SocialWorker => Carer,
        Role.OfficeAdmin => Office,
        Role.Client or Role.LegalRep or Role.RefPerson or Role.SysAdmin or Role.Researcher or Role.Auditor or Role.Unknown => [],
    };
}
