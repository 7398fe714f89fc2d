using Microsoft.EntityFrameworkCore;
using NodaTime;
using RodeDraad.People;
using RodeDraad.Policy;
using RodeDraad.Storage;

namespace RodeDraad.Secrecy;

/// <summary>An emergency access of one's own that still runs.</summary>
public sealed record RunningEmergency(EmergencyId Id, Instant OpenedAt, Instant UntilAt, string Reason);

/// <summary>What whoever is on duty has at hand: until when the shift runs, whether the sign-in is proven anew, and what is open.</summary>
/// <param name="Allowed">Whether the function breaks the glass at all.</param>
/// <param name="OnDutyUntil">End of the running shift, or null when not on duty.</param>
public sealed record EmergencyDesk(bool Allowed, Instant? OnDutyUntil, bool Fresh, IReadOnlyList<RunningEmergency> Running);

/// <summary>The own emergency accesses: no client is named.</summary>
public sealed class MyEmergencies(IDatabase database, Caller caller, IClock clock)
{
    public async Task<EmergencyDesk> Read(CancellationToken cancel)
    {
        if (caller.Hat is not { Role: Role.Psychiatrist or Role.CrisisNurse } hat)
        {
            return new(false, null, false, []);
        }

        var now = clock.GetCurrentInstant();
        return await database.Read(
            async db => new EmergencyDesk(
                true,
                (await DutyRoster.On(db, hat, now, cancel))?.UntilAt,
                caller.FreshSignIn,
                await db.Set<EmergencyAccess>().Where(a => a.HatId == hat.Id && a.EndedAt == null && a.UntilAt > now).OrderBy(a => a.OpenedAt)
                    .Select(a => new RunningEmergency(a.Id, a.OpenedAt, a.UntilAt, a.ReasonCode)).ToListAsync(cancel)),
            cancel);
    }
}
