using Microsoft.EntityFrameworkCore;
using RodeDraad.Kernel;
using RodeDraad.People;
using RodeDraad.Policy;

namespace RodeDraad.Secrecy;

/// <summary>Takes a shift from the roster of the own team. The roster keeps that it was there.</summary>
/// <remarks>Only a hat that leads the team. Refuses with <c>duty.only-leads</c>, <c>duty.unknown</c>, <c>duty.already-over</c>: what was, stays.</remarks>
public sealed class TakeShiftAway(Door door)
{
    public Task<Outcome<ShiftId>> Run(ShiftId id, CancellationToken cancel) => door.Write<ShiftId>(
        new(Act.Read, Cat.Capacity) { Record = $"duty-shift/{id.Value}" },
        async session =>
        {
            if (!session.Hat.Leads)
            {
                return new Refusal("duty.only-leads");
            }

            var shift = await session.Db.Set<DutyShift>().AsTracking()
                .SingleOrDefaultAsync(s => s.OrganisationId == session.Hat.Organisation && s.TeamId == session.Hat.Team && s.Id == id && s.TakenAwayAt == null, cancel);
            if (shift is null)
            {
                return new Refusal("duty.unknown");
            }

            if (shift.UntilAt <= session.Now)
            {
                return new Refusal("duty.already-over");
            }

            (shift.TakenAwayBy, shift.TakenAwayAt) = (session.Hat.Account, session.Now);
            session.Wrote("config", null, $"duty-shift/{id.Value}");
            return id;
        },
        cancel);
}
