using NodaTime;
using RodeDraad.People;
using RodeDraad.Storage;

namespace RodeDraad.Secrecy;

/// <summary>What another room has for one justice assistant by name, by the client's yes to exactly that: it is decided, opened and logged as a packet is (rules J9, J10).</summary>
/// <param name="Open">The yes counts and its time is not over.</param>
public sealed record ForJustice(ClientKey Client, bool Open);

/// <summary>Told by each room that has something for justice beside packets.</summary>
public interface IForJustice
{
    /// <summary>What stands under this id for the hat, or null when nothing does.</summary>
    Task<ForJustice?> Of(CircuitDb db, Hat hat, Guid id, Instant now, CancellationToken cancel);
}
