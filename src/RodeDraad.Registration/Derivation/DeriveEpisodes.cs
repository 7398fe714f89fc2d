using NodaTime;
using RodeDraad.CaseManagement;
using RodeDraad.CrisisUnits;
using RodeDraad.Forms;
using RodeDraad.Kernel;
using RodeDraad.People;
using RodeDraad.Register;
using RodeDraad.Secrecy;
using RodeDraad.Storage;

namespace RodeDraad.Registration;

/// <summary>Makes episodes of the stays that began in a year: codes and whole numbers, without name, id or date, in an order that tells nothing.</summary>
/// <remarks>Ten queries for each house, however many stays there are. Whoever calls it answers for who may see rows.</remarks>
public static class DeriveEpisodes
{
    /// <param name="houses">The houses of which the stays are taken.</param>
    /// <param name="now">The end of the observation.</param>
    public static async Task<Episodes> Run(CircuitDb db, IReadOnlyCollection<OrganisationId> houses, (Definition By, int Year) what, Instant now, CancellationToken cancel)
    {
        var units = await UnitCodes.Of(db, houses, cancel);
        var codebook = what.By.For([what.Year], units.Names);
        var rows = new List<(CountedStay Stay, IReadOnlyDictionary<string, ISource> Sources)>();
        foreach (var house in houses)
        {
            var (stays, sources) = await Read(db, house, what.Year, now, cancel);
            rows.AddRange(stays.Where(stay => units.Has(stay.Unit)).Select(stay => (stay, sources)));
        }

        var episodes = new Episodes(codebook, rows.Count);
        foreach (var item in what.By.Items)
        {
            var column = episodes[item.Name];
            var (place, begin) = (item.From, item.From.Split('/')[0]);
            for (var row = 0; row < rows.Count; row++)
            {
                var (stay, sources) = rows[row];
                column[row] = item.Name == "unit" ? units.CodeOf(stay.Unit) : sources.TryGetValue(begin, out var source) ? Coding.Of(item, column.Item, source.Told(place, stay)) : null;
            }
        }

        return Unordered.By(episodes);
    }

    private static async Task<(IReadOnlyList<CountedStay> Stays, IReadOnlyDictionary<string, ISource> Sources)> Read(CircuitDb db, OrganisationId house, int year, Instant now, CancellationToken cancel)
    {
        var (from, until) = (LocalTimes.StartOf(new(year, 1, 1)), LocalTimes.StartOf(new(year + 1, 1, 1)));
        var stays = await CountedStays.Of(db, house, from, until, cancel);
        var traits = await ClientTraits.Of(db, house, cancel);
        var stay = new StaySource(new(await CountedStays.Times(db, house, cancel), traits.PersonOf, now));
        var form = new FormSource(await FilledForms.Counted(db, house, "stay", CountedStays.Clients(db, house, from, until), cancel));
        ISource[] sources =
        [
            stay,
            form,
            new PersonSource(traits, await CountedStatuses.Of(db, house, cancel)),
            new AfterSource(await CountedCases.Of(db, house, cancel), await CountedCases.Spoken(db, house, from, cancel), traits.PersonOf, now),
            new ComputedSource(stay, form),
        ];
        return (stays, sources.SelectMany(source => source.Begins.Select(begin => (begin, source))).ToDictionary(pair => pair.begin, pair => pair.source, StringComparer.Ordinal));
    }
}
