using Microsoft.EntityFrameworkCore;
using NodaTime;
using RodeDraad.Kernel;
using RodeDraad.People;
using RodeDraad.Register;
using RodeDraad.Storage;

namespace RodeDraad.Registration;

/// <summary>Makes the register of a year for whoever runs the installation: the stays of all its houses. No page does this: the policy gives rows to nobody who is signed in (docs/methods/registration.md).</summary>
/// <remarks>Refuses with <c>registration.no-version</c>, <c>registration.interview</c>. Leaves one record in the audit.</remarks>
public sealed class ExportEpisodes(IDatabase database, AuditTrail trail, Shelf shelf, IClock clock)
{
    /// <param name="kind"><c>eccam</c> or <c>tdi</c>.</param>
    /// <param name="year">Year in which the stays began.</param>
    /// <param name="own">The items of a centre that go behind those of the registration, or null.</param>
    /// <exception cref="UnusableRegisterException">See <see cref="Definition.With"/>.</exception>
    public async Task<Outcome<Episodes>> Run(string kind, int year, CancellationToken cancel, Definition? own = null)
    {
        if (shelf.Of(kind, year) is not { } by || year < own?.FromYear)
        {
            return new Refusal("registration.no-version", year);
        }

        if (by.IsInterview)
        {
            return new Refusal("registration.interview", by.Version);
        }

        by = own is null ? by : by.With(own);
        var now = clock.GetCurrentInstant();
        var episodes = await database.Read(
            async db => await DeriveEpisodes.Run(db, await Houses.Lines(db).Select(house => house.Id).ToListAsync(cancel), (by, year), now, cancel),
            cancel);
        await trail.Append([AuditEntries.OfInstallation("export", $"register/{by.Version}/{year}", now)]);
        return episodes;
    }
}
