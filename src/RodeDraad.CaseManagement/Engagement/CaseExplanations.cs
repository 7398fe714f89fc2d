using Microsoft.EntityFrameworkCore;
using NodaTime;
using RodeDraad.Kernel;
using RodeDraad.People;
using RodeDraad.Policy;
using RodeDraad.Storage;

namespace RodeDraad.CaseManagement;

/// <summary>How a house explains case management, in each language of the screens. Empty: the text of the program.</summary>
public sealed record CaseExplanation(string Nl, string Fr, string De, string En)
{
    public static readonly CaseExplanation None = new("", "", "", "");

    /// <param name="language">nl, fr, de or en.</param>
    public string In(string language) => language switch
    {
        "nl" => Nl,
        "fr" => Fr,
        "de" => De,
        _ => En,
    };
}

/// <summary>The explanation as a house set it, from an instant on. Never changed, so that what was read out at an agreement can be found.</summary>
internal sealed class CaseExplanationSetting
{
    public required OrganisationId OrganisationId { get; init; }

    public required Instant FromAt { get; init; }

    public required string Nl { get; init; }

    public required string Fr { get; init; }

    public required string De { get; init; }

    public required string En { get; init; }
}

internal static class CaseExplanations
{
    /// <summary>The explanation as it held in a house at an instant.</summary>
    public static async Task<CaseExplanation> At(CircuitDb db, OrganisationId house, Instant at, CancellationToken cancel) =>
        await db.Set<CaseExplanationSetting>().Where(e => e.OrganisationId == house && e.FromAt <= at).OrderByDescending(e => e.FromAt).Select(e => new CaseExplanation(e.Nl, e.Fr, e.De, e.En)).FirstOrDefaultAsync(cancel) ?? CaseExplanation.None;
}

/// <summary>An explanation and since when it holds.</summary>
public sealed record ExplanationLine(Instant FromAt, CaseExplanation Texts);

/// <summary>Shows how the house explains the method, and sets it anew from now on.</summary>
/// <remarks>Only a hat that leads sets it. Refuses with <c>units.only-leads</c>, <c>text.too-long</c> beside a language, <c>changed-meanwhile</c> for two at the same instant.</remarks>
public sealed class ChangeExplanation(Door door)
{
    private const int Longest = 4_000;

    /// <summary>Every explanation of the house, latest first.</summary>
    public Task<Outcome<IReadOnlyList<ExplanationLine>>> Read(CancellationToken cancel) => door.Read<IReadOnlyList<ExplanationLine>>(
        new(Act.Read, Cat.Capacity) { Record = "case-explanation" },
        async session => await session.Db.Set<CaseExplanationSetting>().Where(e => e.OrganisationId == session.Hat.Organisation).OrderByDescending(e => e.FromAt)
            .Select(e => new ExplanationLine(e.FromAt, new(e.Nl, e.Fr, e.De, e.En))).ToListAsync(cancel),
        cancel);

    /// <returns>Since when it holds.</returns>
    public Task<Outcome<Instant>> Run(CaseExplanation form, CancellationToken cancel) => door.Write<Instant>(
        new(Act.Read, Cat.Capacity) { Record = "case-explanation" },
        session =>
        {
            var check = new Mistakes();
            check.That(session.Hat.Leads, new Refusal("units.only-leads"));
            check.Text(form.Nl, Longest, nameof(form.Nl));
            check.Text(form.Fr, Longest, nameof(form.Fr));
            check.Text(form.De, Longest, nameof(form.De));
            check.Text(form.En, Longest, nameof(form.En));
            if (check.Found.Count > 0)
            {
                return Task.FromResult<Outcome<Instant>>(check.Found);
            }

            session.Db.Add(new CaseExplanationSetting { OrganisationId = session.Hat.Organisation, FromAt = session.Now, Nl = form.Nl.Trim(), Fr = form.Fr.Trim(), De = form.De.Trim(), En = form.En.Trim() });
            session.Wrote("config", null, "case-explanation");
            return Task.FromResult<Outcome<Instant>>(session.Now);
        },
        cancel);
}
