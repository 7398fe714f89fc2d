using System.Reflection;
using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace RodeDraad.Tests;

/// <summary>The rules of the house that no compiler holds.</summary>
public sealed partial class HouseRules
{
    private const int LongestFile = 300;
    private const int LongestMethod = 40;
    private const int MostParameters = 5;

    /// <summary>What each project may know. Nothing knows the web but the program.</summary>
    private static readonly Dictionary<string, string[]> MayKnow = new(StringComparer.Ordinal)
    {
        ["Kernel"] = [],
        ["Policy"] = [],
        ["Statistics"] = ["Kernel"],
        ["Figures"] = ["Kernel", "Statistics"],
        ["Register"] = ["Kernel", "Statistics"],
        ["Storage"] = ["Kernel"],
        ["Documents"] = ["Kernel"],
        ["Costing"] = ["Kernel"],
        ["People"] = ["Policy", "Storage"],
        ["Secrecy"] = ["People"],
        ["Forms"] = ["Secrecy"],
        ["CrisisUnits"] = ["Forms"],
        ["CaseManagement"] = ["CrisisUnits"],
        ["Circuit"] = ["CaseManagement"],
        ["Registration"] = ["Circuit", "Register"],
        ["Storage.Sqlite"] = ["Circuit"],
        ["Storage.Postgres"] = ["Circuit"],
        ["Exchange"] = ["Secrecy"],
        ["Demo"] = ["Circuit"],
        ["Web"] = ["Circuit", "Documents", "Exchange", "Figures", "Registration"],
        ["Program"] = ["Web", "Costing", "Demo", "Figures", "Register", "Statistics", "Storage.Sqlite", "Storage.Postgres"],
    };

    /// <summary>Lines that may name the system clock: the place where it enters.</summary>
    private static readonly string[] MayNameTheClock = ["AddSingleton<IClock>(SystemClock.Instance)"];

    [Fact]
    public void A_project_knows_only_what_it_may_know()
    {
        var projects = SourceFiles.All(".csproj").ToList();
        Assert.Equal(MayKnow.Keys.Order(StringComparer.Ordinal), projects.Select(NameOf).Order(StringComparer.Ordinal));
        var tooMuch = projects.SelectMany(project => XDocument.Load(project).Descendants("ProjectReference")
            .Select(reference => NameOf(reference.Attribute("Include")!.Value))
            .Where(known => !MayKnow[NameOf(project)].Contains(known))
            .Select(known => $"{NameOf(project)} knows {known}"));
        Assert.Equal("", string.Join(", ", tooMuch));
    }

    [Fact]
    public void A_file_is_short() =>
        Assert.Equal("", string.Join(", ", SourceFiles.Code().Where(file => File.ReadLines(file).Count() > LongestFile).Select(SourceFiles.Short)));

    [Fact]
    public void A_method_is_short()
    {
        var methods = SourceFiles.Code().SelectMany(file => MethodLengths.Of(File.ReadAllLines(file)).Select(method => (File: SourceFiles.Short(file), method.Name, method.Lines))).ToList();
        Assert.True(methods.Count > 300, $"Only {methods.Count} methods were found: the search is wrong.");
        Assert.Equal("", string.Join(", ", methods.Where(method => method.Lines > LongestMethod).Select(method => $"{method.File} {method.Name}: {method.Lines}")));
    }

    [Fact]
    public void A_long_method_is_found()
    {
        string[] file = ["class A", "{", "    private static int Long(", "        int a)", "    {", .. Enumerable.Repeat("        a++;", 38), "        return a;", "    }", "", "    public int Short() =>", "        1;", "}"];
        Assert.Equal([("Long", 43), ("Short", 2)], MethodLengths.Of(file));
    }

    [Fact]
    public void A_constructor_asks_for_little()
    {
        var types = SourceFiles.Assemblies().SelectMany(assembly => assembly.GetTypes())
            .Where(type => type.IsClass && !type.IsDefined(typeof(CompilerGeneratedAttribute)) && !IsRecord(type) && !type.IsSubclassOf(typeof(Attribute))).ToList();
        Assert.True(types.Count > 80, $"Only {types.Count} types were found: the search is wrong.");
        var greedy = types.SelectMany(type => type.GetConstructors(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic))
            .Where(constructor => constructor.GetParameters().Length > MostParameters);
        Assert.Equal("", string.Join(", ", greedy.Select(constructor => $"{constructor.DeclaringType!.Name}: {constructor.GetParameters().Length}")));
    }

    [Fact]
    public void Nothing_is_left_for_later() => Assert.Equal("", Found(ForLater(), []));

    [Fact]
    public void Time_and_chance_come_from_outside() => Assert.Equal("", Found(ClockOrChance(), MayNameTheClock));

    /// <summary>A name in another script turns round what stands beside it, unless it is kept apart.</summary>
    [Fact]
    public void The_name_of_a_client_on_a_page_is_kept_apart_from_the_words_around_it()
    {
        var pages = SourceFiles.All(".razor").Where(file => !file.EndsWith("DirectoryPage.razor", StringComparison.Ordinal)).ToList(); // names of services
        Assert.True(pages.SelectMany(File.ReadLines).Count(line => NameApart().IsMatch(line)) > 30, "Few names were found: the search is wrong.");
        Assert.Equal("", string.Join(", ", pages.SelectMany(file => File.ReadLines(file).Where(line => BareName().IsMatch(line)).Select(line => $"{SourceFiles.Short(file)}: {line.Trim()}"))));
    }

    private static string Found(Regex words, string[] allowed) => string.Join(
        ", ",
        SourceFiles.Code().SelectMany(file => File.ReadLines(file)
            .Where(line => words.IsMatch(line) && !Array.Exists(allowed, allow => line.Contains(allow, StringComparison.Ordinal)))
            .Select(line => $"{SourceFiles.Short(file)}: {line.Trim()}")));

    private static string NameOf(string project) => Path.GetFileNameWithoutExtension(project.Replace('\\', '/')) is var name && name == "RodeDraad" ? "Program" : name["RodeDraad.".Length..];

    /// <summary>A record holds facts, as many as there are.</summary>
    private static bool IsRecord(Type type) => type.GetMethod("<Clone>$") is not null;

    [GeneratedRegex(@"\b(TODO|FIXME|HACK)\b")]
    private static partial Regex ForLater();

    [GeneratedRegex(@"<bdi>@[\w.!]+\.(Name|By)</bdi>")]
    private static partial Regex NameApart();

    /// <summary>The name of a client as it stands in the markup, not in an attribute or the title of the window.</summary>
    [GeneratedRegex(@"(?<!<bdi>|<PageTitle>|""[^""<>]*)@[\w.!]*\b(?:[Cc]lient|line|merged)\.Name\b")]
    private static partial Regex BareName();

    [GeneratedRegex(@"DateTime(Offset)?\.(Utc)?(Now|Today)|Guid\.NewGuid|new Random\(\)|Random\.Shared|SystemClock\.Instance")]
    private static partial Regex ClockOrChance();
}
