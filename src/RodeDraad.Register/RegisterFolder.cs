using System.Buffers;
using static RodeDraad.Register.UnusableRegisterException;

namespace RodeDraad.Register;

/// <summary>
/// A register on disk: Parquet files in folders by year and unit (<c>year=2025/unit=unit-01/part-0.parquet</c>), with the codebook beside
/// them as JSON and CSV. The names of the folders are the columns year and unit; other programs know this form as Hive partitions.
/// </summary>
public static class RegisterFolder
{
    private const string CodebookJson = "codebook.json", CodebookCsv = "codebook.csv";

    /// <summary>Writes a register into a new folder, whole or not at all.</summary>
    /// <param name="folder">Its path; it must not exist.</param>
    /// <param name="episodes">The register. Without episodes only the codebook is written.</param>
    /// <exception cref="UnusableRegisterException"><c>folder-exists</c>, or <c>place-missing</c> when the year or unit of an episode is missing.</exception>
    public static void Write(string folder, Episodes episodes)
    {
        Refuse(Path.Exists(folder), "folder-exists", "The folder is there already; a register is written anew.");
        var places = Places(episodes);
        var unfinished = folder.TrimEnd(Path.DirectorySeparatorChar) + ".unfinished";
        Directory.CreateDirectory(unfinished);
        Column[] columns = [.. episodes.Columns.Where(column => column.Item.Name is not (Codebook.Year or Codebook.Unit))];
        Parallel.ForEach(places, place =>
        {
            var path = Path.Combine(unfinished, $"{Codebook.Year}={place.Key.Year}", $"{Codebook.Unit}={place.Key.Unit}");
            Directory.CreateDirectory(path);
            using var file = File.Create(Path.Combine(path, "part-0.parquet"));
            ParquetFile.Write(file, columns, place.Value.ToArray());
        });
        File.WriteAllText(Path.Combine(unfinished, CodebookJson), episodes.Codebook.ToJson());
        File.WriteAllText(Path.Combine(unfinished, CodebookCsv), episodes.Codebook.ToCsv());
        Directory.Move(unfinished, folder);
    }

    /// <summary>Opens a register: reads all of it into memory, a byte per answer.</summary>
    /// <param name="folder">What <see cref="Write"/> wrote, or another program in the same form with a codebook beside it.</param>
    /// <returns>The episodes in the order of the folders' names; an item that a file does not have, because its year did not ask for it, is missing. Without files there are no episodes.</returns>
    /// <exception cref="UnusableRegisterException">A code that says what is wrong, and with which file.</exception>
    public static Episodes Read(string folder)
    {
        var json = Path.Combine(folder, CodebookJson);
        Refuse(!File.Exists(json), "codebook-none", "The folder has no codebook.json.");
        var codebook = Codebook.FromJson(File.ReadAllText(json));
        var parts = new List<Part>();
        var rows = 0L;
        foreach (var path in Directory.EnumerateFiles(folder, "*.parquet", SearchOption.AllDirectories).Order(StringComparer.Ordinal))
        {
            Naming(path, folder, () => parts.Add(new(path, Folders(Path.GetRelativePath(folder, path), codebook), Opened(path), rows)));
            rows += parts[^1].File.Rows;
        }

        Refuse(rows > Array.MaxLength, "register-too-large", "One machine opens two thousand million episodes; ask the files by SQL.");
        var episodes = new Episodes(codebook, (int)rows);
        try
        {
            Parallel.ForEach(parts, part => Naming(part.Path, folder, () => Fill(episodes, part)));
        }
        catch (AggregateException several) when (several.InnerException is UnusableRegisterException first)
        {
            throw new UnusableRegisterException(first.Code, first.Message, several);
        }

        return episodes;
    }

    private static Dictionary<(string Year, string Unit), List<int>> Places(Episodes episodes)
    {
        Column years = episodes[Codebook.Year], units = episodes[Codebook.Unit];
        var places = new Dictionary<(string, string), List<int>>();
        for (var row = 0; row < episodes.Count; row++)
        {
            Refuse(years[row] is null || units[row] is null, "place-missing", "Year and unit of each episode are needed: they are its folder.");
            var place = (years.Item.Answers![years[row]!.Value].Key, units.Item.Answers![units[row]!.Value].Key);
            if (!places.TryGetValue(place, out var rows))
            {
                places.Add(place, rows = []);
            }

            rows.Add(row);
        }

        return places;
    }

    /// <summary>The codes that the folders of a file stand for.</summary>
    private static (int Year, int Unit) Folders(string path, Codebook codebook)
    {
        int Code(string name)
        {
            var folder = Array.Find(path.Split(Path.DirectorySeparatorChar), part => part.StartsWith(name + "=", StringComparison.Ordinal));
            Refuse(folder is null, "folder-none", $"The file lies in no folder {name}=….");
            var code = codebook.Find(name)!.CodeOf(Uri.UnescapeDataString(folder![(name.Length + 1)..]));
            Refuse(code is null, "answer-unknown", $"The codebook does not have the {name} of the folder.");
            return code!.Value;
        }

        return (Code(Codebook.Year), Code(Codebook.Unit));
    }

    private static ParquetFile Opened(string path)
    {
        using var file = File.OpenRead(path);
        return ParquetFile.Open(file);
    }

    private static void Fill(Episodes episodes, Part part)
    {
        using var file = File.OpenRead(part.Path);
        var content = ArrayPool<byte>.Shared.Rent((int)file.Length);
        try
        {
            file.ReadExactly(content, 0, (int)file.Length);
            part.File.Read(content.AsSpan(0, (int)file.Length), name => episodes.Codebook.PlaceOf(name) is { } place ? episodes.Columns[place] : null, (int)part.From);
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(content);
        }

        episodes[Codebook.Year].Bytes.Slice((int)part.From, part.File.Rows).Fill((byte)part.Folders.Year);
        episodes[Codebook.Unit].Bytes.Slice((int)part.From, part.File.Rows).Fill((byte)part.Folders.Unit);
    }

    /// <summary>Says of what goes wrong in which file it did.</summary>
    private static void Naming(string path, string folder, Action act)
    {
        try
        {
            act();
        }
        catch (UnusableRegisterException wrong)
        {
            throw new UnusableRegisterException(wrong.Code, $"{Path.GetRelativePath(folder, path)}: {wrong.Message}", wrong);
        }
    }

    private sealed record Part(string Path, (int Year, int Unit) Folders, ParquetFile File, long From);
}
