using System.Collections.Concurrent;
using Microsoft.EntityFrameworkCore.Metadata;

namespace RodeDraad.Storage;

/// <summary>A query that every request asks: translated once for each kind of database, and from then on only filled in.</summary>
/// <param name="compile">Calls <c>EF.CompileAsyncQuery</c>, whose result EF binds to one model.</param>
public sealed class KeptQuery<TQuery>(Func<TQuery> compile)
    where TQuery : Delegate
{
    private readonly ConcurrentDictionary<IModel, TQuery> kept = new();

    /// <summary>The query, ready to be asked of this database.</summary>
    public TQuery Of(CircuitDb db) => kept.GetOrAdd(db.Model, _ => compile());
}
