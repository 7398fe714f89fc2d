using Microsoft.Data.Sqlite;

namespace RodeDraad.Storage.Sqlite;

/// <summary>Makes a whole copy of a SQLite file while it is in use, and puts one back.</summary>
public static class SqliteCopies
{
    /// <summary>Copies through SQLite's own backup: whole, whoever writes meanwhile.</summary>
    /// <exception cref="UnfitDatabaseException">There is no such file, or the copy would overwrite one (exit code 7).</exception>
    public static void Make(string file, string copy)
    {
        if (!File.Exists(file) || File.Exists(copy))
        {
            throw new UnfitDatabaseException(File.Exists(copy) ? $"{copy} is there already: a copy never overwrites one." : $"There is no database {file}.", 7);
        }

        using var from = Open(file, SqliteOpenMode.ReadOnly);
        using var to = Open(copy, SqliteOpenMode.ReadWriteCreate);
        from.BackupDatabase(to);
    }

    /// <summary>Puts a copy in the place of the database. What was destroyed since is destroyed again at the next start, from the shred list.</summary>
    /// <exception cref="UnfitDatabaseException">A server has the database open (exit code 4), or the copy is not whole (exit code 7).</exception>
    public static void PutBack(string copy, string file)
    {
        using var held = SqliteDatabase.Hold(file + ".lock");
        using (var checkedCopy = Open(copy, SqliteOpenMode.ReadOnly))
        using (var command = checkedCopy.CreateCommand())
        {
            command.CommandText = "PRAGMA integrity_check";
            if (command.ExecuteScalar() is not "ok")
            {
                throw new UnfitDatabaseException($"{copy} is not whole: SQLite's integrity check does not pass. Nothing was changed.", 7);
            }
        }

        var beside = file + ".restoring";
        File.Copy(copy, beside, overwrite: true);
        File.Delete(file + "-wal");
        File.Delete(file + "-shm");
        File.Move(beside, file, overwrite: true);
    }

    private static SqliteConnection Open(string file, SqliteOpenMode mode)
    {
        var connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = file, Mode = mode, Pooling = false }.ToString());
        connection.Open();
        return connection;
    }
}
