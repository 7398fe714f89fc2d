using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using RodeDraad.Storage;

namespace RodeDraad.People;

/// <summary>Makes, wraps and unwraps the keys of clients' texts.</summary>
/// <remarks>
/// A client's key is 32 random bytes, wrapped by the key of its organisation. That one is derived from the installation's secret
/// (HKDF, bound to the organisation), which the key ring protects: no further secret to keep, and none of one organisation opens another's.
/// </remarks>
public sealed class ClientVault(IndexKey secret)
{
    private const int KeyLength = 32;
    private const string Table = "client_keys";

    /// <summary>A new key for a client, as row and as what seals with it.</summary>
    internal (TextKey Row, ClientTexts Texts) Make(ClientKey client, Instant now)
    {
        var key = RandomNumberGenerator.GetBytes(KeyLength);
        var wrapped = Envelope.Close(KeyOf(client.Organisation), key, Envelope.Bound(Table, client));
        return (new() { OrganisationId = client.Organisation, ClientId = client.Client, Wrapped = wrapped, MadeAt = now }, new(client, key));
    }

    internal ClientTexts Texts(TextKey row)
    {
        var client = new ClientKey(row.OrganisationId, row.ClientId);
        return new(client, row.Wrapped is null ? null : Envelope.Open(KeyOf(row.OrganisationId), row.Wrapped, Envelope.Bound(Table, client)));
    }

    /// <summary>What seals and opens the texts of one client where nobody is signed in: a partner who came by a link to what was sent. Whoever calls records it; null when the key is gone.</summary>
    public async Task<ClientTexts?> OfPacket(CircuitDb db, ClientKey client, CancellationToken cancel) => await Hold(db, client, cancel) is { Wrapped: not null } row ? Texts(row) : null;

    /// <summary>The rows of some clients of one organisation.</summary>
    internal static Task<List<TextKey>> Read(CircuitDb db, OrganisationId organisation, IReadOnlyList<ClientId> clients, CancellationToken cancel) =>
        db.Set<TextKey>().AsNoTracking().Where(k => k.OrganisationId == organisation && clients.Contains(k.ClientId)).ToListAsync(cancel);

    /// <summary>The row of a client for an act that will write texts: until it is done, nobody destroys the key.</summary>
    internal static async Task<TextKey?> Hold(CircuitDb db, ClientKey client, CancellationToken cancel)
    {
        var (organisation, id) = (client.Organisation, client.Client);
        var rows = db.LocksRows
            ? db.Set<TextKey>().FromSql($"SELECT * FROM client_keys WHERE organisation_id = {organisation.Value} AND client_id = {id.Value} FOR SHARE")
            : db.Set<TextKey>().Where(k => k.OrganisationId == organisation && k.ClientId == id);
        return (await rows.AsNoTracking().ToListAsync(cancel)).SingleOrDefault();
    }

    /// <summary>Destroys the keys of some clients. Whoever is writing a text about one of them is waited for; nobody begins one afterwards.</summary>
    public static async Task Destroy(CircuitDb db, OrganisationId organisation, IReadOnlyList<ClientId> clients, Instant now, CancellationToken cancel)
    {
        await db.Set<TextKey>().Where(k => k.OrganisationId == organisation && clients.Contains(k.ClientId) && k.DestroyedAt == null)
            .ExecuteUpdateAsync(k => k.SetProperty(r => r.Wrapped, (byte[]?)null).SetProperty(r => r.DestroyedAt, (Instant?)now), cancel);
        var known = await db.Set<TextKey>().Where(k => k.OrganisationId == organisation && clients.Contains(k.ClientId)).Select(k => k.ClientId).ToListAsync(cancel);
        db.AddRange(clients.Except(known).Select(id => new TextKey { OrganisationId = organisation, ClientId = id, Wrapped = null, MadeAt = now, DestroyedAt = now }));
    }

    private byte[] KeyOf(OrganisationId organisation) =>
        HKDF.DeriveKey(HashAlgorithmName.SHA256, secret.Secret, KeyLength, info: [.. Encoding.UTF8.GetBytes("client-keys|"), .. organisation.Value.ToByteArray(bigEndian: true)]);
}

/// <summary>The record of the client was destroyed while somebody was writing in it.</summary>
internal sealed class ClientDestroyedException : Exception;

/// <summary>What a pass through the door needs beside the database: the facts of the decision and the keys of the texts.</summary>
public sealed record DoorMeans(IAccessFacts Facts, ClientVault Vault);
