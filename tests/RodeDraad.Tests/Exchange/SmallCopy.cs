using NodaTime;
using RodeDraad.People;
using RodeDraad.Policy;
using RodeDraad.Secrecy;

namespace RodeDraad.Tests.Exchange;

/// <summary>The copy of a small file, every kind of thing in it once. All persons and houses are made up.</summary>
internal static class SmallCopy
{
    public const string House = "Crisiseenheid De Kade (fictief)";
    public static readonly Instant Noon = Instant.FromUtc(2026, 11, 24, 12, 0);

    public static CopyOfRecord Of(params IReadOnlyList<ConsentLine> consents) => new(
        new(new(new(Id(1)), new(Id(2))), House, "Mira Proef"),
        Noon,
        null,
        [.. AccessCopy.Parts.Where(part => part != Cat.Jud).Select(part => new RecordPart(part, Level.Full, Entries(part), []))],
        [new(Cat.Jud, "C2"), new(Cat.Psy, "C6")],
        2,
        [new(Id(3), Cat.Psy, new(2027, 1, 31), "Piet Psychiater", "", "")],
        new(new(new(new(Id(1)), new(Id(2))), House, "Mira Proef"), null, [Visit(10, "crisis-nurse", []), Visit(11, "case-manager", ["disclose", "update"])], [new(House, 3)]),
        [new("Lena Lier", "case-manager", "Huis Twee (fictief)", Noon, ["plan"], "page")],
        [new("care-file", new(2056, 11, 24), "quality-act")],
        Mira,
        consents);

    public static ConsentLine Grant { get; } = new(
        new(Id(20)), "grant", "active", "client", "function", "Huis Twee (fictief)", "case_manager", "", House,
        ["ident", "plan"], ["care", "coordination"], new(2026, 1, 1), null, Noon, Noon + Duration.FromDays(90), "portal", true, "2026-11", [new(2, "active", "", Noon, "Mira Proef"), new(1, "provisional", "", Noon - Duration.FromDays(1), "Nele Nachtegaal")]);

    public static ConsentLine Refusal { get; } = Grant with { Id = new(Id(21)), Kind = "refusal", RecipientKind = "organisation", RecipientOrganisation = House, RecipientRole = "", Categories = ["psy"], Purposes = [], DataFrom = null, UntilAt = null };

    public static ConsentLine ByRepresentative { get; } = Grant with { Id = new(Id(22)), Status = "withdrawn", Giver = "representative", RecipientKind = "person", RecipientRole = "", Recipient = "Jo Justens", Source = "Huis Twee (fictief)", Purposes = ["justice"], History = [new(2, "withdrawn", "phone", Noon, "Nele Nachtegaal"), new(1, "active", "", Noon, "Nele Nachtegaal")] };

    public static Guid Id(int number) => new($"01980000-0000-7000-8000-{number:000000000000}");

    private static ClientLine Mira => new() { Organisation = new(Id(1)), Id = new(Id(2)), Reference = "C-7K2M9QF4", GivenName = "Mira", FamilyName = "Proef", BirthDate = new(1984, 2, 29), EstimatedBirthYear = null, Anonymous = false, Phone = "0470 00 00 00", Sex = "female", Language = "nl", Municipality = "Gent" };

    private static IReadOnlyList<RecordEntry> Entries(Cat part) => part switch
    {
        Cat.Ident => [Entry(part, "clients.one", new RecordFact("clients.reference", "C-7K2M9QF4"), new("clients.sex", "female", FactKind.Codes, "sex"))],
        Cat.Psy => [Entry(part, "rights.addendum", new RecordFact("rights.words", "Ik zei: \"kalm\" & <rustig>.\nTweede regel met een teken \u0001 dat niet kan."))],
        Cat.Consent => [Entry(part, "consents.grant", new RecordFact("consents.parts", "ident plan", FactKind.Codes, "category")), Entry(part, "consents.refusal")],
        Cat.Accesslog => [Entry(part, "rights.entry", new RecordFact("rights.said", "Waarom keek u?"))],
        _ => [],
    };

    private static RecordEntry Entry(Cat part, string title, params IReadOnlyList<RecordFact> facts) => new(part, Noon - Duration.FromHours(2), $"entry/{Id(30)}", title, House, "Nele Nachtegaal", facts);

    private static Visit Visit(int number, string role, IReadOnlyList<string> did) => new(
        Id(number), Noon - Duration.FromHours(number), "Nele Nachtegaal", role, "Team Kade", House, ["ident", "psy"], did, role == "crisis-nurse" ? "care" : "coordination", did.Count == 0 ? [] : ["consent"], null);
}
