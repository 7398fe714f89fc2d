using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using RodeDraad.Storage;

namespace RodeDraad.People;

/// <summary>A client as a list shows one: who, and by which reference. Only for hats that may read <c>ident</c>.</summary>
public sealed record ClientLine
{
    public required OrganisationId Organisation { get; init; }

    public required ClientId Id { get; init; }

    public required string Reference { get; init; }

    public required string GivenName { get; init; }

    public required string FamilyName { get; init; }

    public required LocalDate? BirthDate { get; init; }

    public required int? EstimatedBirthYear { get; init; }

    public required bool Anonymous { get; init; }

    public required string Phone { get; init; }

    public required string Sex { get; init; }

    public required string Language { get; init; }

    public required string Municipality { get; init; }

    public ClientKey Key => new(Organisation, Id);

    /// <summary>The full name, or the reference when nobody knows it.</summary>
    public string Name => Anonymous || GivenName.Length + FamilyName.Length == 0 ? Reference : $"{GivenName} {FamilyName}".Trim();

    /// <summary>Initials, for a screen that strangers can see.</summary>
    public string Initials => Anonymous || GivenName.Length + FamilyName.Length == 0 ? Reference[^2..] : InitialOf(GivenName) + InitialOf(FamilyName);

    /// <summary>Whole years of age on a day, or null when nothing is known.</summary>
    public int? AgeOn(LocalDate day) =>
        BirthDate is { } born ? Period.Between(born, day, PeriodUnits.Years).Years : day.Year - EstimatedBirthYear;

    /// <summary>The clients of an organisation as lines (whoever was destroyed is none), to join with in a query of another room.</summary>
    public static IQueryable<ClientLine> Of(CircuitDb db, OrganisationId organisation) =>
        db.Set<Client>().Where(c => c.OrganisationId == organisation && c.DestroyedAt == null).Select(Line);

    /// <summary>Those of these clients of the own house whom the list may show, by id. Name who is shown to <see cref="Session.Showed"/>.</summary>
    public static async Task<IReadOnlyDictionary<ClientId, ClientLine>> Listed(Session session, IEnumerable<ClientId> clients, CancellationToken cancel) =>
        await Lines(session, await session.ListedOf(clients, cancel), cancel);

    /// <summary>The lines of clients of the own house of whom the rule was asked already (<see cref="Session.ListedOf"/>), by id.</summary>
    public static async Task<IReadOnlyDictionary<ClientId, ClientLine>> Lines(Session session, IReadOnlyCollection<ClientId> listed, CancellationToken cancel) =>
        listed.Count == 0 ? new Dictionary<ClientId, ClientLine>() : await Kept.Of(session.Db)(session.Db, session.Hat.Organisation, listed).ToDictionaryAsync(line => line.Id, cancellationToken: cancel);

    private static readonly KeptQuery<Func<CircuitDb, OrganisationId, IReadOnlyCollection<ClientId>, IAsyncEnumerable<ClientLine>>> Kept = new(() =>
        EF.CompileAsyncQuery((CircuitDb db, OrganisationId house, IReadOnlyCollection<ClientId> ids) => db.Set<Client>().Where(c => c.OrganisationId == house && ids.Contains(c.Id) && c.DestroyedAt == null).Select(Line)));

    private static Expression<Func<Client, ClientLine>> Line => c => new ClientLine
    {
        Organisation = c.OrganisationId,
        Id = c.Id,
        Reference = c.Reference,
        GivenName = c.GivenName,
        FamilyName = c.FamilyName,
        BirthDate = c.BirthDate,
        EstimatedBirthYear = c.EstimatedBirthYear,
        Anonymous = c.Anonymous,
        Phone = c.Phone,
        Sex = c.Sex,
        Language = c.Language,
        Municipality = c.Municipality,
    };

    private static string InitialOf(string name) => name.Length == 0 ? "" : System.Globalization.StringInfo.GetNextTextElement(name) + ".";
}
