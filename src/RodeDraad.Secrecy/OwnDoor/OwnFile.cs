using RodeDraad.Kernel;
using RodeDraad.People;
using RodeDraad.Policy;

namespace RodeDraad.Secrecy;

/// <summary>A part that stays closed at the own door, and the rule that says why.</summary>
public sealed record ShutPart(Cat Category, string Rule);

/// <summary>What one house keeps, as far as the person at the own door may read it.</summary>
/// <param name="Refusal">Why nothing of it opens, or null.</param>
/// <param name="Summaries">For who only gets the summary (a reference person).</param>
public sealed record OwnFilePart(OwnRecord Record, Refusal? Refusal, IReadOnlyList<RecordEntry> Entries, IReadOnlyList<RecordSummary> Summaries, IReadOnlyList<ShutPart> Closed);

/// <summary>Reads parts of the records for which somebody comes to the own door, per house, oldest first.</summary>
public sealed class OwnFile(Door door, OwnRecords records, IEnumerable<IRecordPart> rooms)
{
    /// <param name="categories">The parts, at least one; the first one is asked at the door.</param>
    public async Task<IReadOnlyList<OwnFilePart>> Read(IReadOnlyList<Cat> categories, CancellationToken cancel)
    {
        var parts = new List<OwnFilePart>();
        foreach (var record in await records.Read(cancel))
        {
            var ask = new Ask(Act.Read, categories[0], record.Key) { Record = $"client/{record.Key.Client.Value}" };
            var outcome = await door.Read(ask, session => Part(session, record, categories, cancel)!, cancel);
            parts.Add(outcome.Refusal is null ? outcome.Value : new(record, outcome.Refusal, [], [], []));
        }

        return parts;
    }

    private async Task<OwnFilePart> Part(Session session, OwnRecord record, IReadOnlyList<Cat> categories, CancellationToken cancel)
    {
        var (entries, summaries, closed) = (new List<RecordEntry>(), new List<RecordSummary>(), new List<ShutPart>());
        var clients = await MergeClients.Together(session, record.Key, cancel);
        foreach (var category in categories)
        {
            var decision = session.Reading(category);
            if (!decision.Permits)
            {
                closed.Add(new(category, decision.Shown.ToString()));
                continue;
            }

            foreach (var room in rooms)
            {
                if (decision.Level == Level.Full)
                {
                    entries.AddRange(await room.Full(session, record.Key.Organisation, clients, category, cancel));
                }
                else
                {
                    summaries.AddRange(await room.Summary(session, record.Key.Organisation, clients, category, cancel));
                }
            }
        }

        return new(record, null, [.. entries.OrderBy(e => e.At)], summaries, closed);
    }
}
