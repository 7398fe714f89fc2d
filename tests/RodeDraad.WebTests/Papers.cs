using System.Diagnostics;
using System.Text;

namespace RodeDraad.WebTests;

/// <summary>Reads what is no page: a PDF as another program reads it, anything else as text.</summary>
internal static class Papers
{
    public static async Task<string> Words(byte[] content)
    {
        if (!content.AsSpan().StartsWith("%PDF-"u8))
        {
            return Encoding.UTF8.GetString(content);
        }

        var file = Path.GetTempFileName();
        await File.WriteAllBytesAsync(file, content);
        using var reader = Process.Start(new ProcessStartInfo("pdftotext", ["-enc", "UTF-8", file, "-"]) { UseShellExecute = false, RedirectStandardOutput = true })!;
        var words = await reader.StandardOutput.ReadToEndAsync();
        await reader.WaitForExitAsync();
        File.Delete(file);
        return string.Join(' ', words.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
    }
}
