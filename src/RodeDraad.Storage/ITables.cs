using Microsoft.EntityFrameworkCore;

namespace RodeDraad.Storage;

/// <summary>What a room tells the database about its own tables.</summary>
public interface ITables
{
    void Describe(ModelBuilder model);

    /// <summary>The rules of this room that the database holds, so that a violation becomes a refusal.</summary>
    IReadOnlyList<DatabaseRule> Rules { get; }
}

/// <summary>A rule of the field that the database itself holds, also when two processes try at the same instant.</summary>
/// <param name="Name">Name of the unique index, exclusion constraint or trigger rule.</param>
/// <param name="Refusal">The refusal that the user reads when it breaks.</param>
/// <param name="Columns">For a unique index: <c>table.column</c> of each column, in order, as SQLite names them in its message.</param>
public sealed record DatabaseRule(string Name, string Refusal, params IReadOnlyList<string> Columns);

/// <summary>A record with a version, so that a stale edit is seen. <see cref="CircuitDb"/> counts it up at each change.</summary>
public interface IVersioned
{
    int Version { get; set; }
}

/// <summary>Two periods of one key may not overlap: held by an exclusion constraint on PostgreSQL and by triggers on SQLite.</summary>
/// <param name="Rule">The rule that it stands for.</param>
/// <param name="Table">Table with the columns <c>from_at</c> and <c>until_at</c> (null = has not ended).</param>
/// <param name="KeyColumns">Columns that must be equal for two rows to collide.</param>
public sealed record NoOverlap(DatabaseRule Rule, string Table, params IReadOnlyList<string> KeyColumns);

/// <summary>Rows of a table that are never changed once they are there: held by a trigger on both databases.</summary>
/// <param name="Rule">The rule that it stands for.</param>
public sealed record Unchangeable(DatabaseRule Rule, string Table);
