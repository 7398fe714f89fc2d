using RodeDraad.Kernel;

namespace RodeDraad.Secrecy;

/// <summary>The texts for justice about the client in one house, latest question first.</summary>
/// <param name="Refusal">Why they stay closed, or null.</param>
public sealed record PacketsOfHouse(OwnRecord Record, Refusal? Refusal, IReadOnlyList<ExchangeLine> Packets);

/// <summary>The texts for justice on which the client decides or decided, per house.</summary>
public sealed class OwnPackets(OwnRecords records, ExchangeReader exchanges)
{
    public async Task<IReadOnlyList<PacketsOfHouse>> Read(CancellationToken cancel)
    {
        var houses = new List<PacketsOfHouse>();
        foreach (var record in await records.Read(cancel))
        {
            var outcome = await exchanges.List(record.Key, cancel);
            houses.Add(new(record, outcome.Refusal, outcome.Refusal is null ? outcome.Value : []));
        }

        return houses;
    }
}
