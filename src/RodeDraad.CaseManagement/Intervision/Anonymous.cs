using Microsoft.EntityFrameworkCore;
using RodeDraad.Kernel;
using RodeDraad.People;
using RodeDraad.Policy;

namespace RodeDraad.CaseManagement;

/// <summary>Asks for a second look at texts that may tell who they are about.</summary>
public static class Anonymous
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

    /// <summary>What may tell somebody of work between houses, but nothing of a client: the day of a meeting, the phone of a house.</summary>
    private static readonly string[] OfHouses = ["date", "phone", "e-mail"];

    /// <summary>What may not stand in texts that go to the circuit, each beside its field; none when nothing was found.</summary>
    /// <param name="ofHouses">The texts are about houses, which have days, phones and addresses of their own.</param>
    public static async Task<List<Refusal>> ToCircuit(Session session, IReadOnlyList<(string Field, string Text)> texts, bool ofHouses, CancellationToken cancel)
    {
        var found = await Find(session, SketchReach.Circuit, texts, cancel);
        return Refusals([.. found.Where(f => !ofHouses || !OfHouses.Contains(f.Kind))], SketchReach.Circuit, lookedAgain: false);
    }

    /// <summary>What was found in each field.</summary>
    internal static async Task<IReadOnlyList<(string Field, string Kind)>> Find(Session session, string reach, IReadOnlyList<(string Field, string Text)> texts, CancellationToken cancel)
    {
        var names = (await Known(session, reach, cancel)).SelectMany(client => SketchCheck.NamesOf(client.GivenName, client.FamilyName)).Distinct(StringComparer.OrdinalIgnoreCase).ToList();
        return [.. texts.SelectMany(text => SketchCheck.Find(text.Text, names).Select(kind => (text.Field, kind)))];
    }

    /// <summary>
    /// Whose names are looked for. In the own house: of the writer's own cases, those that ended within a year too, and of those that the team holds together, as far as a list may show them.
    /// For the circuit: of every client whom a list may show the writer, none for who reaches no client. The check tells nobody of a client.
    /// </summary>
    private static async Task<IEnumerable<ClientLine>> Known(Session session, string reach, CancellationToken cancel)
    {
        var (db, house, me) = (session.Db, session.Hat.Organisation, session.Hat.Account);
        if (reach == SketchReach.Circuit)
        {
            var known = session.ListedFor(Cat.Ident);
            return session.Hat.Role == Role.NetworkCoord ? [] : await ClientLine.Of(db, house).Where(client => known.Any(k => k == client.Id)).ToListAsync(cancel);
        }

        var listed = session.Listed;
        var (yearAgo, service) = (session.Now.LocalDate().PlusYears(-1), (await UnitLine.OfTeam(db, session.Hat).FirstOrDefaultAsync(cancel))?.Id);
        var cases = db.Set<Case>().Where(c => c.OrganisationId == house && (c.EndedOn == null || c.EndedOn >= yearAgo));
        var own = cases.Where(c => c.Manager == me || c.StandIn == me).Select(c => c.ClientId);
        var shared = cases.Where(c => c.ServiceId == service && c.Model == CaseModels.Shared && c.EndedOn == null).Select(c => c.ClientId).Where(client => listed.Contains(client));
        return await ClientLine.Of(db, house).Where(client => own.Contains(client.Id) || shared.Contains(client.Id)).ToListAsync(cancel);
    }

    /// <summary>The warnings, each beside its field, as long as what was found may not stand: in the own house it may after a second look, in the circuit never.</summary>
    internal static List<Refusal> Refusals(IReadOnlyCollection<(string Field, string Kind)> found, string reach, bool lookedAgain)
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
