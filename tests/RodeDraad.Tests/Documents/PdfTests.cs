using System.Globalization;
using System.Text.RegularExpressions;
using RodeDraad.Documents;

namespace RodeDraad.Tests;

public sealed partial class PdfTests
{
    private static readonly Document Full = Of(
        new Heading(1, "Ontslagbrief"),
        new Paragraph("Eerste regel.\nTweede regel."),
        new Heading(2, "Feiten"),
        new Facts([("Naam", "Jan Peeters"), ("Verblijf", "drie dagen\nin de crisiseenheid")]),
        new Heading(3, "Afspraken"),
        new Grid(["Dag", "Wat"], [["maandag", "gesprek"], ["dinsdag"]]),
        new Bullets(["slapen", "eten"]));

    [Fact]
    public void A_document_with_every_kind_of_block_is_sound()
    {
        using var file = new PdfFile(Full);

        Assert.Contains("No syntax or stream encoding errors found", file.Check(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_document_is_tagged_and_says_its_title_and_language()
    {
        using var file = new PdfFile(Full);

        Assert.Matches(@"Tagged:\s+yes", file.Info());
        Assert.Matches(@"Title:\s+Brief ‘één’ & <twee>", file.Info());
        Assert.Matches(@"Page size:\s+595\.28 x 841\.89 pts \(A4\)", file.Info());
        Assert.Contains("<pdfuaid:part>1</pdfuaid:part>", file.Info("-meta"), StringComparison.Ordinal);
        Assert.Contains("Brief ‘één’ &amp; &lt;twee&gt;", file.Info("-meta"), StringComparison.Ordinal);
        // the language as a text string, and the order to show the title
        var raw = System.Text.Encoding.Latin1.GetString(PdfWriter.Write(Full));
        Assert.Contains("/Lang<FEFF006E006C>", raw, StringComparison.Ordinal);
        Assert.Contains("/DisplayDocTitle true", raw, StringComparison.Ordinal);
    }

    [Fact]
    public void A_screen_reader_hears_the_parts_in_reading_order()
    {
        using var file = new PdfFile(Full);

        var heard = string.Join(' ', file.Info("-struct-text").Replace(" (block)", "", StringComparison.Ordinal).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

        Assert.Equal(
            "Document H1 \"Ontslagbrief\" P \"Eerste regel. \" \"Tweede regel.\" "
            + "H2 \"Feiten\" Table "
            + "TR TH: /Scope /Row \"Naam\" TD \"Jan Peeters\" "
            + "TR TH: /Scope /Row \"Verblijf\" TD \"drie dagen \" \"in de crisiseenheid\" "
            + "H3 \"Afspraken\" Table "
            + "TR TH: /Scope /Column \"Dag\" TH: /Scope /Column \"Wat\" "
            + "TR TD \"maandag\" TD \"gesprek\" TR TD \"dinsdag\" TD "
            + "L: /ListNumbering /Disc LI Lbl \"•\" LBody \"slapen\" LI Lbl \"•\" LBody \"eten\"",
            heard);
    }

    [Theory]
    [InlineData("De cliënt verblijft één week in de crisiseenheid; de coördinator belt vóór 14 u. en het kost € 12,50 – niet méér.")]
    [InlineData("L’unité de crise reçoit l’usager à Liège ; sa sœur, âgée de 30 ans, paie 12,50 € – où est le contrôle ?")]
    [InlineData("Der Aufenthalt für Jürgen Groß dauert höchstens fünf Tage – danach schließt die Ärztin die Akte „Übergang“.")]
    [InlineData("The client’s stay costs €12.50 – no more – and the naïve café owner said “fine”.")]
    [InlineData("Ελληνικά κείμενα, Ω και µ; русский и українська; Şükrü, Łukasz, Dvořák, Ħal.")]
    [InlineData("The micro sign µ beside the Greek letter μ, the minus − beside the hyphen -.")]
    public void Text_comes_back_word_for_word(string text)
    {
        using var file = new PdfFile(Of(new Paragraph(text), new Heading(1, text), new Facts([(text, text)])));

        // the paragraph, the heading and both columns
        Assert.Equal(4, Regex.Count(file.Words(), Regex.Escape(text)));
    }

    [Fact]
    public void A_character_that_no_font_has_is_shown_as_missing()
    {
        using var file = new PdfFile(Of(new Paragraph("before 漢 after")));

        Assert.Contains("before \uFFFD after", file.Words(), StringComparison.Ordinal);
    }

    [Fact]
    public void Arabic_letters_are_kept()
    {
        using var file = new PdfFile(Of(new Paragraph("سلام")));

        // a reader may turn the order round, for the letters stand from left to right
        Assert.Equal("سلام".Order(), file.Words().Where(letter => letter is >= '\u0600' and <= '\u06FF').Order());
    }

    [Fact]
    public void Both_faces_are_embedded_as_subsets_with_their_characters()
    {
        using var file = new PdfFile(Full);

        var fonts = file.Fonts().Split('\n', StringSplitOptions.RemoveEmptyEntries).Skip(2).ToArray();

        Assert.Equal(2, fonts.Length);
        Assert.Matches(@"^[A-Z]{6}\+DejaVuSans\s+CID TrueType\s+Identity-H\s+yes yes yes", fonts[0]);
        Assert.Matches(@"^[A-Z]{6}\+DejaVuSans-Bold\s+CID TrueType\s+Identity-H\s+yes yes yes", fonts[1]);
        Assert.InRange(PdfWriter.Write(Full).Length, 1, 60_000);
    }

    [Fact]
    public void A_table_longer_than_a_page_goes_on_with_its_header()
    {
        var rows = Enumerable.Range(1, 300).Select(i => (IReadOnlyList<string>)[$"row-{i}-end", $"word {i}", "a longer remark that stays as it is"]);
        using var file = new PdfFile(Of(new Grid(["Number", "Word", "Remark"], [.. rows])));

        var text = file.Text();
        var pages = text.TrimEnd('\f').Split('\f');
        var heard = file.Info("-struct-text");

        Assert.Contains("No syntax or stream encoding errors found", file.Check(), StringComparison.Ordinal);
        Assert.InRange(pages.Length, 5, 20);
        Assert.Equal(file.PageCount(), pages.Length);
        Assert.All(pages, page => Assert.Matches(@"^\s*Number\s+Word\s+Remark", page));
        Assert.All(Enumerable.Range(1, 300), i => Assert.Single(Regex.Matches(text, $"row-{i}-end")));
        Assert.Single(Regex.Matches(heard, "\"Number\""));
        Assert.Equal(301, Regex.Count(heard, @"^\s+TR", RegexOptions.Multiline));
    }

    [Fact]
    public void Every_page_has_the_footer_and_its_number()
    {
        using var file = new PdfFile(Of([.. Enumerable.Range(1, 200).Select(i => new Paragraph($"Paragraph {i}."))]));

        var pages = file.Text().TrimEnd('\f').Split('\f');

        Assert.InRange(pages.Length, 2, 20);
        Assert.All(pages.Index(), page => Assert.Matches($@"Vertrouwelijk\s+{page.Index + 1} ?/ ?{pages.Length}\s*$", page.Item));
        Assert.DoesNotContain("Vertrouwelijk", file.Info("-struct-text"), StringComparison.Ordinal);
    }

    [Fact]
    public void A_row_longer_than_a_page_is_split_and_loses_no_word()
    {
        var words = string.Join(' ', Enumerable.Range(1, 4000).Select(i => $"w{i}"));
        using var file = new PdfFile(Of(new Grid(["Short", "Long"], [["a", words], ["b", "the end"]]), new Facts([("name", words)])));

        var written = file.Info("-struct-text").Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)
            .Select(word => word.Trim('"')).Where(word => NumberedWord().IsMatch(word)).ToArray();

        Assert.Contains("No syntax or stream encoding errors found", file.Check(), StringComparison.Ordinal);
        Assert.Equal(words.Split(' ').Concat(words.Split(' ')), written);
        Assert.InRange(file.PageCount(), 3, 60);
    }

    [Fact]
    public void A_very_long_word_is_broken_and_loses_no_letter()
    {
        var word = string.Concat(Enumerable.Range(0, 3000).Select(i => (char)('a' + (i % 26))));
        using var file = new PdfFile(Of(
            new Paragraph("before " + word + " after"), new Heading(1, word), new Bullets([word]), new Grid([word, "b"], [[word, word]])));

        // pieces of the paragraph follow each other on lines of their own
        var letters = string.Concat(file.Words().Split(' ').SkipWhile(part => part != "before").Skip(1).TakeWhile(part => part != "after"));

        Assert.Contains("No syntax or stream encoding errors found", file.Check(), StringComparison.Ordinal);
        Assert.Contains(word[..1000], letters, StringComparison.Ordinal);
        Assert.Equal(6, Regex.Count(Heard(file), word));
    }

    [Fact]
    public void Control_characters_and_broken_letters_do_not_break_the_file()
    {
        var strange = string.Concat(Enumerable.Range(0, 0xA0).Select(i => (char)i)) + "\uD800 \uFEFF\uFFFE\uFFFF\u200B\u202E end";
        using var file = new PdfFile(new Document(
            strange, "n\0l)", strange,
            [new Heading(1, strange), new Paragraph(strange), new Facts([(strange, strange)]), new Grid([strange], [[strange]]), new Bullets([strange])]));

        Assert.Contains("No syntax or stream encoding errors found", file.Check(), StringComparison.Ordinal);
        Assert.Contains("()*+,-./0123456789:;<=>?@", file.Words(), StringComparison.Ordinal);
        Assert.Contains("[\\]^_`", file.Words(), StringComparison.Ordinal);
        System.Xml.Linq.XDocument.Parse(file.Info("-meta"));
    }

    [Fact]
    public void Empty_documents_and_empty_blocks_give_one_sound_page()
    {
        using var nothing = new PdfFile(new Document("", "", "", []));
        using var empty = new PdfFile(Of(
            new Heading(1, ""), new Paragraph("\n"), new Facts([]), new Facts([("", "")]), new Grid([], []), new Grid([], [["only"]]),
            new Grid(["only a header"], []), new Grid(["short"], [[], ["one", "two"]]), new Bullets([]), new Bullets([""])));

        Assert.All([nothing, empty], file =>
        {
            Assert.Contains("No syntax or stream encoding errors found", file.Check(), StringComparison.Ordinal);
            Assert.Equal(1, file.PageCount());
            Assert.EndsWith("1 / 1", file.Words(), StringComparison.Ordinal);
        });
    }

    [Fact]
    public void A_table_of_very_many_columns_is_still_written()
    {
        var cells = Enumerable.Range(1, 60).Select(i => $"c{i}").ToArray();
        using var file = new PdfFile(Of(new Grid(cells, [cells])));

        Assert.Contains("No syntax or stream encoding errors found", file.Check(), StringComparison.Ordinal);
    }

    [Fact]
    public void The_same_document_gives_the_same_bytes_under_any_culture()
    {
        var first = PdfWriter.Write(Full);
        var before = CultureInfo.CurrentCulture;
        try
        {
            CultureInfo.CurrentCulture = new CultureInfo("sv-SE");
            Assert.Equal(first, PdfWriter.Write(Full));
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    [Theory]
    [InlineData(0)]
    [InlineData(4)]
    public void A_heading_of_another_level_is_refused(int level)
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => new Heading(level, "text"));
    }

    private static Document Of(params Block[] blocks) => new("Brief ‘één’ & <twee>", "nl", "Vertrouwelijk", blocks);

    // what the structure tree holds, with the pieces of a broken word joined
    private static string Heard(PdfFile file) => PieceEnd().Replace(file.Info("-struct-text"), "");

    [GeneratedRegex("\"\\s*\"")]
    private static partial Regex PieceEnd();

    [GeneratedRegex("^w[0-9]+$")]
    private static partial Regex NumberedWord();
}
