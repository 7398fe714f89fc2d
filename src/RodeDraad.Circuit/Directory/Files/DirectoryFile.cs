using NodaTime;
using RodeDraad.Kernel;

namespace RodeDraad.Circuit;

/// <summary>One service of a file: HSDS 3 (Human Services Data Specification, Open Referral), or an inventory.</summary>
/// <param name="Id">As the file names it.</param>
/// <param name="House">Name of its organization.</param>
/// <param name="HouseId">As the file names it.</param>
/// <param name="Kind">Code of <c>service-kind</c>, or empty when the file says none that is known here.</param>
public sealed record FiledService(string Id, string Name, string HouseId, string House, string Kind, string Phone, LocalDate? ConfirmedOn, OfferForm Offer)
{
    /// <summary>A code of <c>province-or-region</c> or another region of the installation, when the file says it.</summary>
    public string Region { get; init; } = "";

    /// <summary>An inventory tells no address, hours or contacts: what the entry said of these stays.</summary>
    public bool Inventory { get; init; }
}

/// <summary>What is wrong in a file.</summary>
/// <param name="Line">From 1.</param>
/// <param name="Field">Where in the file: <c>[3].service_at_locations[0].location.latitude</c>.</param>
public sealed record FileMistake(int Line, string Field, Refusal Refusal);

/// <summary>What a file says, or everything that is wrong with it: a file is taken whole or not at all.</summary>
public sealed record DirectoryFile(IReadOnlyList<FiledService> Services, IReadOnlyList<FileMistake> Mistakes);

/// <summary>Names of taxonomies under which our code lists stand in a file.</summary>
internal static class HsdsTaxonomy
{
    public const string Kind = "service-kind";
    public const string Module = "type-module";
    public const string Substance = "substance-class";

    /// <summary>Followed by the answer: <c>client-circumstance:welcome</c>.</summary>
    public const string Circumstance = Welcome.Circumstance;

    public const string Sex = "sex";

    /// <summary>Days of the week as iCalendar writes them, Monday first.</summary>
    public static readonly string[] Days = ["MO", "TU", "WE", "TH", "FR", "SA", "SU"];
}
