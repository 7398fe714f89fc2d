using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace RodeDraad.Storage;

/// <summary>The key of one kind of record: a time-ordered GUID in a type of its own, so that two kinds cannot be mixed up.</summary>
public interface IId<TSelf>
    where TSelf : struct, IId<TSelf>
{
    Guid Value { get; }

    static abstract TSelf From(Guid value);
}

/// <summary>PostgreSQL keeps ids as <c>uuid</c>.</summary>
internal sealed class IdAsGuid<TId>() : ValueConverter<TId, Guid>(id => id.Value, value => Ids.Make<TId>(value))
    where TId : struct, IId<TId>;

/// <summary>SQLite keeps ids as 16 bytes, most significant first, so that they sort by time and cost half of text.</summary>
internal sealed class IdAsBytes<TId>() : ValueConverter<TId, byte[]>(id => id.Value.ToByteArray(true), value => Ids.Make<TId>(new Guid(value, true)))
    where TId : struct, IId<TId>;

internal sealed class GuidAsBytes() : ValueConverter<Guid, byte[]>(id => id.ToByteArray(true), value => new Guid(value, true));

internal static class Ids
{
    /// <summary>An expression tree may not call a static interface member, a method may.</summary>
    internal static TId Make<TId>(Guid value)
        where TId : struct, IId<TId> => TId.From(value);
}
