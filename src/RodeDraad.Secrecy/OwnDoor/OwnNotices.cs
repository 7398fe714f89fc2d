using RodeDraad.Kernel;

namespace RodeDraad.Secrecy;

/// <summary>What one house tells the client: that the file was opened in an emergency, and what left the house on a ground of the law.</summary>
/// <param name="Refusal">Why one of the two stays closed, or null.</param>
public sealed record NoticesOfHouse(OwnRecord Record, Refusal? Refusal, IReadOnlyList<ClientNotice> Emergencies, IReadOnlyList<ExceptionLine> Exceptions);

/// <summary>What was done with the own file without the client's yes, per house, latest first.</summary>
public sealed class OwnNotices(OwnRecords records, EmergencyNotices emergencies, ExceptionReader exceptions)
{
    public async Task<IReadOnlyList<NoticesOfHouse>> Read(CancellationToken cancel)
    {
        var houses = new List<NoticesOfHouse>();
        foreach (var record in await records.Read(cancel))
        {
            var opened = await emergencies.OfClient(record.Key, cancel);
            var left = await exceptions.Read(record.Key, cancel);
            houses.Add(new(record, opened.Refusal ?? left.Refusal, opened.Refusal is null ? opened.Value : [], left.Refusal is null ? left.Value : []));
        }

        return houses;
    }
}
