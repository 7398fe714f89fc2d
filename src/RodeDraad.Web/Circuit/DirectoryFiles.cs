using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using RodeDraad.Circuit;
using RodeDraad.Kernel;
using RodeDraad.People;
using RodeDraad.Policy;

namespace RodeDraad.Web;

/// <summary>The directory of a region as files: HSDS 3 for other directories, and an inventory for whoever counts the offer.</summary>
internal static class DirectoryFiles
{
    public static IEndpointRouteBuilder MapDirectoryFiles(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/directory/hsds.json", async (OfferDirectory directory, CancellationToken cancel) => Of(await directory.Read(new DirectoryQuestion(), cancel), offers => Results.Text(HsdsWriter.Write(offers).ToJsonString(), "application/json")))
            .WithMetadata(new GuardAttribute(Act.Read, Cat.Capacity)).ExcludeFromDescription();
        routes.MapGet("/directory/hsds.zip", async (OfferDirectory directory, CancellationToken cancel) => Of(await directory.Read(new DirectoryQuestion(), cancel), offers => Results.File(HsdsTables.Write(offers), "application/zip", "hsds.zip")))
            .WithMetadata(new GuardAttribute(Act.Read, Cat.Capacity)).ExcludeFromDescription();
        routes.MapGet("/directory/inventory.csv", async (OfferDirectory directory, CancellationToken cancel) => Of(await directory.Read(new DirectoryQuestion(), cancel), offers => Results.Text(InventoryFile.Write(offers), "text/csv", Encoding.UTF8)))
            .WithMetadata(new GuardAttribute(Act.Read, Cat.Capacity)).ExcludeFromDescription();
        routes.MapGet("/offer/hsds.json", async (string? region, PublicOffers offers, CancellationToken cancel) => Results.Text(HsdsWriter.Write(await offers.All(region ?? "", cancel)).ToJsonString(), "application/json"))
            .WithMetadata(new PublicAttribute("What services tell everybody of themselves; no table of it knows a client.")).ExcludeFromDescription();
        return routes;
    }

    private static IResult Of(Outcome<DirectoryFound> outcome, Func<IEnumerable<Offer>, IResult> write) =>
        outcome.Refusal is { } refusal ? Results.StatusCode(RefusalStatus.Of(refusal)) : write(outcome.Value.Entries.Select(entry => entry.Offer));
}
