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

    /// <summary>Whether this refusal is such a warning: it passes after a second look.</summary>
    public static bool Warns(Refusal refusal) => Codes.ContainsValue(refusal.Code);

    /// <summary>What was found in each field. Names are those of the writer's own running cases, as far as a list may show them; no one else is told them.</summary>
    public static async Task<IReadOnlyList<(string Field, string Kind)>> Find(Session session, IReadOnlyList<(string Field, string Text)> texts, CancellationToken cancel)
    {
        var (house, me) = (session.Hat.Organisation, session.Hat.Account);
        var clients = await session.Db.Set<Case>().Where(c => c.OrganisationId == house && (c.Manager == me || c.StandIn == me) && c.EndedOn == null).Select(c => c.ClientId).ToListAsync(cancel);
        var names = (await ClientLine.Listed(session, clients, cancel)).Values.SelectMany(client => SketchCheck.NamesOf(client.GivenName, client.FamilyName)).Distinct(StringComparer.OrdinalIgnoreCase).ToList();
        return [.. texts.SelectMany(text => SketchCheck.Find(text.Text, names).Select(kind => (text.Field, kind)))];
    }

    /// <summary>The warnings, each beside its field.</summary>
    public static List<Refusal> Warnings(IEnumerable<(string Field, string Kind)> found) => [.. found.Select(f => new Refusal(Codes[f.Kind]).At(f.Field))];
}
