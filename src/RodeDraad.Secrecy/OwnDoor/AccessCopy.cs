using NodaTime;
using RodeDraad.Kernel;
using RodeDraad.People;
using RodeDraad.Policy;

namespace RodeDraad.Secrecy;

/// <summary>How long something is kept.</summary>
/// <param name="What">Key of its name in the texts.</param>
/// <param name="Until">The day after which it is destroyed, counted from the last contact until now.</param>
/// <param name="Ground">Key of the legal ground in the texts.</param>
public sealed record KeptUntil(string What, LocalDate Until, string Ground);

/// <summary>The right-of-access copy of one record (access.md B2): everything in it, who looked, who received, how long it is kept, and what is left out with its number and ground.</summary>
/// <param name="Parts">Every part that opens, oldest entry first.</param>
/// <param name="Closed">Parts that the person may not read, with the rule.</param>
/// <param name="AboutOthers">Entries about other people that are left out: how many, nothing of them.</param>
/// <param name="Withheld">Parts under a running therapeutic exception.</param>
/// <param name="Looked">Every visit; null when the mandate does not cover it.</param>
public sealed record CopyOfRecord(
    OwnRecord Record,
    Instant MadeAt,
    Refusal? Refusal,
    IReadOnlyList<RecordPart> Parts,
    IReadOnlyList<ShutPart> Closed,
    int AboutOthers,
    IReadOnlyList<WithholdingLine> Withheld,
    VisitsOfMonth? Looked,
    IReadOnlyList<AlreadyShared> Recipients,
    IReadOnlyList<KeptUntil> Kept);

/// <summary>Makes the copy of the own file, per house. Making it is in the log as an export.</summary>
public sealed class AccessCopy(Door door, OwnRecords records, IEnumerable<IRecordPart> rooms, IClock clock)
{
    /// <summary>Years after the last contact that a care file is kept (Quality Act, article 35), and years of the log of who looked.</summary>
    private const int CareYears = 30;
    private const int LogYears = 10;

    /// <summary>Everything that a record can hold about its client. What is about others is counted, never given.</summary>
    public static IReadOnlyList<Cat> Parts { get; } =
        [Cat.Ident, Cat.Presence, Cat.Plan, Cat.Crisis, Cat.Med, Cat.Psy, Cat.Subst, Cat.Social, Cat.Jud, Cat.Meeting, Cat.Consent, Cat.Accesslog];

    public async Task<IReadOnlyList<CopyOfRecord>> Run(CancellationToken cancel)
    {
        var copies = new List<CopyOfRecord>();
        foreach (var record in await records.Read(cancel))
        {
            var ask = new Ask(Act.Export, Cat.Ident, record.Key) { Record = $"client/{record.Key.Client.Value}" };
            var outcome = await door.Read(ask, session => Copy(session, record, cancel)!, cancel);
            copies.Add(outcome.Refusal is null ? outcome.Value : new(record, clock.GetCurrentInstant(), outcome.Refusal, [], [], 0, [], null, [], []));
        }

        return copies;
    }

    private async Task<CopyOfRecord> Copy(Session session, OwnRecord record, CancellationToken cancel)
    {
        var (parts, closed) = (new List<RecordPart>(), new List<ShutPart>());
        var clients = await MergeClients.Together(session, record.Key, cancel);
        foreach (var category in Parts)
        {
            var decision = session.Reading(category);
            if (!decision.Permits)
            {
                closed.Add(new(category, decision.Shown.ToString()));
                continue;
            }

            parts.Add(new(category, Level.Full, await Entries(session, record.Key.Organisation, clients, category, cancel), []));
        }

        var looked = parts.Exists(p => p.Category == Cat.Accesslog) ? await VisitsToMine.All(session, record, cancel) : null;
        return new(
            record,
            session.Now,
            null,
            parts,
            closed,
            (await Entries(session, record.Key.Organisation, clients, Cat.Third, cancel)).Count,
            await DoorSide.Withheld(session, record.Key, cancel),
            looked,
            looked is null ? [] : await ConsentReader.SharedWith(session.Db, record.Key, cancel),
            Kept(session.Now));
    }

    private static IReadOnlyList<KeptUntil> Kept(Instant now) =>
    [
        new("mine.kept-care", now.LocalDate().PlusYears(CareYears), "mine.ground-care"),
        new("mine.kept-consents", now.LocalDate().PlusYears(CareYears + 5), "mine.ground-consents"),
        new("mine.kept-log", now.LocalDate().PlusYears(LogYears), "mine.ground-log"),
    ];

    private async Task<IReadOnlyList<RecordEntry>> Entries(Session session, OrganisationId house, IReadOnlyCollection<ClientId> clients, Cat category, CancellationToken cancel)
    {
        var entries = new List<RecordEntry>();
        foreach (var room in rooms)
        {
            entries.AddRange(await room.Full(session, house, clients, category, cancel));
        }

        return [.. entries.OrderBy(e => e.At)];
    }
}
