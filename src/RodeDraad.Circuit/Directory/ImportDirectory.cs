using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using RodeDraad.Kernel;
using RodeDraad.People;
using RodeDraad.Policy;
using RodeDraad.Storage;

namespace RodeDraad.Circuit;

/// <summary>A file for the directory, as somebody gives it.</summary>
/// <param name="File">HSDS 3 as JSON or as tables in a zip, or an inventory as CSV; which it is, is seen from its first signs.</param>
/// <param name="Region">Of services of which the file does not say it: a code of <c>province-or-region</c>, or another region that has services here. The coordination of a region takes in services of its own one only.</param>
/// <param name="Kind">Code of <c>service-kind</c> of services of which the file says none that is known here.</param>
public sealed record ImportForm(ReadOnlyMemory<byte> File, string Region, string Kind);

/// <summary>What became of a file.</summary>
/// <param name="Passed">Services of houses that have accounts here: what they tell of themselves stands.</param>
public sealed record Imported(int Added, int Changed, int Same, int Passed);

/// <summary>Takes services of houses without accounts into the directory, whole or not at all.</summary>
/// <remarks>
/// An entry that comes again is the same one: by its id in the file. Refuses with <c>directory.only-coordinator</c>, every mistake of the file beside its line and field
/// (<see cref="HsdsReader"/>, <see cref="HsdsTables"/>, <see cref="InventoryFile"/>), <c>file.kind-needed</c>, <c>file.other-house</c>, <c>file.other-region</c>, and what is wrong with an entry as <see cref="EditOffer"/> tells it.
/// </remarks>
public sealed class ImportDirectory(Door door, IDatabase database, IClock clock)
{
    public Task<Outcome<Imported>> Run(ImportForm form, CancellationToken cancel) => door.Write<Imported>(
        new(Act.Read, Cat.Capacity) { Record = "directory/import" },
        async session =>
        {
            if (session.Hat.Role != Role.NetworkCoord)
            {
                return new Refusal("directory.only-coordinator");
            }

            var own = await ListedService.RegionOf(session.Db, session.Hat.Organisation).SingleAsync(cancel);
            var taken = await Take(session.Db, form with { Region = own }, (session.Hat.Account, session.Now, own), cancel);
            if (taken.Refusal is null)
            {
                session.Wrote("update", null, "directory/import");
            }

            return taken;
        },
        cancel);

    /// <summary>The same for whoever runs the installation, from its command line.</summary>
    public Task<Outcome<Imported>> FromCommandLine(ImportForm form, CancellationToken cancel) => database.Write<Imported>(
        async db =>
        {
            var now = clock.GetCurrentInstant();
            var taken = await Take(db, form, (default, now, null), cancel);
            if (taken.Refusal is null)
            {
                AuditTrail.Add(db, AuditEntries.OfInstallation("config", "directory/import", now));
            }

            return taken;
        },
        cancel);

    private static async Task<Outcome<Imported>> Take(CircuitDb db, ImportForm form, (AccountId By, Instant At, string? Region) act, CancellationToken cancel)
    {
        var file = Read(form.File);
        var check = new Mistakes();
        check.All(file.Mistakes.Select(mistake => mistake.Refusal.At($"{mistake.Line} {mistake.Field}".TrimEnd())));
        var services = await ListedService.All(db).Select(service => new { service.Id, service.Organisation, service.Region }).ToListAsync(cancel);
        var regions = services.Select(service => service.Region).Append(act.Region ?? "").ToHashSet(StringComparer.Ordinal);
        check.That(Vocabulary.Has("province-or-region", form.Region) || regions.Contains(form.Region), new Refusal("code-unknown", form.Region).At(nameof(form.Region)));
        check.All(file.Services.Where(service => service.Region.Length > 0 && !Vocabulary.Has("province-or-region", service.Region) && !regions.Contains(service.Region)).Select(service => new Refusal("code-unknown", service.Region).At(service.Name)));
        check.All(file.Services.Where(service => act.Region is { } own && service.Region.Length > 0 && service.Region != own).Select(service => new Refusal("file.other-region").At(service.Name)));
        check.Code("service-kind", form.Kind, nameof(form.Kind));
        check.That(form.Kind.Length > 0 || file.Services.All(service => service.Kind.Length > 0), new Refusal("file.kind-needed").At(nameof(form.Kind)));
        foreach (var service in file.Services)
        {
            var mistakes = new Mistakes();
            OfferMistakes.Check(mistakes, service.Offer);
            check.All(mistakes.Found.Select(refusal => refusal.At($"{service.Name}: {refusal.Field}")));
        }

        var known = services.ToLookup(service => service.Id, service => service.Organisation);
        check.All(file.Services.Where(service => known[IdOf(service)].Any(house => house != HouseOf(service))).Select(service => new Refusal("file.other-house").At(service.Name)));
        if (check.Found.Count > 0)
        {
            return check.Found;
        }

        var others = (await ListedHouses.Others(db).ToListAsync(cancel)).ToHashSet();
        var own = file.Services.Where(service => !others.Contains(HouseOf(service))).ToList();
        await ListedHouses.Put(db, [.. own.Select(service => Listed(service, form))], cancel);
        return await Tell(db, own, (act.By, act.At), cancel) with { Passed = file.Services.Count - own.Count };
    }

