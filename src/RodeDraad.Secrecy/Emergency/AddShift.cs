using NodaTime;
using RodeDraad.Kernel;
using RodeDraad.People;
using RodeDraad.Policy;

namespace RodeDraad.Secrecy;

/// <summary>Who is on duty from when until when.</summary>
public sealed record ShiftForm
{
    public AccountId? Account { get; init; }

    public Instant? FromAt { get; init; }

    public Instant? UntilAt { get; init; }
}

/// <summary>Puts somebody of the own team on duty. Two may be on duty at the same time.</summary>
/// <remarks>Only a hat that leads the team. Refuses with <c>duty.only-leads</c>, <c>field-needed</c>, <c>duty.not-of-team</c>, <c>duty.ends-before</c>, <c>duty.too-long</c>, <c>duty.already-over</c>: nobody was on duty afterwards.</remarks>
public sealed class AddShift(Door door)
{
    /// <summary>Longest shift in days: a week on call.</summary>
    public const int LongestDays = 7;

    public Task<Outcome<ShiftId>> Run(ShiftForm form, CancellationToken cancel) => door.Write<ShiftId>(
        new(Act.Read, Cat.Capacity) { Record = "duty-roster" },
        async session =>
        {
            var members = await DutyRoster.Members(session, cancel);
            var mistakes = MistakesOf(form, session, members);
            if (mistakes.Count > 0)
            {
                return mistakes;
            }

            var shift = new DutyShift
            {
                OrganisationId = session.Hat.Organisation,
                Id = ShiftId.New(),
                TeamId = session.Hat.Team,
                AccountId = form.Account!.Value,
                FromAt = form.FromAt!.Value,
                UntilAt = form.UntilAt!.Value,
                MadeBy = session.Hat.Account,
                MadeAt = session.Now,
            };
            session.Db.Add(shift);
            session.Wrote("config", null, $"duty-shift/{shift.Id.Value}");
            return shift.Id;
        },
        cancel);

    private static List<Refusal> MistakesOf(ShiftForm form, Session session, List<TeamMember> members)
    {
        var check = new Mistakes();
        check.That(session.Hat.Leads, new Refusal("duty.only-leads"));
        check.That(form.Account is not null, new Refusal("field-needed").At(nameof(form.Account)));
        check.That(form.FromAt is not null, new Refusal("field-needed").At(nameof(form.FromAt)));
        check.That(form.UntilAt is not null, new Refusal("field-needed").At(nameof(form.UntilAt)));
        check.That(form.Account is null || members.Exists(m => m.Account == form.Account), new Refusal("duty.not-of-team").At(nameof(form.Account)));
        if (form is { FromAt: { } from, UntilAt: { } until })
        {
            check.That(until > from, new Refusal("duty.ends-before").At(nameof(form.UntilAt)));
            check.That(until <= from || until - from <= Duration.FromDays(LongestDays), new Refusal("duty.too-long", LongestDays).At(nameof(form.UntilAt)));
            check.That(until <= from || until > session.Now, new Refusal("duty.already-over").At(nameof(form.UntilAt)));
        }

        return check.Found;
    }
}
