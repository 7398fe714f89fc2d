using RodeDraad.Kernel;

namespace RodeDraad.Costing;

/// <summary>The cost of a year in the groups of the published tables K7 and K14.</summary>
/// <param name="Personnel">Gross cost of staff.</param>
/// <param name="External">Running costs: services such as cleaning, energy and insurance.</param>
/// <param name="Material">Running costs: specialised products and material.</param>
/// <param name="Unsplit">Running costs of which only the sum was given.</param>
/// <param name="Other">Rent, depreciation, consultancy and other costs.</param>
/// <param name="InKind">Value of what was free: volunteers, services, material. Not spent, so not in the total.</param>
public sealed record CostTotals(Euro Personnel, Euro External, Euro Material, Euro Unsplit, Euro Other, Euro InKind)
{
    /// <summary>Kinds of specialised material; every other running cost is a service (000:13477-13490).</summary>
    private static readonly string[] MaterialKinds = ["medical-care", "maintenance-products", "medication", "medical-devices", "office-supplies", "food-not-for-patients", "post", "other", "specialised-material"];

    private static readonly string[] FreeKinds = ["volunteers", "free-services", "free-material"];

    private static readonly string[] OtherKinds = ["rent", "depreciation-material", "depreciation-buildings", "external-consultancy", "other-costs"];

    /// <summary>All running costs.</summary>
    public Euro Operating => External + Material + Unsplit;

    /// <summary>Everything that was spent.</summary>
    public Euro Total => Personnel + Operating + Other;

    /// <summary>Everything that was used, paid or free: the economic cost of the DATCAP.</summary>
    public Euro Economic => Total + InKind;

    /// <summary>Adds up a questionnaire. An empty one costs nothing.</summary>
    /// <exception cref="OverflowException">The sum is too large.</exception>
    public static CostTotals Of(CostQuestionnaire of) => new(
        Euro.Sum(of.Staff.Select(line => line.GrossCost ?? default)) + Kinds(of, kind => kind == "personnel"),
        Kinds(of, IsService),
        Kinds(of, MaterialKinds.Contains),
        Kinds(of, kind => kind == "operating"),
        Kinds(of, OtherKinds.Contains) + Euro.Sum(of.Consultancy.Select(line => line.Amount)),
        Kinds(of, FreeKinds.Contains) + Euro.Sum(of.Volunteers.Select(line => line.Value ?? default)));

    private static bool IsService(string kind) => kind is not ("personnel" or "operating") && !MaterialKinds.Contains(kind) && !FreeKinds.Contains(kind) && !OtherKinds.Contains(kind);

    private static Euro Kinds(CostQuestionnaire of, Func<string, bool> these) => Euro.Sum(of.Costs.Where(line => these(line.Kind)).Select(line => line.Amount));
}
