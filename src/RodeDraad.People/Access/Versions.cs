using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using RodeDraad.Kernel;
using RodeDraad.Storage;

namespace RodeDraad.People;

/// <summary>What an editor saw.</summary>
/// <param name="Version">The version on which the edit began.</param>
/// <param name="Settled">The version whose differences were shown beside the fields and decided in favour of the edit; 0 when nothing was shown yet.</param>
public readonly record struct SeenVersion(int Version, int Settled = 0)
{
    public static implicit operator SeenVersion(int version) => new(version);
}

/// <summary>Keeps what each version of a record said, and merges an edit that began on an older one.</summary>
public static class Versions
{
    private const string Table = "record_versions";

    /// <summary>Keeps the fields of a version beside the record of a client of the own organisation, in the running act, sealed.</summary>
    public static async Task Keep<T>(Session session, ClientId client, (string Kind, Guid Id) record, int version, T fields, CancellationToken cancel)
    {
        var texts = await session.Texts(new(session.Hat.Organisation, client), cancel);
        session.Db.Add(new RecordVersion
        {
            Organisation = session.Hat.Organisation.Value,
            Kind = record.Kind,
            Record = record.Id,
            Version = version,
            Client = client.Value,
            Fields = texts.Seal(Table, JsonSerializer.Serialize(fields, NodaJson.Stored)),
            SavedAt = session.Now,
            SavedBy = session.Hat.Account.Value,
        });
    }

    /// <summary>Every version that was kept of some records of a client of the own organisation, oldest first.</summary>
    public static async Task<IReadOnlyList<(Guid Record, int Version, Instant SavedAt, T Fields)>> Of<T>(Session session, ClientId client, string kind, CancellationToken cancel)
    {
        var kept = await session.Db.Set<RecordVersion>().AsNoTracking()
            .Where(v => v.Organisation == session.Hat.Organisation.Value && v.Client == client.Value && v.Kind == kind).OrderBy(v => v.SavedAt).ThenBy(v => v.Version).ToListAsync(cancel);
        var texts = await session.Texts(new(session.Hat.Organisation, client), kept.Select(v => v.Fields), cancel);
        return [.. kept.Select(v => (v.Record, v.Version, v.SavedAt, JsonSerializer.Deserialize<T>(texts.Open(Table, v.Fields), NodaJson.Stored)!))];
    }

    /// <summary>The edit on top of what the record says now.</summary>
    /// <param name="seen">What the editor saw. Fields that nobody else changed, and those that the editor left alone, are merged without asking.</param>
    /// <param name="current">The version that the record has now.</param>
    /// <returns>The fields to save; or <c>changed-both</c> beside each field that both changed, with what the other wrote; or <c>changed-meanwhile</c> when the version seen is not known.</returns>
    public static async Task<Outcome<T>> Merge<T>(Session session, (string Kind, Guid Id) record, SeenVersion seen, int current, T mine, CancellationToken cancel)
    {
        if (seen.Version == current)
        {
            return mine;
        }

        var kept = await session.Db.Set<RecordVersion>().AsNoTracking()
            .Where(v => v.Organisation == session.Hat.Organisation.Value && v.Kind == record.Kind && v.Record == record.Id && (v.Version == seen.Version || v.Version == current))
            .ToDictionaryAsync(v => v.Version, cancel);
        if (!kept.TryGetValue(seen.Version, out var was) || !kept.TryGetValue(current, out var now))
        {
            return new Refusal("changed-meanwhile");
        }

        var texts = await session.Texts(new(session.Hat.Organisation, new(now.Client)), cancel);
        T Said(RecordVersion version) => JsonSerializer.Deserialize<T>(texts.Open(Table, version.Fields), NodaJson.Stored)!;
        var (merged, conflicts) = FieldMerge.Merge(Said(was), Said(now), mine);
        List<Refusal> refusals = [.. conflicts.Select(c => new Refusal("changed-both", Plain(c.Theirs)).At(c.Field))];
        return refusals.Count > 0 && seen.Settled != current ? refusals : merged;
    }

    /// <summary>What the other wrote as it was typed: a text without the signs that JSON puts around and into it.</summary>
    private static string Plain(string json) => json.StartsWith('"') ? JsonSerializer.Deserialize<string>(json)! : json;
}
