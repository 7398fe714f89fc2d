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

    /// <summary>What was found in each field.</summary>
    public static async Task<IReadOnlyList<(string Field, string Kind)>> Find(Session session, string reach, IReadOnlyList<(string Field, string Text)> texts, CancellationToken cancel)
    {
        var names = (await Known(session, reach, cancel)).SelectMany(client => SketchCheck.NamesOf(client.GivenName, client.FamilyName)).Distinct(StringComparer.OrdinalIgnoreCase).ToList();
        return [.. texts.SelectMany(text => SketchCheck.Find(text.Text, names).Select(kind => (text.Field, kind)))];
    }

    /// <summary>
    /// Whose names are looked for. In the own house: of the writer's own cases, those that ended within a year too, and of those that the team holds together, as far as a list may show them.
    /// For the circuit: of every client whom a list may show the writer. The check tells nobody of a client.
    /// </summary>
    private static async Task<IEnumerable<ClientLine>> Known(Session session, string reach, CancellationToken cancel)
    {
        var (db, house, me, listed) = (session.Db, session.Hat.Organisation, session.Hat.Account, session.Listed);
        if (reach == SketchReach.Circuit)
        {
            return (await ClientLine.Listed(session, await listed.ToListAsync(cancel), cancel)).Values;
        }

        var (yearAgo, service) = (session.Now.LocalDate().PlusYears(-1), (await UnitLine.OfTeam(db, session.Hat).FirstOrDefaultAsync(cancel))?.Id);
        var cases = db.Set<Case>().Where(c => c.OrganisationId == house && (c.EndedOn == null || c.EndedOn >= yearAgo));
        var own = cases.Where(c => c.Manager == me || c.StandIn == me).Select(c => c.ClientId);
        var shared = cases.Where(c => c.ServiceId == service && c.Model == CaseModels.Shared && c.EndedOn == null).Select(c => c.ClientId).Where(client => listed.Contains(client));
        return await ClientLine.Of(db, house).Where(client => own.Contains(client.Id) || shared.Contains(client.Id)).ToListAsync(cancel);
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
