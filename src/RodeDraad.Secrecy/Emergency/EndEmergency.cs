using Microsoft.EntityFrameworkCore;
using RodeDraad.Kernel;
using RodeDraad.People;
using RodeDraad.Policy;
using RodeDraad.Storage;

namespace RodeDraad.Secrecy;

/// <summary>Ends an own emergency access before its time: the danger is over.</summary>
/// <remarks>Refuses with B10 when it has ended already, R1 when it is nobody's or somebody else's.</remarks>
public sealed class EndEmergency(Door door, IDatabase database, Caller caller)
{
    /// <summary>What open pages of an emergency access listen to.</summary>
    public static string Topic(EmergencyId id) => $"glass:{id.Value}";

    /// <summary>Whether the hat opened it.</summary>
    public async Task<bool> IsOwn(EmergencyId id, CancellationToken cancel) => (await database.Read(db => OpenedRecords.Of(db, caller.Hat, id, cancel), cancel)).Access is not null;

    public async Task<Outcome<EmergencyId>> Run(EmergencyId id, CancellationToken cancel)
    {
        var opened = await database.Read(db => OpenedRecords.Of(db, caller.Hat, id, cancel), cancel);
        var ask = new Ask(Act.Read, Cat.Ident, opened.First) { Purpose = Purpose.Emergency, Record = Glasses.Evidence(id) };
        return await door.Write<EmergencyId>(
            ask,
            async session =>
            {
                var access = await session.Db.Set<EmergencyAccess>().AsTracking().SingleOrDefaultAsync(a => a.Id == id && a.HatId == session.Hat.Id, cancel);
                if (access is null)
                {
                    return session.Denied(Rule.R1);
                }

                if (access.EndedAt is not null || access.UntilAt <= session.Now)
                {
                    return session.Denied(Rule.B10);
                }

                access.EndedAt = session.Now;
                session.Db.Announce(Topic(id));
                session.Wrote("glass-end", ask.Client, Glasses.Evidence(id));
                return id;
            },
            cancel);
    }
}