    private static async Task<Imported> Tell(CircuitDb db, List<FiledService> services, (AccountId By, Instant At) act, CancellationToken cancel)
    {
        var ids = services.Select(HouseOf).Distinct().ToList();
        var entries = await db.Set<OfferVersion>().AsTracking().Where(o => ids.Contains(o.OrganisationId) && o.ReplacedAt == null).ToDictionaryAsync(o => (o.OrganisationId, o.ServiceId), cancel);
        var told = new Imported(0, 0, 0, 0);
        foreach (var service in services)
        {
            var (house, id) = (HouseOf(service), IdOf(service));
            var now = entries.GetValueOrDefault((house, id));
            var said = Offers.Write(service.Inventory && now is not null ? InventoryFile.Onto(Offers.Read(now.Said), service.Offer) : service.Offer);
            if (now?.Said == said)
            {
                (now.ConfirmedOn, now.ChangedAt) = (LocalDate.Max(now.ConfirmedOn, service.ConfirmedOn ?? now.ConfirmedOn), act.At);
                told = told with { Same = told.Same + 1 };
                continue;
            }

            now?.ReplacedAt = act.At;
            now?.ChangedAt = act.At;
            db.Add(new OfferVersion { OrganisationId = house, ServiceId = id, Number = (now?.Number ?? 0) + 1, Said = said, At = act.At, By = act.By, ChangedAt = act.At, ConfirmedOn = service.ConfirmedOn ?? act.At.LocalDate(), ConfirmedBy = act.By });
            told = now is null ? told with { Added = told.Added + 1 } : told with { Changed = told.Changed + 1 };
        }

        return told;
    }

    private static DirectoryFile Read(ReadOnlyMemory<byte> file)
    {
        var begin = file.Span.TrimStart("\uFEFF \t\r\n"u8);
        return file.Length > HsdsReader.LargestBytes || begin is [(byte)'[' or (byte)'{', ..] ? HsdsReader.Read(file)
            : begin is [(byte)'P', (byte)'K', ..] ? HsdsTables.Read(file)
            : InventoryFile.Read(Encoding.UTF8.GetString(begin));
    }

    private static ListedService Listed(FiledService service, ImportForm form) => new()
    {
        Organisation = HouseOf(service),
        Id = IdOf(service),
        Kind = service.Kind.Length > 0 ? service.Kind : form.Kind,
        Name = service.Name,
        House = service.House,
        Region = service.Region.Length > 0 ? service.Region : form.Region,
        Municipality = service.Offer.Municipality,
        Phone = service.Phone,
    };

    private static OrganisationId HouseOf(FiledService service) => new(Known(service.HouseId, "house"));

    private static ServiceId IdOf(FiledService service) => new(Known(service.Id, "service"));

    /// <summary>An id of the file, or one made from it that is the same each time.</summary>
    private static Guid Known(string id, string of) => Guid.TryParse(id, out var known) ? known : new(SHA256.HashData(Encoding.UTF8.GetBytes($"{of}/{id}")).AsSpan(0, 16));
}
