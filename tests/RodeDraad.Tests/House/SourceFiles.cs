using System.Reflection;
using System.Text.RegularExpressions;

namespace RodeDraad.Tests;

/// <summary>The sources of the program, as they lie in the repository.</summary>
internal static class SourceFiles
{
    public static readonly string Root = Up(AppContext.BaseDirectory);

    /// <summary>Files below src with this ending, without what a build made.</summary>
    public static IEnumerable<string> All(string ending) =>
        Directory.EnumerateFiles(Path.Combine(Root, "src"), "*" + ending, SearchOption.AllDirectories)
            .Where(file => !file.Split(Path.DirectorySeparatorChar).Any(part => part is "obj" or "bin"));

    /// <summary>What people wrote: C# and pages, without generated migrations.</summary>
    public static IEnumerable<string> Code() =>
        All(".cs").Concat(All(".razor")).Where(file => !file.Split(Path.DirectorySeparatorChar).Contains("Migrations"));

    public static string Short(string file) => Path.GetRelativePath(Path.Combine(Root, "src"), file);

    /// <summary>The program's own assemblies beside the tests.</summary>
    public static IEnumerable<Assembly> Assemblies() =>
        Directory.EnumerateFiles(AppContext.BaseDirectory, "RodeDraad.*.dll").Where(file => !file.EndsWith("Tests.dll", StringComparison.Ordinal)).Select(file => Assembly.Load(Path.GetFileNameWithoutExtension(file)));

    private static string Up(string folder) =>
        File.Exists(Path.Combine(folder, "RodeDraad.slnx")) ? folder : Up(Path.GetDirectoryName(folder) ?? throw new InvalidOperationException("RodeDraad.slnx is in no folder above the tests."));
}

/// <summary>Counts the lines of methods by their indent, which the formatting of the repository guarantees.</summary>
internal static partial class MethodLengths
{
    public static IEnumerable<(string Name, int Lines)> Of(string[] lines)
    {
        for (var at = 0; at < lines.Length; at++)
        {
            if (Signature().Match(lines[at]) is { Success: true } method && !lines[at].EndsWith(';'))
            {
                yield return (method.Groups["name"].Value, End(lines, at) - at + 1);
            }
        }
    }

    /// <summary>The last line of the method that begins here: the brace under its first sign, or the last line that is further in.</summary>
    private static int End(string[] lines, int start)
    {
        var indent = Indent(lines[start]);
        var body = false;
        for (var at = start + 1; at < lines.Length; at++)
        {
            var here = Indent(lines[at]);
            body |= here == indent && lines[at].TrimStart().StartsWith('{');
            if (here == indent && lines[at].TrimStart().StartsWith('}'))
            {
                return at;
            }

            if (!body && (lines[at].Length == 0 || here <= indent))
            {
                return at - 1;
            }
        }

        return lines.Length - 1;
    }

    private static int Indent(string line) => line.Length - line.TrimStart().Length;

    [GeneratedRegex(@"^\s+(?:(?:public|private|protected|internal|static|async|override|virtual|abstract|sealed|partial)\s+)+(?![^(]*\b(?:class|record|struct|interface|enum)\s)[^=;]*?(?<name>\w+)(?:<[^()]*>)?\(")]
    private static partial Regex Signature();
}
