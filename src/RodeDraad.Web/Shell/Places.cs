using RodeDraad.People;
using RodeDraad.Policy;
using RodeDraad.ServiceCosts;

namespace RodeDraad.Web;

/// <summary>The places of one's role, left of each page. The name is the key <c>shell.PLACE</c> in the texts.</summary>
internal static class Places
{
    private static readonly (string Place, string Address)[] Carer =
    [
        ("today", "/"), ("cases", "/cases"), ("cases-team", "/cases/team"), ("beds", "/beds"), ("presentations", "/presentations"), ("referrals", "/referrals"), ("waiting", "/waiting"), ("clients", "/clients"), ("circuit", "/circuit"), ("justice", "/justice/inbox"), ("figures", "/figures"), ("reports", "/reports"), ("settings", "/settings"),
    ];

    private static readonly (string Place, string Address)[] OnDuty = [("emergency", "/emergency"), ("duty", "/duty")];

    private static readonly (string Place, string Address)[] Leading = [("keeping", "/keeping"), ("audit-numbers", "/audit/numbers")];

    private static readonly (string Place, string Address)[] Costs = [("costs", "/costs")];

    private static readonly (string Place, string Address)[] Auditor = [("audit", "/audit"), ("emergency-reviews", "/audit/emergency"), ("questions", "/questions"), ("audit-register", "/audit/register")];

    private static readonly (string Place, string Address)[] Client = [("mine", "/mine"), ("looked", "/mine/looked"), ("consents", "/mine/consents"), ("copy", "/mine/copy")];

    private static readonly (string Place, string Address)[] Reference = [("mine", "/mine")];

    private static readonly (string Place, string Address)[] JusticeAssistant = [("justice", "/justice"), ("justice-consultations", "/justice/consultations"), ("advice", "/advice")];

    /// <summary>The office reads no exchange with justice, no plan and no meeting; of the circuit it keeps the door of the region.</summary>
    private static readonly (string Place, string Address)[] Office = [.. Carer.Where(place => place.Place is not ("justice" or "cases" or "cases-team")).Select(place => place.Place == "circuit" ? ("registration-point", "/registration-point") : place)];

    /// <summary>What a house of care does together with others.</summary>
    private static readonly (string Place, string Address)[] Together =
    [
        ("directory", "/directory"), ("waits", "/waits"), ("consultations", "/consultations"), ("registration-point", "/registration-point"), ("signals", "/signals"), ("agreements", "/agreements"), ("platform", "/platform"), ("gaps", "/gaps"),
    ];

    /// <summary>What the coordination of a region has of it: numbers, and what knows no client.</summary>
    private static readonly (string Place, string Address)[] Coordinated =
    [
        ("directory", "/directory"), ("waits-region", "/waits/region"), ("consultation-numbers", "/consultations/numbers"), ("point-numbers", "/registration-point/numbers"), ("signals", "/signals"), ("agreements", "/agreements"), ("platform", "/platform"), ("gaps", "/gaps"),
    ];

    /// <summary>Coordination works with numbers and with what belongs to the region.</summary>
    private static readonly (string Place, string Address)[] Coordinator = [("circuit", "/circuit"), ("signals", "/signals"), ("platform", "/platform"), ("gaps", "/gaps"), ("figures", "/figures"), ("reports", "/reports"), ("costs", "/costs/comparison")];

    /// <summary>Whether the role finds clients by name at all.</summary>
    public static bool Searches(Hat hat) => hat.Role is Role.Psychiatrist or Role.Psychologist or Role.CrisisNurse or Role.CaseManager or Role.SocialWorker or Role.OfficeAdmin;

    /// <summary>Whether the role holds cases: nobody else has contacts that wait, or a calendar of appointments.</summary>
    public static bool HoldsCases(Hat hat) => Of(hat).Any(place => place.Place == "cases");

    /// <summary>Where the role begins.</summary>
    public static string BeginOf(Hat hat) => hat.Role switch
    {
        Role.Client or Role.LegalRep or Role.RefPerson => "/mine",
        Role.Auditor => "/audit",
        Role.CaseManager => "/cases",
        Role.NetworkCoord => "/platform",
        Role.Psychiatrist or Role.Psychologist or Role.CrisisNurse or Role.SocialWorker or Role.OfficeAdmin or Role.SysAdmin or Role.Researcher or Role.Unknown => "/",
        Role.Justice => "/justice",
    };

    /// <summary>The places inside <c>circuit</c>, for its page.</summary>
    public static IReadOnlyList<(string Place, string Address)> InCircuit(Hat hat) => Of(hat).Any(place => place.Place == "circuit") ? hat.Role == Role.NetworkCoord ? Coordinated : Together : [];

    /// <summary>Whether a place is the one where somebody is.</summary>
    public static bool IsHere(Hat hat, string place, string address, string here) =>
        here == address
        || (address is not ("/" or "/mine") && here.StartsWith(address, StringComparison.Ordinal))
        || (place == "circuit" && InCircuit(hat).Any(inside => here.StartsWith(inside.Address, StringComparison.Ordinal)) && Of(hat).All(other => other.Place == "circuit" || !here.StartsWith(other.Address, StringComparison.Ordinal) || other.Address == "/"));

    public static IReadOnlyList<(string Place, string Address)> Of(Hat hat) => hat.Role switch
    {
        Role.Psychiatrist or Role.CrisisNurse => [.. Caring(hat), .. OnDuty, .. Led(hat)],
        Role.OfficeAdmin => [.. Office, .. Led(hat)],
        Role.CaseManager => [.. Carer.Where(place => place.Place != "today"), .. Led(hat)],
        Role.Psychologist or Role.SocialWorker => [.. Caring(hat), .. Led(hat)],
        Role.NetworkCoord => Coordinator,
        Role.Auditor => Auditor,
        Role.Client or Role.LegalRep => Client,
        Role.RefPerson => Reference,
        Role.Justice => JusticeAssistant,
        Role.SysAdmin or Role.Researcher or Role.Unknown => [],
    };

    /// <summary>What who leads has beside the work.</summary>
    private static IEnumerable<(string Place, string Address)> Led(Hat hat) => [.. CostHats.Keeps(hat) ? Costs : [], .. hat.Leads ? Leading : []];

    /// <summary>The cases of the whole team are a place of their own for case managers and for whoever leads; the others come there from their cases.</summary>
    private static IEnumerable<(string Place, string Address)> Caring(Hat hat) => hat.Leads ? Carer : Carer.Where(place => place.Place != "cases-team");
}
