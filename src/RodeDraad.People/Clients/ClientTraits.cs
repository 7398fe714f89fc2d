using Microsoft.EntityFrameworkCore;
using NodaTime;
using RodeDraad.Storage;

namespace RodeDraad.People;

/// <summary>How old somebody is and of which sex, and which records are of one person: for counting in another room. No name, no number.</summary>
public sealed class ClientTraits
{
    private readonly Dictionary<ClientId, Traits> all;

    private ClientTraits(Dictionary<ClientId, Traits> all) => this.all = all;

    /// <summary>All records of a house.</summary>
    public static async Task<ClientTraits> Of(CircuitDb db, OrganisationId house, CancellationToken cancel) => new(await db.Set<Client>()
        .Where(c => c.OrganisationId == house)
        .Select(c => new { c.Id, Traits = new Traits(c.MergedInto, c.BirthDate, c.EstimatedBirthYear, c.Sex) })
        .ToDictionaryAsync(c => c.Id, c => c.Traits, cancel));

    /// <summary>The record that this one was merged into at last, or itself: the same for all records of one person in the house.</summary>
    public ClientId PersonOf(ClientId client)
    {
        var seen = new HashSet<ClientId>();
        while (seen.Add(client) && all.TryGetValue(client, out var known) && known.MergedInto is { } into)
        {
            client = into;
        }

        return client;
    }

    /// <summary>Whole years on a day; from an estimated year of birth what is reached in that year; null when neither is known.</summary>
    public int? AgeOn(ClientId client, LocalDate day) => Known(client) switch
    {
        { BirthDate: { } born } when born <= day => Period.Between(born, day, PeriodUnits.Years).Years,
        { EstimatedBirthYear: { } year } when year <= day.Year => day.Year - year,
        _ => null,
    };

    /// <summary>Code of <c>sex</c>.</summary>
    public string SexOf(ClientId client) => Known(client)?.Sex ?? "unknown";

    private Traits? Known(ClientId client) => all.GetValueOrDefault(PersonOf(client));

    private sealed record Traits(ClientId? MergedInto, LocalDate? BirthDate, int? EstimatedBirthYear, string Sex);
}
