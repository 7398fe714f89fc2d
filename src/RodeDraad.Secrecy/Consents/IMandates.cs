using NodaTime;
using RodeDraad.People;
using RodeDraad.Storage;

namespace RodeDraad.Secrecy;

/// <summary>Knows the mandates of representatives.</summary>
public interface IMandates
{
    /// <summary>Whether a mandate for this client runs at this instant and covers every one of these parts (policy words).</summary>
    Task<bool> Covers(CircuitDb db, ClientKey client, Guid mandate, IReadOnlyCollection<string> categories, Instant now, CancellationToken cancel);
}

/// <summary>Where it is announced that something about a client's record changed for whoever has it open: never content.</summary>
public static class ClientTopic
{
    public static string Of(ClientKey client) => $"client:{client.Organisation.Value:N}:{client.Client.Value:N}";
}
