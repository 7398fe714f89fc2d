using Microsoft.EntityFrameworkCore;
using NodaTime;
using RodeDraad.Kernel;
using RodeDraad.People;
using RodeDraad.Policy;

namespace RodeDraad.Secrecy;

/// <summary>Who is sought in which danger, and why the client is told later if so.</summary>
public sealed record EmergencyForm
{
    public SoughtPerson Person { get; init; } = new();

    /// <summary>Policy word of the purpose: only <c>emergency</c> opens.</summary>
    public string Purpose { get; init; } = "";

    /// <summary>Code of <c>emergency-reason</c>.</summary>
    public string Reason { get; init; } = "";

    /// <summary>What happens, in own words.</summary>
    public string ReasonText { get; init; } = "";

    /// <summary>Days after which the client is told; 0 is at once.</summary>
    public int TellAfterDays { get; init; }

    /// <summary>Why not at once.</summary>
    public string DelayReason { get; init; } = "";
}

/// <summary>Breaks the glass: opens the records of one person in acute danger for four hours, tells whom it concerns, and puts it up for review (access.md A10).</summary>
/// <remarks>
/// Refuses by the policy with B1 (function), B2 (purpose), B3 (the client refused), B5 (no fresh proof), B6 (no reason), and itself with B1 (not on duty now), R1 (nobody of that name),
/// <c>emergency.person-needed</c>, <c>emergency.more-than-one</c>, <c>emergency.says-nothing</c>, <c>emergency.same-reason</c>, <c>emergency.delay-…</c>, <c>emergency.already-open</c>.
/// Each try is in the audit, also the refused ones. A record whose client refused stays closed, without a word, when another house's record of the person opens.
/// </remarks>
public sealed class BreakGlass(Door door, ExactMatch match)
{
    /// <summary>Most days by which the client can be told later.</summary>
    public const int LongestDelayDays = 7;

    public Task<Outcome<EmergencyId>> Run(EmergencyForm form, CancellationToken cancel) => door.Write<EmergencyId>(
        new(Act.BreakGlass, Cat.Ident)
        {
            Record = "glass",
            Search = form.Person.Way,
            Purpose = form.Purpose.Length > 0 ? PolicyWords.Parse<Purpose>(form.Purpose) : Purpose.Unknown,
            ReasonText = EmergencyReason.LongEnough(form.ReasonText),
        },
        async session =>
        {
            if (await DutyRoster.On(session.Db, session.Hat, session.Now, cancel) is not { } shift)
            {
                return session.Denied(Rule.B1);
            }

            var mistakes = await MistakesOf(session, form, cancel);
            if (mistakes.Count > 0)
            {
                session.Denied(Rule.B6);
                return mistakes;
            }

            var persons = await match.Persons(session.Db, session.Hat.Organisation, form.Person, cancel);
            return persons.Count switch
            {
                0 => session.Denied(Rule.R1),
                1 => await Open(session, form, shift, persons[0], cancel),
                _ => OfOwnHouse(session, persons) is { } own
                    ? await Open(session, form, shift, own, cancel)
                    : session.Denied(Rule.R1, new Refusal("emergency.more-than-one").At(nameof(SoughtPerson.FamilyName))),
            };
        },
        cancel);

    /// <summary>Of several unlinked namesakes the one whom the own house knows, if it knows one.</summary>
    private static List<ClientKey>? OfOwnHouse(Session session, List<List<ClientKey>> persons) =>
        persons.FindAll(person => person.Exists(key => key.Organisation == session.Hat.Organisation)) is [var own] ? own : null;

    private static async Task<Outcome<EmergencyId>> Open(Session session, EmergencyForm form, DutyShift shift, List<ClientKey> person, CancellationToken cancel)
    {
        List<ClientKey> opened = [];
        List<Refusal> refused = [];
        foreach (var key in person)
        {
            var record = await session.Of(key, cancel);
            if (!record.Decision.Permits)
            {
                refused.Add(record.Denied(record.Decision.Rule));
            }
            else if (await Glasses.Of(session.Db, session.Hat, key, session.Now, cancel) is (Glass.Active, _))
            {
                return session.Denied(Rule.B9, new Refusal("emergency.already-open"));
            }
            else
            {
                opened.Add(key);
            }
        }

        if (opened.Count == 0)
        {
            return refused[0];
        }

        var access = Access(session, form, shift);
        session.Db.Add(access);
        session.Db.AddRange(opened.Select(key => new EmergencyRecord { OrganisationId = key.Organisation, ClientId = key.Client, OpenedIn = access.OrganisationId, EmergencyId = access.Id }));
        session.Db.AddRange(await Notify.Of(session.Db, access, opened, cancel));
        session.Wrote("glass-open", null, Glasses.Evidence(access.Id));
        return access.Id;
    }

    private static async Task<List<Refusal>> MistakesOf(Session session, EmergencyForm form, CancellationToken cancel)
    {
        var check = new Mistakes();
        check.That(form.Person.Way.Length > 0, new Refusal("emergency.person-needed").At(nameof(form.Person.Niss)));
        check.That(form.Person.Way != "niss" || NationalNumber.IsValid(form.Person.Niss), new Refusal("clients.niss-invalid").At(nameof(form.Person.Niss)));
        check.Code("emergency-reason", form.Reason, nameof(form.Reason), needed: true);
        check.Text(form.ReasonText, EmergencyReason.Longest, nameof(form.ReasonText));
        var before = await session.Db.Set<EmergencyAccess>().Where(a => a.OpenedBy == session.Hat.Account).OrderByDescending(a => a.OpenedAt).Select(a => a.ReasonText).FirstOrDefaultAsync(cancel);
        check.That(!EmergencyReason.SaysNothing(form.ReasonText), new Refusal("emergency.says-nothing").At(nameof(form.ReasonText)));
        check.That(before is null || !EmergencyReason.Same(form.ReasonText, before), new Refusal("emergency.same-reason").At(nameof(form.ReasonText)));
        check.That(form.TellAfterDays is >= 0 and <= LongestDelayDays, new Refusal("emergency.delay-too-long", LongestDelayDays).At(nameof(form.TellAfterDays)));
        check.That(form.TellAfterDays == 0 || (EmergencyReason.LongEnough(form.DelayReason) && !EmergencyReason.SaysNothing(form.DelayReason)), new Refusal("emergency.delay-needs-reason", EmergencyReason.Shortest).At(nameof(form.DelayReason)));
        check.Text(form.DelayReason, EmergencyReason.Longest, nameof(form.DelayReason));
        return check.Found;
    }

    private static EmergencyAccess Access(Session session, EmergencyForm form, DutyShift shift) => new()
    {
        OrganisationId = session.Hat.Organisation,
        Id = EmergencyId.New(),
        TeamId = session.Hat.Team,
        HatId = session.Hat.Id,
        OpenedBy = session.Hat.Account,
        Role = PolicyWords.Of(session.Hat.Role),
        ShiftId = shift.Id,
        ReasonCode = form.Reason,
        ReasonText = form.ReasonText.Trim(),
        OpenedAt = session.Now,
        UntilAt = session.Now + EmergencyAccess.Life,
        ReviewBy = session.Now + EmergencyAccess.ReviewWithin,
        ClientToldAt = session.Now + Duration.FromDays(form.TellAfterDays),
        DelayReason = form.TellAfterDays > 0 ? form.DelayReason.Trim() : "",
    };
}
