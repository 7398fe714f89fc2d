using System.Globalization;
using System.IO.Compression;
using System.Text;

namespace RodeDraad.Documents;

/// <summary>The numbered objects of a PDF file (ISO 32000-1:2008, 7.3 and 7.5).</summary>
internal sealed class PdfObjects
{
    private readonly List<byte[]> _bodies = [];

    /// <summary>Gives out a number for an object that is filled later.</summary>
    public int Reserve()
    {
        _bodies.Add([]);
        return _bodies.Count;
    }

    public void Fill(int number, string body) => _bodies[number - 1] = Encoding.Latin1.GetBytes(body);

    public int Add(string body)
    {
        var number = Reserve();
        Fill(number, body);
        return number;
    }

    public int AddStream(byte[] data, string entries = "")
    {
        using var packed = new MemoryStream();
        using (var packer = new ZLibStream(packed, CompressionLevel.Optimal, leaveOpen: true))
        {
            packer.Write(data);
        }

        return AddPlainStream(packed.ToArray(), "/Filter/FlateDecode" + entries);
    }

    public int AddPlainStream(byte[] data, string entries)
    {
        var number = Reserve();
        _bodies[number - 1] =
        [
            .. Encoding.Latin1.GetBytes($"<</Length {data.Length}{entries}>>\nstream\n"),
            .. data,
            .. "\nendstream"u8,
        ];
        return number;
    }

    /// <summary>The whole file.</summary>
    public byte[] File(int catalog, int information)
    {
        using var file = new MemoryStream();
        var table = new StringBuilder($"xref\n0 {_bodies.Count + 1}\n0000000000 65535 f \n");
        // four bytes above 127 tell a carrier that the file is not text
        file.Write(Encoding.Latin1.GetBytes("%PDF-1.7\n%\u00E2\u00E3\u00CF\u00D3\n"));
        for (var i = 0; i < _bodies.Count; i++)
        {
            table.Append(CultureInfo.InvariantCulture, $"{file.Length:D10} 00000 n \n");
            file.Write(Encoding.Latin1.GetBytes($"{i + 1} 0 obj\n"));
            file.Write(_bodies[i]);
            file.Write("\nendobj\n"u8);
        }

        var start = file.Length;
        file.Write(Encoding.Latin1.GetBytes(table.ToString()));
        file.Write(Encoding.Latin1.GetBytes(
            $"trailer\n<</Size {_bodies.Count + 1}/Root {catalog} 0 R/Info {information} 0 R>>\nstartxref\n{start}\n%%EOF\n"));
        return file.ToArray();
    }
}

/// <summary>How text and numbers are written in a PDF file.</summary>
internal static class PdfText
{
    public static string Number(double value) => value.ToString("0.##", CultureInfo.InvariantCulture);

    public static string Hex(string text) => Convert.ToHexString(Encoding.BigEndianUnicode.GetBytes(text));

    /// <summary>A text for people, such as a title. Any character is safe in it.</summary>
    public static string String(string text) => $"<FEFF{Hex(text)}>";
}
