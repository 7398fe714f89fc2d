using Microsoft.EntityFrameworkCore;
using NodaTime;
using RodeDraad.Kernel;
using RodeDraad.People;
using RodeDraad.Policy;

namespace RodeDraad.Circuit;

/// <summary>An agreement in the list.</summary>
/// <param name="State">Code of <c>agreement-state</c>.</param>
/// <param name="Late">The day of its review has passed.</param>
public sealed record AgreementLine(AgreementId Id, string Title, IReadOnlyList<string> Subjects, string State, int Parties, int Signed, LocalDate? SignedOn, LocalDate? ReviewOn, bool Late);

/// <summary>A house of an agreement, and when it signed.</summary>
public sealed record PartyLine(OrganisationId House, string Name, LocalDate? SignedOn, string SignedBy);

/// <summary>Something that happened to an agreement.</summary>
/// <param name="Act">Code of <c>agreement-step</c>.</param>
public sealed record AgreementStepLine(string Act, Instant At, string By, string House, LocalDate? On, int? Days, string Words);

/// <summary>An agreement, whole.</summary>
/// <param name="MayChange">The reader coordinates the region, and nobody signed yet.</param>
/// <param name="SignsFor">Houses for which the reader may write down a signature or days of exchange.</param>
public sealed record AgreementPage(AgreementLine Head, HousesAgreementForm Form, IReadOnlyList<PartyLine> Parties, IReadOnlyList<AgreementMeasure> Measures, IReadOnlyList<AgreementStepLine> Steps, bool MayChange, IReadOnlyList<OrganisationId> SignsFor);

/// <summary>Reads the agreements of the region.</summary>
/// <remarks>Refuses with <c>circuit.not-this-hat</c>; an agreement of another region is unknown.</remarks>
public sealed class AgreementReader(Door door, Caller caller, IEnumerable<IReferralFigures> figures)
{
    public Task<Outcome<IReadOnlyList<AgreementLine>>> List(CancellationToken cancel) => Of<IReadOnlyList<AgreementLine>>(
        "agreements",
        async session => await Agreements.Lines(session, Agreements.OfRegion(session, await RegionHats.RegionOf(session, cancel)), cancel),
        cancel);

    public Task<Outcome<AgreementPage>> Read(AgreementId id, CancellationToken cancel) => Of($"agreements/{id.Value}", session => Page(session, id, cancel), cancel);

    /// <summary>The houses of the region that can take part.</summary>
    public Task<Outcome<IReadOnlyList<ActorHouse>>> HousesToChoose(CancellationToken cancel) => Of<IReadOnlyList<ActorHouse>>(
        "agreements",
        async session => await ActorKinds.Of(session, await RegionHats.RegionOf(session, cancel), cancel),
        cancel);

    private async Task<AgreementPage?> Page(Session session, AgreementId id, CancellationToken cancel)
    {
        var db = session.Db;
        if (await Agreements.OfRegion(session, await RegionHats.RegionOf(session, cancel)).AsNoTracking().SingleOrDefaultAsync(a => a.Id == id, cancel) is not { } agreement)
        {
            return null;
        }

        var parties = await db.Set<AgreementParty>().AsNoTracking().Where(p => p.OrganisationId == agreement.OrganisationId && p.AgreementId == id).ToListAsync(cancel);
        var steps = await db.Set<AgreementStep>().AsNoTracking().Where(s => s.OrganisationId == agreement.OrganisationId && s.AgreementId == id).OrderBy(s => s.Number).ToListAsync(cancel);
        var houses = parties.ConvertAll(p => p.House);
        var names = await Names.Of(db, [.. steps.Select(s => s.By).Distinct()], houses, cancel);
        var head = Agreements.Line(agreement, parties.Count, parties.Count(p => p.SignedOn is not null), session.Now.LocalDate());
        var coordinates = RegionHats.Coordinates(session.Hat);
        return new(
            head,
            new() { Title = agreement.Title, Text = agreement.Text, Subjects = agreement.Subjects, Parties = houses, AnswerDays = agreement.AnswerDays, AcceptPercent = agreement.AcceptPercent, ExchangeDays = agreement.ExchangeDays, Version = agreement.Version },
            [.. parties.Select(p => new PartyLine(p.House, names.Organisation(p.House.Value), p.SignedOn, p.SignedBy)).OrderBy(p => p.Name, StringComparer.CurrentCulture)],
            head.State == AgreementStates.Ended ? [] : await AgreementMeasures.Of(session, agreement, houses, figures.FirstOrDefault(), cancel),
            [.. steps.Select(s => new AgreementStepLine(s.Act, s.At, names.Account(s.By.Value), s.House is { } house ? names.Organisation(house.Value) : "", s.On, s.Days, s.Words))],
            coordinates && head.State == AgreementStates.Draft,
            agreement.EndedOn is not null ? [] : [.. houses.Where(house => Agreements.ActsFor(session.Hat, house))]);
    }

    private Task<Outcome<T>> Of<T>(string record, Func<Session, Task<T?>> read, CancellationToken cancel)
        where T : class => RegionHats.Only(RegionHats.Belongs(caller.Hat), () => door.Read(new(Act.Read, Cat.Capacity) { Record = record }, read, cancel));
}
