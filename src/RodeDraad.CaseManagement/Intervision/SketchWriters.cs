using RodeDraad.People;
using RodeDraad.Policy;

namespace RodeDraad.CaseManagement;

/// <summary>Who wrote: by name for the own house; for the rest of the circuit by function and house, or not at all when too few do that work there.</summary>
/// <param name="Name">Empty for another house.</param>
/// <param name="Function">Code of <c>role</c>; empty for the own house, and when it would tell who it is.</param>
/// <param name="House">Name of the house, with the function.</param>
public sealed record SketchWriter(string Name, string Function, string House);

/// <summary>What a reader may know of who wrote.</summary>
internal sealed class SketchWriters
{
    /// <summary>People of one function in a house from whom its function and house are shown: with fewer, a colleague could guess the writer and so the client.</summary>
    private const int Enough = 3;

    private readonly OrganisationId own;
    private readonly Names names;
    private readonly Dictionary<(OrganisationId House, string Role), int> number;

    private SketchWriters(OrganisationId own, Names names, Dictionary<(OrganisationId House, string Role), int> number) => (this.own, this.names, this.number) = (own, names, number);

    public static async Task<SketchWriters> Of(Session session, IReadOnlyCollection<(OrganisationId House, AccountId By)> wrote, CancellationToken cancel)
    {
        var mine = session.Hat.Organisation;
        List<OrganisationId> others = [.. wrote.Select(w => w.House).Where(house => house != mine).Distinct()];
        return new(
            mine,
            await Names.Of(session.Db, [.. wrote.Where(w => w.House == mine).Select(w => w.By).Distinct()], others, cancel),
            others.Count == 0 ? [] : await Colleagues.Number(session.Db, others, cancel));
    }

    public SketchWriter Shown(OrganisationId house, AccountId by, string role) =>
        house == own ? new(names.Account(by.Value), "", "")
        : number.GetValueOrDefault((house, role)) >= Enough ? new("", PolicyWords.CodeOf(role), names.Organisation(house.Value))
        : new("", "", "");
}
