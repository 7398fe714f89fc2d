using System.Diagnostics;
using RodeDraad.Documents;

namespace RodeDraad.Tests;

/// <summary>A document written to a file for as long as a test looks at it with the tools that readers use.</summary>
internal sealed class PdfFile : IDisposable
{
    private readonly string _path = Path.GetTempFileName();

    public PdfFile(Document document) => File.WriteAllBytes(_path, PdfWriter.Write(document));

    public string Check() => Run("qpdf", "--check", _path);

    public string Info(params string[] options) => Run("pdfinfo", [.. options, _path]);

    public string Fonts() => Run("pdffonts", _path);

    public string Text() => Run("pdftotext", "-layout", _path, "-");

    /// <summary>The words of the text in reading order, with one space between each two.</summary>
    public string Words() => string.Join(' ', Run("pdftotext", "-raw", _path, "-").Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    public int PageCount() => int.Parse(
        Info().Split('\n').Single(line => line.StartsWith("Pages:", StringComparison.Ordinal))["Pages:".Length..],
        System.Globalization.CultureInfo.InvariantCulture);

    public void Dispose() => File.Delete(_path);

    private static string Run(string tool, params string[] arguments)
    {
        var start = new ProcessStartInfo(tool, arguments) { UseShellExecute = false, RedirectStandardOutput = true, RedirectStandardError = true };
        using var process = Process.Start(start) ?? throw new InvalidOperationException($"{tool} did not start.");
        var errors = process.StandardError.ReadToEndAsync();
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        Assert.True(process.ExitCode == 0, $"{tool} ended with {process.ExitCode}: {errors.Result}{output}");
        Assert.Equal("", errors.Result);
        return output;
    }
}
