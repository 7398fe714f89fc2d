using RodeDraad.Kernel;
using RodeDraad.People;
using RodeDraad.Policy;
using RodeDraad.Secrecy;

namespace RodeDraad.Web;

/// <summary>The form of a consent or refusal as it is posted, and the sentence that the client hears before it counts.</summary>
internal static class ConsentFields
{
    public static ConsentForm Read(FormState form, FieldReader read) => new()
    {
        Kind = form["Kind"],
        Source = Guid.TryParse(form["Source"], out var source) ? new OrganisationId(source) : null,
        Giver = form["Giver"].Length > 0 ? form["Giver"] : "client",
        Mandate = Guid.TryParse(form["Mandate"], out var mandate) ? mandate : null,
        RecipientKind = form["RecipientKind"],
        RecipientOrganisation = Guid.TryParse(form["RecipientOrganisation"], out var house) ? new OrganisationId(house) : null,
        RecipientRole = PolicyWords.OfCode(form["RecipientRole"]),
        RecipientAccount = Guid.TryParse(form["RecipientAccount"], out var person) ? new AccountId(person) : null,
        Categories = form.All("Categories"),
        Purposes = form.All("Purposes"),
        DataFrom = read.Date("DataFrom"),
        DataUntil = read.Date("DataUntil"),
        From = read.Date("From"),
        Until = read.Date("Until"),
        Form = form["Form"],
        Witness = form["Witness"],
        Signature = form["Signature"],
        TextLanguage = form["TextLanguage"],
        ReadAloud = form.Ticked("ReadAloud"),
        Capacity = form["Capacity"].Length > 0 ? form["Capacity"] : "able",
        CapacityNote = form["CapacityNote"],
    };

    /// <summary>The same, with what goes without saying when it is a refusal toward a house of justice.</summary>
    public static ConsentForm Read(FormState form, FieldReader read, Recipients known) =>
        Read(form, read) is var typed && IsTowardJustice(typed, known) && typed.Kind == "refusal" ? GiveConsent.TowardJustice(typed) : typed;

    public static bool IsTowardJustice(ConsentForm form, Recipients known) => known.Justice.Any(h => h.Id == form.RecipientOrganisation);

    /// <summary>Who would read, in the client's words: a name, a function or a house.</summary>
    public static string Recipient(ConsentForm form, Recipients known)
    {
        var house = known.Houses.Concat(known.Justice).FirstOrDefault(h => h.Id == form.RecipientOrganisation)?.Name ?? "";
        return form.RecipientKind switch
        {
            "person" => $"{Apart.Of(known.People.FirstOrDefault(p => p.Account == form.RecipientAccount)?.Name ?? "")} ({house})",
            "function" => $"{Vocabulary.Label("role", PolicyWords.CodeOf(form.RecipientRole))} ({house})",
            _ => house,
        };
    }

    /// <summary>Parts or purposes by name, as one list in a sentence.</summary>
    public static string Said(string list, IEnumerable<string> words) => string.Join(", ", words.Select(word => Vocabulary.Label(list, word)));

    /// <summary>The whole text that informs the client: what sharing is, then exactly this wish. The version is <c>ConsentRules.TextVersion</c>.</summary>
    public static IEnumerable<string> Sentences(ConsentForm form, Recipients known, Texts text)
    {
        var justice = IsTowardJustice(form, known);
        yield return text["consent.text-choice"];
        yield return justice ? text["consent.text-justice", Recipient(form, known)] : text["consent.text-wish", Recipient(form, known), Said("category", form.Categories)];
        if (form.Purposes.Count > 0)
        {
            yield return text["consent.text-why", Said("purpose", form.Purposes)];
        }

        if (form.Until is { } until)
        {
            yield return text["consent.text-until", Moments.Day(until)];
        }

        yield return text["consent.text-back"];
        yield return text["consent.text-care"];
        yield return text["consent.text-log"];
    }

    /// <summary>Whether a part can be named in a consent at all.</summary>
    public static bool Shareable(Code code) => ConsentRules.Shareable.Contains(PolicyWords.Parse<Cat>(code.Key));

    public static bool Reason(Code code) => ConsentRules.Reasons.Contains(PolicyWords.Parse<Purpose>(code.Key));

    /// <summary>Whether a function can be named: of a house of care, and in a refusal also of a house of justice.</summary>
    public static bool Function(Code code, bool justice) =>
        (justice ? ConsentRules.Functions.Concat(ConsentRules.FunctionsOfJustice) : ConsentRules.Functions).Contains(PolicyWords.Parse<Role>(PolicyWords.OfCode(code.Key)));
}
