using System.Text.Json;
using System.Text.Json.Nodes;

namespace RodeDraad.Kernel;

/// <summary>A field that two people changed to different things.</summary>
/// <param name="Theirs">What the record says now, as JSON text.</param>
/// <param name="Mine">What was typed, as JSON text.</param>
public sealed record FieldConflict(string Field, string Theirs, string Mine);

/// <summary>Brings an edit together with what others changed meanwhile, field by field.</summary>
public static class FieldMerge
{
    /// <summary>Takes each field from whoever changed it. A field that both changed, to different things, is a conflict.</summary>
    /// <param name="was">The form as it was when the edit began.</param>
    /// <param name="now">The form as the record says it now.</param>
    /// <param name="mine">The form as typed.</param>
    /// <returns>The merged form (conflicting fields hold mine) and the conflicts, in the order of the fields.</returns>
    public static (T Merged, IReadOnlyList<FieldConflict> Conflicts) Merge<T>(T was, T now, T mine)
    {
        var (before, theirs, ours) = (Fields(was), Fields(now), Fields(mine));
        var conflicts = new List<FieldConflict>();
        foreach (var field in theirs.Select(f => f.Key).Union(ours.Select(f => f.Key), StringComparer.Ordinal).ToList())
        {
            var (b, t, o) = (Text(before, field), Text(theirs, field), Text(ours, field));
            if (t != b && o != b && t != o)
            {
                conflicts.Add(new(field, t, o));
            }
            else if (o == b)
            {
                ours[field] = theirs[field]?.DeepClone();
            }
        }

        return (ours.Deserialize<T>(NodaJson.Stored)!, conflicts);
    }

    private static JsonObject Fields<T>(T form) => (JsonObject)JsonSerializer.SerializeToNode(form, NodaJson.Stored)!;

    private static string Text(JsonObject fields, string field) => fields[field]?.ToJsonString() ?? "null";
}
