using RodeDraad.People;
using RodeDraad.Policy;

namespace RodeDraad.Secrecy;

/// <summary>The remarks that stand beside the entries of the records for which somebody comes to the own door.</summary>
public sealed class RemarksOnMine(Door door, OwnRecords records)
{
    public async Task<IReadOnlyList<RemarkLine>> Read(Cat category, CancellationToken cancel)
    {
        var lines = new List<RemarkLine>();
        foreach (var record in await records.Read(cancel))
        {
            var outcome = await door.Read<IReadOnlyList<RemarkLine>>(
                new(Act.Read, category, record.Key) { Record = "remarks" },
                async session => await Remarks.Of(session, record.Key.Organisation, await MergeClients.Together(session, record.Key, cancel), cancel),
                cancel);
            lines.AddRange(outcome.Refusal is null ? outcome.Value.Where(r => r.Category == category) : []);
        }

        return lines;
    }
}
