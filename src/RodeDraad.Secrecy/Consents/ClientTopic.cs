using RodeDraad.People;

namespace RodeDraad.Secrecy;

/// <summary>Where it is announced that something about a client's record changed for whoever has it open: never content.</summary>
public static class ClientTopic
{
    public static string Of(ClientKey client) => $"client:{client.Organisation.Value:N}:{client.Client.Value:N}";
}
