using Microsoft.EntityFrameworkCore;
using NodaTime;
using RodeDraad.CaseManagement;
using RodeDraad.Kernel;
using RodeDraad.People;
using RodeDraad.Policy;

namespace RodeDraad.Circuit;

/// <summary>Something that happens to an agreement.</summary>
public sealed record AgreementStepForm
{
    /// <summary>Code of <c>agreement-step</c>: signed, exchanged, reviewed or ended.</summary>
    public string Act { get; init; } = "";

    /// <summary>The house that signed, or that sent people.</summary>
    public OrganisationId? House { get; init; }

    /// <summary>The day on which it was; today when empty.</summary>
    public LocalDate? On { get; init; }

    /// <summary>Who signed for the house.</summary>
    public string Name { get; init; } = "";

    /// <summary>Days of exchange.</summary>
    public int? Days { get; init; }

    /// <summary>What the review found, or why it ends.</summary>
    public string Words { get; init; } = "";

    public int Version { get; init; }
}

/// <summary>Signs an agreement for a house, writes down days of exchange, reviews it and ends it.</summary>
/// <remarks>
/// The coordinator does all of it; who leads a house signs and writes days for the own house. Refuses with <c>circuit.not-this-hat</c>, <c>agreements.unknown</c>, <c>agreements.wrong-step</c>, <c>agreements.no-party</c>,
/// <c>signals.day-ahead</c>, <c>changed-meanwhile</c> and what is wrong with the form. When the last party signs, it holds, and its review comes due a year later.
/// </remarks>
public sealed class AgreementActs(Door door, Caller caller)
{
    private const int LongestName = 120;
    private const int LongestWords = 3_000;
    private const int MostDays = 365;

    public Task<Outcome<AgreementId>> Run(AgreementId id, AgreementStepForm form, CancellationToken cancel) => RegionHats.Only(
        RegionHats.Oversees(caller.Hat),
        () => door.Write<AgreementId>(new(Act.Read, Cat.Capacity) { Record = $"agreements/{id.Value}" }, session => Take(session, id, form, cancel), cancel));

    internal static AgreementStep Step(Session session, Agreement agreement, int number, AgreementStepForm form)
    {
        session.Wrote(number == 1 ? "create" : "update", null, $"agreements/{agreement.Id.Value}", number);
        return new() { OrganisationId = agreement.OrganisationId, AgreementId = agreement.Id, Number = number, Act = form.Act, At = session.Now, By = session.Hat.Account, House = form.House, On = form.On, Days = form.Days, Words = form.Words.Trim() };
    }

    internal static async Task<int> Number(Session session, Agreement agreement, CancellationToken cancel) =>
        1 + await session.Db.Set<AgreementStep>().CountAsync(s => s.OrganisationId == agreement.OrganisationId && s.AgreementId == agreement.Id, cancel);

    private static async Task<Outcome<AgreementId>> Take(Session session, AgreementId id, AgreementStepForm form, CancellationToken cancel)
    {
        if (await Agreements.OfRegion(session, await RegionHats.RegionOf(session, cancel)).AsTracking().SingleOrDefaultAsync(a => a.Id == id, cancel) is not { } agreement)
        {
            return new Refusal("agreements.unknown");
        }

        var parties = await session.Db.Set<AgreementParty>().AsTracking().Where(p => p.OrganisationId == agreement.OrganisationId && p.AgreementId == id).ToListAsync(cancel);
        if (Forbidden(session.Hat, agreement, parties, form) is { } refused)
        {
            return refused;
        }

        var (check, today) = (new Mistakes(), session.Now.LocalDate());
        check.That(form.On is null || form.On <= today, new Refusal("signals.day-ahead").At(nameof(form.On)));
        check.Text(form.Name, LongestName, nameof(form.Name), needed: form.Act == "signed");
        check.Text(form.Words, LongestWords, nameof(form.Words), needed: form.Act is "reviewed" or "ended");
        check.That(form.Act != "exchanged" || form.Days is >= 1 and <= MostDays, new Refusal("units.out-of-range", 1, MostDays).At(nameof(form.Days)));
        check.All(check.Found.Count > 0 ? [] : await Anonymous.ToCircuit(session, [(nameof(form.Words), form.Words)], ofHouses: true, cancel));
        if (check.Found.Count > 0)
        {
            return check.Found;
        }

        var step = form with { On = form.On ?? today, Days = form.Act == "exchanged" ? form.Days : null, Words = form.Act == "signed" ? form.Name : form.Words };
        Do(agreement, parties, step);
        session.Db.Entry(agreement).State = EntityState.Modified; // a signature counts as a change of the agreement
        session.Db.Add(Step(session, agreement, await Number(session, agreement, cancel), step));
        return id;
    }

    /// <summary>Why somebody may not do this with it now, or null.</summary>
    private static Refusal? Forbidden(Hat hat, Agreement agreement, List<AgreementParty> parties, AgreementStepForm form)
    {
        var ofHouse = form.Act is "signed" or "exchanged";
        if (ofHouse ? form.House is not { } house || !Agreements.ActsFor(hat, house) : !RegionHats.Coordinates(hat))
        {
            return new Refusal("circuit.not-this-hat");
        }

        if (ofHouse && !parties.Exists(p => p.House == form.House))
        {
            return new Refusal("agreements.no-party").At(nameof(form.House));
        }

        var holds = parties.TrueForAll(p => p.SignedOn is not null);
        var fits = form.Act switch
        {
            "signed" => parties.Exists(p => p.House == form.House && p.SignedOn is null),
            "exchanged" or "reviewed" => holds,
            "ended" => true,
            _ => false,
        };
        return !fits || agreement.EndedOn is not null ? new Refusal("agreements.wrong-step")
            : agreement.Version != form.Version ? new Refusal("changed-meanwhile")
            : null;
    }

    private static void Do(Agreement agreement, List<AgreementParty> parties, AgreementStepForm step)
    {
        if (step.Act == "signed")
        {
            var party = parties.Single(p => p.House == step.House);
            (party.SignedOn, party.SignedBy) = (step.On, step.Name.Trim());
            if (parties.TrueForAll(p => p.SignedOn is not null))
            {
                agreement.SignedOn = parties.Max(p => p.SignedOn);
                agreement.ReviewOn = agreement.SignedOn?.PlusMonths(Agreement.ReviewMonths);
            }
        }
        else if (step.Act == "reviewed")
        {
            agreement.ReviewOn = step.On?.PlusMonths(Agreement.ReviewMonths);
        }
        else if (step.Act == "ended")
        {
            agreement.EndedOn = step.On;
        }
    }
}
