using System.Globalization;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using RodeDraad.Circuit;
using RodeDraad.Kernel;
using RodeDraad.People;
using RodeDraad.Policy;

namespace RodeDraad.Web;

/// <summary>The directory of the own region as files: HSDS 3 for other directories, and a table of services by module for whoever counts the offer.</summary>
internal static class DirectoryFiles
{
    public static void MapDirectoryFiles(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/directory/hsds.json", async (OfferDirectory directory, CancellationToken cancel) => Of(await directory.Read(new DirectoryQuestion(), cancel), entries => Results.Text(HsdsWriter.Write(entries.Select(entry => entry.Offer)).ToJsonString(), "application/json")))
            .WithMetadata(new GuardAttribute(Act.Read, Cat.Capacity)).ExcludeFromDescription();
        routes.MapGet("/directory/inventory.csv", async (OfferDirectory directory, CancellationToken cancel) => Of(await directory.Read(new DirectoryQuestion(), cancel), entries => Results.Text(Inventory(entries), "text/csv", Encoding.UTF8)))
            .WithMetadata(new GuardAttribute(Act.Read, Cat.Capacity)).ExcludeFromDescription();
    }

    private static IResult Of(Outcome<IReadOnlyList<DirectoryEntry>> outcome, Func<IReadOnlyList<DirectoryEntry>, IResult> write) => outcome.Refusal is { } refusal ? Results.StatusCode(RefusalStatus.Of(refusal)) : write(outcome.Value);

    /// <summary>A row for each service and module; a service that named no module has one row without.</summary>
    private static string Inventory(IReadOnlyList<DirectoryEntry> entries)
    {
        string[] header = ["service", "house", "kind", "module", "age_from", "age_until", "substances", "municipality", "region", "capacity", "confirmed_on"];
        var rows = from entry in entries
                   let offer = entry.Offer
                   from module in offer.Modules.DefaultIfEmpty("")
                   select new[]
                   {
                       offer.Name, offer.House, offer.Kind, module, N(offer.Welcome.AgeFrom), N(offer.Welcome.AgeUntil), string.Join(' ', offer.Welcome.Substances), offer.Place.Municipality, offer.Region, N(offer.Capacity),
                       offer.ConfirmedOn is { } on ? on.ToString("uuuu-MM-dd", CultureInfo.InvariantCulture) : "",
                   };
        return string.Concat(rows.Prepend(header).Select(row => string.Join(',', row.Select(Csv.Field)) + "\n"));
    }

    private static string N(int? number) => number?.ToString(CultureInfo.InvariantCulture) ?? "";
}
