using System.Globalization;
using System.Text.Json;
using RodeDraad.People;
using RodeDraad.Register;
using RodeDraad.Registration;
using RodeDraad.Storage;

namespace RodeDraad;

/// <summary>The register as files, for whoever has them.</summary>
internal static class RegisterCommand
{
    [Public("Works on de-identified files that its user can read anyway.")]
    public static int Write(string csv, string codebook, string to) => Told(() =>
    {
        using var text = File.OpenText(csv);
        var episodes = EpisodesCsv.Read(text, Codebook.FromJson(File.ReadAllText(codebook)));
        RegisterFolder.Write(to, episodes);
        Console.Out.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{episodes.Count} episodes"));
    });

    [Public("Works on de-identified files that its user can read anyway.")]
    public static int Describe(string folder) => Told(() =>
    {
        var episodes = RegisterFolder.Read(folder);
        Console.Out.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{episodes.Count} episodes, codebook {episodes.Codebook.Version}\nitem,kind,known,missing"));
        foreach (var counts in CrossCounts.Of(episodes, "year", [.. episodes.Codebook.Items.Select(item => item.Name)]))
        {
            var missing = Enumerable.Range(0, counts.Group.Missing).Sum(year => counts[year, null]);
            Console.Out.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{counts.Item.Name},{(counts.Item.Answers is null ? counts.Item.Unit : "category")},{episodes.Count - missing},{missing}"));
        }
    });

    [Public("For whoever runs the installation and can reach its database anyway; the files say less than the database. Recorded in the log.")]
    public static async Task<int> Export(Installation installation, (string Kind, int Year, string? Own) what, string to, CancellationToken cancel)
    {
        try
        {
            var own = what.Own is { } file ? Definition.FromJson(await File.ReadAllTextAsync(file, cancel)) : null;
            await using var app = Host.Build(installation, "http://localhost:0");
            await app.Services.GetRequiredService<IDatabase>().Prepare(cancel);
            var (episodes, refusal) = await app.Services.GetRequiredService<ExportEpisodes>().Run(what.Kind, what.Year, cancel, own);
            if (episodes is null)
            {
                return Refused(refusal!);
            }

            RegisterFolder.Write(to, episodes);
            await Console.Out.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"{episodes.Count} episodes, codebook {episodes.Codebook.Version}"));
            return 0;
        }
        catch (Exception wrong) when (wrong is UnusableRegisterException or IOException)
        {
            return Said(wrong);
        }
    }

    [Public("Computes from what is typed in; reads and keeps nothing.")]
    public static int Score(string version, TextReader input, TextWriter output)
    {
        try
        {
            var answers = JsonSerializer.Deserialize<Dictionary<string, int?>>(input.ReadToEnd()) ?? [];
            var (scores, refusal) = new ScoreInterview(Shelf.Own).Run(version, answers);
            output.WriteLine(scores is null ? "" : JsonSerializer.Serialize(scores.Composites));
            return scores is null ? Refused(refusal!) : 0;
        }
        catch (JsonException wrong)
        {
            Console.Error.WriteLine("The input is not a JSON object of items and whole numbers: " + wrong.Message);
            return 1;
        }
    }

    private static int Refused(Kernel.Refusal refusal)
    {
        Console.Error.WriteLine(Web.Texts.In("en", refusal.Code, refusal.Facts));
        return 1;
    }

    private static int Told(Action act)
    {
        try
        {
            act();
            return 0;
        }
        catch (Exception wrong) when (wrong is UnusableRegisterException or IOException)
        {
            return Said(wrong);
        }
    }

    private static int Said(Exception wrong)
    {
        Console.Error.WriteLine(wrong is UnusableRegisterException named ? $"{named.Code}: {named.Message}" : wrong.Message);
        return 1;
    }
}
