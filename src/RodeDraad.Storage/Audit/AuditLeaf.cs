using System.Reflection;

namespace RodeDraad.Storage;

/// <summary>The text of an audit record that is hashed: each of its columns and the clients that it names. A new column takes part by itself, so it must be empty or null in older records.</summary>
public static class AuditLeaf
{
    private static readonly (string Key, PropertyInfo Property)[] OfRecord = KeysOf(typeof(AuditRecord));
    private static readonly (string Key, PropertyInfo Property)[] OfSubject = [.. KeysOf(typeof(AuditSubject)).Where(field => field.Property.Name != nameof(AuditSubject.AuditId))];

    /// <param name="subjects">The clients that this record names, in any order.</param>
    public static string Text(AuditRecord record, IEnumerable<AuditSubject> subjects)
    {
        var named = subjects.Select(subject => CanonicalJson.Of(Fields(OfSubject, subject))).Order(StringComparer.Ordinal).ToList();
        return CanonicalJson.Of(Fields(OfRecord, record).Append(new("subjects", new CanonicalList(named))));
    }

    public static byte[] Of(AuditRecord record, IEnumerable<AuditSubject> subjects) => HashChain.Leaf(Text(record, subjects));

    private static IEnumerable<KeyValuePair<string, object?>> Fields((string Key, PropertyInfo Property)[] keys, object row) =>
        keys.Select(field => KeyValuePair.Create(field.Key, field.Property.GetValue(row)));

    private static (string Key, PropertyInfo Property)[] KeysOf(Type kind) =>
        [.. kind.GetProperties(BindingFlags.Public | BindingFlags.Instance).Select(p => (char.ToLowerInvariant(p.Name[0]) + p.Name[1..], p))];
}
