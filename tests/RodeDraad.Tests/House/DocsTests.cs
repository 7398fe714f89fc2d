using System.Text.RegularExpressions;

namespace RodeDraad.Tests;

/// <summary>What the documents say of the house is there.</summary>
public sealed partial class DocsTests
{
    private static readonly string[] Documents = [.. Directory.EnumerateFiles(Path.Combine(SourceFiles.Root, "docs"), "*.md", SearchOption.AllDirectories), .. Directory.EnumerateFiles(SourceFiles.Root, "*.md")];

    [Fact]
    public void Code_in_the_tour_stands_in_the_house_line_by_line()
    {
        var tour = File.ReadAllText(Path.Combine(SourceFiles.Root, "docs", "tour.md"));
        var house = Directory.EnumerateFiles(SourceFiles.Root, "*.cs", SearchOption.AllDirectories).Select(file => Bare(File.ReadAllText(file))).ToList();
        var shown = Block().Matches(tour).Select(block => Bare(block.Groups["code"].Value)).ToList();

        Assert.NotEmpty(shown);
        Assert.Equal("", string.Join("\n\n", shown.Where(code => !house.Exists(file => file.Contains(code, StringComparison.Ordinal)))));
    }

    [Fact]
    public void Links_in_the_documents_lead_to_files_that_are_there()
    {
        var links = Documents.SelectMany(document => Link().Matches(File.ReadAllText(document)).Select(link => (document, To: Path.GetFullPath(link.Groups["to"].Value, Path.GetDirectoryName(document)!)))).ToList();

        Assert.True(links.Count > 20, "Few links were found: the search is wrong.");
        Assert.Equal("", string.Join(", ", links.Where(link => !Path.Exists(link.To))));
    }

    /// <summary>Code without the place where it stands on the line.</summary>
    private static string Bare(string code) => string.Join('\n', code.Split('\n').Select(line => line.Trim()).Where(line => line.Length > 0));

    [GeneratedRegex("```csharp\n(?<code>.*?)```", RegexOptions.Singleline | RegexOptions.ExplicitCapture)]
    private static partial Regex Block();

    [GeneratedRegex(@"\]\((?<to>(?!https?:|#|mailto:)[^)#\s]+)", RegexOptions.ExplicitCapture)]
    private static partial Regex Link();
}
