using NodaTime;
using RodeDraad.Kernel;
using RodeDraad.People;
using RodeDraad.Policy;
using RodeDraad.Storage;

namespace RodeDraad.Secrecy;

/// <summary>What one house keeps about the person.</summary>
/// <param name="Own">The own house.</param>
/// <param name="Parts">The parts in which there is something, the latest first; one that the client refused looks like one in which there is nothing.</param>
public sealed record EmergencyHouse(string Name, bool Own, IReadOnlyList<RecordPart> Parts);

/// <summary>The records that are open in an emergency, to read and nothing else.</summary>
/// <param name="Part">The only part that was asked for, or null for all.</param>
public sealed record EmergencyPage(EmergencyId Id, Instant OpenedAt, Instant UntilAt, string Reason, Cat? Part, IReadOnlyList<EmergencyHouse> Houses);

/// <summary>Reads the records that an own emergency access opened: the six parts that it opens, or one of them. Each house's record is decided and recorded by itself.</summary>
/// <remarks>Refuses with B10 once it has ended, B4 for a part that it does not open, R1 when it is nobody's or somebody else's, or the client refused.</remarks>
public sealed class EmergencyFile(Door door, IDatabase database, Caller caller, ClientRecord record)
{
    /// <summary>The parts that it opens (access.md A10), the most pressing first.</summary>
    public static readonly IReadOnlyList<Cat> Parts = [Cat.Ident, Cat.Med, Cat.Subst, Cat.Crisis, Cat.Plan, Cat.Presence];

    /// <param name="part">Only this part, so that the audit names no other; null for all.</param>
    public async Task<Outcome<EmergencyPage>> Read(EmergencyId id, Cat? part, CancellationToken cancel)
    {
        var (access, records, asked) = await database.Read(db => Opened(db, id, cancel), cancel);
        return await door.Read(
            new(Act.Read, part ?? Cat.Ident, asked) { Purpose = Purpose.Emergency, Record = Glasses.Evidence(id) },
            async session =>
            {
                if (access is null || await Glasses.Of(session.Db, session.Hat, asked, session.Now, cancel) is not (Glass.Active, _))
                {
                    session.Denied(access is null ? Rule.R1 : Rule.B10); // also for a client of the own team, whose record opens in the usual way
                    return null;
                }

                return new EmergencyPage(id, access.OpenedAt, access.UntilAt, access.ReasonCode, part, await Houses(session, (records, asked), part, cancel));
            },
            cancel);
    }

    /// <summary>The records, and the one that the door is asked for: the first that is still open, so that one refusal does not close the other houses' records.</summary>
    private async Task<(EmergencyAccess? Access, IReadOnlyList<ClientKey> Records, ClientKey Asked)> Opened(CircuitDb db, EmergencyId id, CancellationToken cancel)
    {
        var opened = await OpenedRecords.Of(db, caller.Hat, id, cancel);
        foreach (var key in opened.Records)
        {
            if (await Glasses.Of(db, caller.Hat!, key, opened.Access!.OpenedAt, cancel) is (Glass.Active, _))
            {
                return (opened.Access, opened.Records, key);
            }
        }

        return (opened.Access, opened.Records, opened.First);
    }

    private async Task<List<EmergencyHouse>> Houses(Session session, (IReadOnlyList<ClientKey> All, ClientKey Asked) person, Cat? part, CancellationToken cancel)
    {
        var (records, asked) = person;
        var names = await Names.Of(session.Db, [], [.. records.Select(r => r.Organisation)], cancel);
        List<EmergencyHouse> houses = [];
        foreach (var key in records)
        {
            var opened = key == asked ? session : await session.Of(key, cancel);
            if (opened.Decision.Permits)
            {
                var parts = await record.Read(opened, key, part is { } one ? [one] : Parts, cancel);
                houses.Add(new(names.Organisation(key.Organisation.Value), key.Organisation == session.Hat.Organisation, [.. parts.Where(p => p.Entries.Count > 0).Select(p => p with { Entries = [.. p.Entries.OrderByDescending(e => e.At)] })]));
            }
        }

        return houses;
    }
}
