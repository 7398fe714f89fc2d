using Microsoft.EntityFrameworkCore;
using RodeDraad.CaseManagement;
using RodeDraad.Kernel;
using RodeDraad.People;
using RodeDraad.Policy;

namespace RodeDraad.Circuit;

/// <summary>A signal as it is written.</summary>
public sealed record SignalForm
{
    /// <summary>Code of <c>type-module</c>.</summary>
    public string Module { get; init; } = "";

    /// <summary>Where it was missing: the own region or a code of <c>province-or-region</c>; empty for the own region.</summary>
    public string Region { get; init; } = "";

    /// <summary>What was missing.</summary>
    public string Words { get; init; } = "";

    /// <summary>Code of <c>signal-kind</c>.</summary>
    public string Kind { get; init; } = "missing";

    /// <summary>A code of <see cref="SignalGroups"/>, or empty.</summary>
    public string Group { get; init; } = "";

    /// <summary>The region may read which house says it.</summary>
    public bool NamesHouse { get; init; }
}

/// <summary>Says that care is missing, and takes note of the answer.</summary>
/// <remarks>
/// For who cares for clients and who coordinates. Refuses with <c>circuit.not-this-hat</c>, <c>circuit.no-region</c>, <c>signals.unknown</c>, what is wrong with the form, and beside the words with
/// <c>intervision.found-…</c> and <c>intervision.not-to-circuit</c> as long as a name, a date or a number stands there.
/// </remarks>
public sealed class SendSignal(Door door, Caller caller)
{
    public Task<Outcome<SignalId>> Run(SignalForm form, CancellationToken cancel) => RegionHats.Only(
        RegionHats.Belongs(caller.Hat),
        () => door.Write<SignalId>(new(Act.Read, Cat.Capacity) { Record = "signals" }, session => Send(session, form, cancel), cancel));

    /// <summary>The sender read the answer to an own signal.</summary>
    public Task<Outcome<SignalId>> Read(SignalId id, CancellationToken cancel) => RegionHats.Only(
        RegionHats.Belongs(caller.Hat),
        () => door.Write<SignalId>(
            new(Act.Read, Cat.Capacity) { Record = $"signals/{id.Value}" },
            async session =>
            {
                var (house, me) = (session.Hat.Organisation, session.Hat.Account);
                if (await session.Db.Set<Signal>().SingleOrDefaultAsync(s => s.OrganisationId == house && s.Id == id && s.By == me, cancel) is not { } signal)
                {
                    return new Refusal("signals.unknown");
                }

                signal.AnswerReadAt = session.Now;
                session.Wrote("update", null, $"signals/{id.Value}");
                return id;
            },
            cancel));

    private static async Task<Outcome<SignalId>> Send(Session session, SignalForm form, CancellationToken cancel)
    {
        var region = await RegionHats.RegionOf(session, cancel);
        var check = new Mistakes();
        check.That(region.Length > 0, new Refusal("circuit.no-region"));
        check.Code("type-module", form.Module, nameof(form.Module), needed: true);
        check.Code("signal-kind", form.Kind, nameof(form.Kind), needed: true);
        check.That(form.Region.Length == 0 || form.Region == region || Vocabulary.Has("province-or-region", form.Region), new Refusal("code-unknown", form.Region).At(nameof(form.Region)));
        check.That(form.Group.Length == 0 || SignalGroups.Has(form.Group), new Refusal("code-unknown", form.Group).At(nameof(form.Group)));
        check.Text(form.Words, Signal.LongestWords, nameof(form.Words), needed: true);
        check.All(check.Found.Count > 0 ? [] : await Anonymous.ToCircuit(session, [(nameof(form.Words), form.Words)], ofHouses: false, cancel));
        if (check.Found.Count > 0)
        {
            return check.Found;
        }

        var signal = new Signal
        {
            OrganisationId = session.Hat.Organisation,
            Id = SignalId.New(),
            By = session.Hat.Account,
            At = session.Now,
            Circuit = region,
            Region = form.Region.Length > 0 ? form.Region : region,
            Module = form.Module,
            Kind = form.Kind,
            Group = form.Group,
            Words = form.Words.Trim(),
            NamesHouse = form.NamesHouse,
        };
        session.Db.Add(signal);
        session.Wrote("create", null, $"signals/{signal.Id.Value}", 1);
        return signal.Id;
    }
}
