using Microsoft.EntityFrameworkCore;
using NodaTime;
using RodeDraad.Kernel;
using RodeDraad.People;
using RodeDraad.Policy;

namespace RodeDraad.Secrecy;

/// <summary>How long something is kept, by the terms of the house.</summary>
/// <param name="What">Code of <c>retention-kind</c>.</param>
/// <param name="Until">The last day on which it is kept, counted from the last contact until now; of the log from today.</param>
/// <param name="Ground">Code of <c>retention-ground</c>.</param>
public sealed record KeptUntil(string What, LocalDate Until, string Ground);

/// <summary>The right-of-access copy of one record (access.md B2): everything in it, who looked, who received, how long it is kept, and what is left out with its number and ground.</summary>
/// <param name="Parts">Every part that opens, oldest entry first.</param>
/// <param name="Closed">Parts that the person may not read, with the rule.</param>
/// <param name="AboutOthers">Entries about other people that are left out: how many, nothing of them.</param>
/// <param name="Withheld">Parts under a running therapeutic exception.</param>
/// <param name="Looked">Every visit; null when the mandate does not cover it.</param>
/// <param name="Client">Who it is about, for the form that a machine reads; null when that part does not open.</param>
/// <param name="Consents">The consents and refusals as they stand now, for the form that a machine reads; the part itself holds every version.</param>
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
    IReadOnlyList<KeptUntil> Kept,
    ClientLine? Client,
    IReadOnlyList<ConsentLine> Consents);

/// <summary>Makes the copy of the own file, per house. Making it is in the log as an export.</summary>
public sealed class AccessCopy(Door door, OwnRecords records, IEnumerable<IRecordPart> rooms, IEnumerable<IClientRecords> keepers, IClock clock)
{
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
            copies.Add(outcome.Refusal is null ? outcome.Value : new(record, clock.GetCurrentInstant(), outcome.Refusal, [], [], 0, [], null, [], [], null, []));
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

        bool Opens(Cat category) => parts.Exists(p => p.Category == category);
        var looked = Opens(Cat.Accesslog) ? await VisitsToMine.All(session, record, cancel) : null;
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
            await Kept(session, record.Key, cancel),
            Opens(Cat.Ident) ? await ClientLine.Of(session.Db, record.Key.Organisation).SingleOrDefaultAsync(c => c.Id == record.Key.Client, cancel) : null,
            Opens(Cat.Consent) ? await ConsentReader.Lines(session.Db, record.Key, session.Now, cancel) : []);
    }

    /// <summary>The terms of the house on this day, and the days that follow from them for this person.</summary>
    private async Task<IReadOnlyList<KeptUntil>> Kept(Session session, ClientKey client, CancellationToken cancel)
    {
        var (house, today) = (client.Organisation, session.Now.LocalDate());
        var file = (await KeptFiles.Of(session.Db, keepers, house, session.Now, cancel)).Single(f => f.Together.Contains(client.Client));
        var terms = await Retention.At(session.Db, house, today, cancel);
        KeptUntil From(string kind, LocalDate from)
        {
            var term = terms.Single(t => t.Kind == kind);
            return new(kind, from.PlusYears(term.Years), term.Ground);
        }

        return
        [
            new(file.Term.Kind, file.KeepUntil, file.Term.Ground),
            new(Retention.Consents, file.KeepUntil, file.Term.Ground),
            From(Retention.Log, today),
            From(Retention.Emergency, today),
        ];
    }

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
