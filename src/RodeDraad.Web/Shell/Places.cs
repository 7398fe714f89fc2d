using RodeDraad.People;
using RodeDraad.Policy;

namespace RodeDraad.Web;

/// <summary>The places of one's role, left of each page. The name is the key <c>shell.PLACE</c> in the texts.</summary>
internal static class Places
{
    private static readonly (string Place, string Address)[] Carer =
    [
        ("today", "/"), ("beds", "/beds"), ("presentations", "/presentations"), ("waiting", "/waiting"), ("clients", "/clients"), ("figures", "/figures"), ("directory", "/directory"), ("settings", "/settings"),
    ];

    /// <summary>Who can be on duty.</summary>
    private static readonly (string Place, string Address)[] OnDuty = [.. Carer, ("emergency", "/emergency"), ("duty", "/duty")];

    private static readonly (string Place, string Address)[] Leading = [.. Carer, ("keeping", "/keeping")];

    private static readonly (string Place, string Address)[] LeadingOnDuty = [.. OnDuty, ("keeping", "/keeping")];

    private static readonly (string Place, string Address)[] Auditor = [("emergency-reviews", "/audit/emergency"), ("questions", "/questions")];

    private static readonly (string Place, string Address)[] Client = [("mine", "/mine"), ("looked", "/mine/looked"), ("consents", "/mine/consents"), ("copy", "/mine/copy")];

    private static readonly (string Place, string Address)[] Reference = [("mine", "/mine")];

    private static readonly (string Place, string Address)[] Coordinator = [("figures", "/figures"), ("directory", "/directory")];

    /// <summary>Whether the role finds clients by name at all.</summary>
    public static bool Searches(Hat hat) => Of(hat) is var places && (places == Carer || places == Leading || places == OnDuty || places == LeadingOnDuty);

    /// <summary>Where the role begins.</summary>
    public static string BeginOf(Hat hat) => hat.Role switch
    {
        Role.Client or Role.LegalRep or Role.RefPerson => "/mine",
        Role.Auditor => "/questions",
        Role.Psychiatrist or Role.Psychologist or Role.CrisisNurse or Role.CaseManager or Role.SocialWorker or Role.OfficeAdmin or Role.NetworkCoord or Role.SysAdmin or Role.Justice or Role.Researcher or Role.Unknown => "/",
    };

    public static IReadOnlyList<(string Place, string Address)> Of(Hat hat) => hat.Role switch
    {
        Role.NetworkCoord => Coordinator,
        Role.Psychiatrist or Role.CrisisNurse => hat.Leads ? LeadingOnDuty : OnDuty,
        Role.Psychologist or Role.CaseManager or Role.SocialWorker or Role.OfficeAdmin => hat.Leads ? Leading : Carer,
        Role.Auditor => Auditor,
        Role.Client or Role.LegalRep => Client,
        Role.RefPerson => Reference,
        Role.SysAdmin or Role.Justice or Role.Researcher or Role.Unknown => [],
    };
}
