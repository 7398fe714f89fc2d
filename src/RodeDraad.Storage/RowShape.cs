using System.Collections.Concurrent;
using System.Diagnostics.CodeAnalysis;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;

namespace RodeDraad.Storage;

/// <summary>How the rows of one kind are written past the change tracker: its table, its columns, and the value of each for a record.</summary>
public sealed class RowShape
{
    private static readonly ConcurrentDictionary<(IModel Model, Type Kind), RowShape> Known = new();

    private readonly (string Column, string Type, Func<object, object?> Read)[] columns;

    [SuppressMessage("Usage", "EF1001", Justification = "The getter is the one that EF itself saves with.")]
    private RowShape(IModel model, Type kind)
    {
        var entity = model.FindEntityType(kind) ?? throw new ArgumentException($"{kind.Name} is not in the model.", nameof(kind));
        Table = entity.GetTableName()!;
        columns = [.. entity.GetProperties().Where(p => p.ValueGenerated != ValueGenerated.OnAddOrUpdate && (p.ValueGenerated != ValueGenerated.OnAdd || p.ClrType != typeof(long))).Select(property =>
        {
            var getter = property.GetGetter();
            var mapping = property.GetRelationalTypeMapping();
            var convert = mapping.Converter?.ConvertToProvider;
            return (property.GetColumnName(), mapping.StoreType, (Func<object, object?>)(row =>
                getter.GetClrValue(row) is { } value ? convert is null ? value : convert(value) : null));
        })];
    }

    /// <param name="model">The model of the provider's context.</param>
    /// <param name="kind">The entity's type.</param>
    public static RowShape Of(IModel model, Type kind) => Known.GetOrAdd((model, kind), key => new(key.Model, key.Kind));

    public string Table { get; }

    public int Width => columns.Length;

    public IEnumerable<string> Columns => columns.Select(c => c.Column);

    /// <summary>The database's type of a column, for example <c>uuid</c>.</summary>
    public string TypeOf(int column) => columns[column].Type;

    /// <summary>The value of a column as the database keeps it, or null.</summary>
    public object? Value(object row, int column) => columns[column].Read(row);
}
