using NodaTime;
using RodeDraad.Kernel;
using RodeDraad.Policy;

namespace RodeDraad.Secrecy;

/// <summary>The rules of a consent that can be read from its form alone (access.md A6).</summary>
public static class ConsentRules
{
    /// <summary>The version of the text that informs the client (<c>consent.text-…</c> in the texts of the screens).</summary>
    public const string TextVersion = "2026-11";

    /// <summary>Months that a grant lives at most: nobody agrees for ever.</summary>
    public const int LongestMonths = 12;

    /// <summary>Parts that a consent can open. What is about other people never leaves the house, and a log is nobody's to share.</summary>
    public static readonly IReadOnlyList<Cat> Shareable =
        [Cat.Ident, Cat.Presence, Cat.Plan, Cat.Crisis, Cat.Med, Cat.Psy, Cat.Subst, Cat.Social, Cat.Jud, Cat.Meeting, Cat.Consent];

    /// <summary>Purposes for which a client can agree. Justice is not one: that is asked packet by packet.</summary>
    public static readonly IReadOnlyList<Purpose> Reasons = [Purpose.Care, Purpose.Coordination, Purpose.Meeting, Purpose.Emergency, Purpose.Support];

    /// <summary>Functions of a house of care to which a client can agree.</summary>
    public static readonly IReadOnlyList<Role> Functions = [Role.Psychiatrist, Role.Psychologist, Role.CrisisNurse, Role.CaseManager, Role.SocialWorker, Role.OfficeAdmin];

    /// <summary>The one function of a house of justice that is ever sent anything, and that a client can therefore refuse.</summary>
    public static readonly IReadOnlyList<Role> FunctionsOfJustice = [Role.Justice];

    /// <param name="towardJustice">The house that it names is one of justice.</param>
    /// <returns>Every mistake of the form; <c>consents.…</c>, <c>field-needed</c>, <c>code-unknown</c>, <c>text.too-long</c>.</returns>
    public static List<Refusal> MistakesOf(ConsentForm form, LocalDate today, bool towardJustice)
    {
        var check = new Mistakes();
        check.Code("consent-kind", form.Kind, nameof(form.Kind), needed: true);
        check.Code("consent-giver", form.Giver, nameof(form.Giver), needed: true);
        check.Code("consent-capacity", form.Capacity, nameof(form.Capacity), needed: true);
        check.Text(form.CapacityNote, 1_000, nameof(form.CapacityNote));
        Recipient(form, towardJustice ? FunctionsOfJustice : Functions, check);
        Parts(form, check);
        Period(form, today, check);
        Proof(form, check);
        return check.Found;
    }

    private static void Recipient(ConsentForm form, IReadOnlyList<Role> functions, Mistakes check)
    {
        check.Code("consent-recipient", form.RecipientKind, nameof(form.RecipientKind), needed: true);
        check.That(form.RecipientOrganisation is not null, new Refusal("consents.recipient-needed").At(nameof(form.RecipientOrganisation)));
        check.That(form.RecipientKind != "function" || functions.Any(role => PolicyWords.Of(role) == form.RecipientRole), new Refusal("consents.function-needed").At(nameof(form.RecipientRole)));
        check.That(form.RecipientKind != "person" || form.RecipientAccount is not null, new Refusal("consents.person-needed").At(nameof(form.RecipientAccount)));
    }

    private static void Parts(ConsentForm form, Mistakes check)
    {
        var shareable = form.Kind == "refusal" ? [.. Shareable, Cat.Third] : Shareable;
        check.That(form.Categories.Count > 0, new Refusal("consents.part-needed").At(nameof(form.Categories)));
        check.That(form.Kind == "refusal" || !form.Categories.Contains("third"), new Refusal("consents.never-leaves").At(nameof(form.Categories)));
        check.That(form.Categories.All(word => word == "third" || shareable.Any(category => PolicyWords.Of(category) == word)), new Refusal("consents.part-unknown").At(nameof(form.Categories)));
        check.That(form.Kind == "refusal" || form.Purposes.Count > 0, new Refusal("consents.purpose-needed").At(nameof(form.Purposes)));
        check.That(!form.Purposes.Contains("justice"), new Refusal("consents.justice-alone").At(nameof(form.Purposes)));
        check.That(form.Purposes.All(word => word == "justice" || Reasons.Any(reason => PolicyWords.Of(reason) == word)), new Refusal("consents.purpose-unknown").At(nameof(form.Purposes)));
    }

    private static void Period(ConsentForm form, LocalDate today, Mistakes check)
    {
        var from = form.From ?? today;
        check.That(form.Kind == "refusal" || form.Until is not null, new Refusal("consents.end-needed", LongestMonths).At(nameof(form.Until)));
        check.That(form.Kind == "refusal" || form.Until is null || form.Until <= from.PlusMonths(LongestMonths), new Refusal("consents.too-long", LongestMonths).At(nameof(form.Until)));
        check.That(form.Until is null || form.Until >= from, new Refusal("consents.end-before-begin").At(nameof(form.Until)));
        check.That(form.Until is null || form.Until >= today, new Refusal("consents.ended-already").At(nameof(form.Until)));
        check.That(form.DataFrom is null || form.DataUntil is null || form.DataFrom <= form.DataUntil, new Refusal("consents.end-before-begin").At(nameof(form.DataUntil)));
    }

    private static void Proof(ConsentForm form, Mistakes check)
    {
        check.Code("consent-form", form.Form, nameof(form.Form), needed: true);
        check.Text(form.Witness, 100, nameof(form.Witness), needed: form.Form == "oral");
        check.Text(form.Signature, 100, nameof(form.Signature), needed: form.Form == "signature");
        check.That(form.Form != "paper" || ScanKind(form.Scan) is not null, new Refusal("consents.scan-needed").At(nameof(form.Scan)));
    }

    /// <summary>The media type of a scan by its first bytes, or null when it is none of those that are kept.</summary>
    public static string? ScanKind(ReadOnlySpan<byte> scan) =>
        scan.StartsWith("%PDF-"u8) ? "application/pdf"
        : scan.StartsWith(new byte[] { 0x89, 0x50, 0x4E, 0x47 }) ? "image/png"
        : scan.StartsWith(new byte[] { 0xFF, 0xD8, 0xFF }) ? "image/jpeg"
        : null;
}
