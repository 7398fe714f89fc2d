using System.Globalization;

namespace RodeDraad.WebTests;

/// <summary>A stream that says "look again" is an answer too: about another house it says nothing, whatever happens there (S6).</summary>
[Collection("walls")]
public sealed class ListeningTests(Walls walls, ITestOutputHelper output)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    /// <summary>Longer than it takes to hear, after somebody else has heard.</summary>
    private static readonly TimeSpan Quiet = TimeSpan.FromMilliseconds(700);

    [Fact]
    public async Task Whoever_listens_to_a_client_a_unit_or_an_emergency_of_another_house_hears_no_more_than_about_nothing()
    {
        var ids = await walls.Other.Ids();
        var nurse = await walls.As($"nurse.{Walls.There}");
        var psychologist = await walls.As($"psychologist.{Walls.Here}");
        (string Address, Func<Task> Happens)[] streams =
        [
            ($"/live/client/{walls.Other.House}/{walls.Other.Client}", () => walls.Other.Share("psychologist", ["plan"])),
            ($"/live/board/{ids["services"]}", async () => _ = await nurse.Program.Present()),
            ($"/live/emergency/{ids["emergency_accesses"]}", async () => _ = (await nurse.Program.Post($"/api/emergency/{ids["emergency_accesses"]}/end", new { })).Good),
        ];
        var (heard, there) = (new List<string>(), 0);
        foreach (var (address, happens) in streams)
        {
            using var theirs = await Listen(nurse.Browser, address);
            using var ours = await Listen(psychologist.Browser, address);
            await happens();
            there += await Next(theirs, Patience) == "event: changed" ? 1 : 0;
            if (await Next(ours, Quiet) is { } said)
            {
                heard.Add($"{address}: {said}");
            }
        }

        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"WALLS streams: {streams.Length} kinds, heard in the house itself {there}, in another house {heard.Count}"));
        Assert.Equal(streams.Length, there);
        Assert.True(heard.Count == 0, string.Join('\n', heard));
    }

    /// <summary>A stream, after its first word.</summary>
    private static async Task<StreamReader> Listen(Visitor visitor, string address)
    {
        var answer = await visitor.Still.GetAsync(new Uri(address, UriKind.Relative), HttpCompletionOption.ResponseHeadersRead);
        var reader = new StreamReader(await answer.Content.ReadAsStreamAsync());
        Assert.Equal("event: hello", await reader.ReadLineAsync());
        return reader;
    }

    /// <summary>The next event that tells something, or null when it stays quiet.</summary>
    private static async Task<string?> Next(StreamReader reader, TimeSpan wait)
    {
        using var end = new CancellationTokenSource(wait);
        try
        {
            while (await reader.ReadLineAsync(end.Token) is { } line)
            {
                if (line.StartsWith("event:", StringComparison.Ordinal) && line != "event: beat")
                {
                    return line;
                }
            }
        }
        catch (OperationCanceledException)
        {
        }

        return null;
    }
}
