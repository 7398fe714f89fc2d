using Microsoft.EntityFrameworkCore;
using RodeDraad.Kernel;
using RodeDraad.People;

namespace RodeDraad.CaseManagement;

/// <summary>Asks for a second look at texts that may tell who they are about.</summary>
internal static class Anonymous
{
    /// <summary>The codes that warn, by what was found.</summary>
    private static readonly Dictionary<string, string> Codes = new(StringComparer.Ordinal)
    {
        ["date"] = "intervision.found-date",
        ["national-number"] = "intervision.found-national-number",
        ["phone"] = "intervision.found-phone",
        ["e-mail"] = "intervision.found-e-mail",
        ["name"] = "intervision.found-name",
    };

    /// <summary>What was found in each field. Names are those of the writer's own running cases, and for the circuit of every client whom a list may show the writer: the check tells nobody of a client.</summary>
    public static async Task<IReadOnlyList<(string Field, string Kind)>> Find(Session session, string reach, IReadOnlyList<(string Field, string Text)> texts, CancellationToken cancel)
    {
        var (house, me) = (session.Hat.Organisation, session.Hat.Account);
        var clients = reach == SketchReach.Circuit
            ? session.Listed
            : session.Db.Set<Case>().Where(c => c.OrganisationId == house && (c.Manager == me || c.StandIn == me) && c.EndedOn == null).Select(c => c.ClientId);
        var lines = await ClientLine.Listed(session, await clients.ToListAsync(cancel), cancel);
        var names = lines.Values.SelectMany(client => SketchCheck.NamesOf(client.GivenName, client.FamilyName)).Distinct(StringComparer.OrdinalIgnoreCase).ToList();
        return [.. texts.SelectMany(text => SketchCheck.Find(text.Text, names).Select(kind => (text.Field, kind)))];
    }

    /// <summary>The warnings, each beside its field, as long as what was found may not stand: in the own house it may after a second look, in the circuit never.</summary>
    public static List<Refusal> Refusals(IReadOnlyCollection<(string Field, string Kind)> found, string reach, bool lookedAgain)
    {
        var far = reach == SketchReach.Circuit;
        if (found.Count == 0 || (lookedAgain && !far))
        {
            return [];
        }

        var warnings = found.Select(f => new Refusal(Codes[f.Kind]).At(f.Field));
        return [.. far ? warnings.Append(new Refusal("intervision.not-to-circuit")) : warnings];
    }
}
