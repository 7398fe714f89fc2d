using RodeDraad.Forms;
using RodeDraad.Policy;

namespace RodeDraad.CaseManagement;

/// <summary>A form of a case.</summary>
/// <param name="Part">Code of <c>case-part</c>: where on the page of the case it stands.</param>
/// <param name="Offered">It can be added by itself; else it comes with an act.</param>
public sealed record CaseForm(string Kind, string Part, Cat Category, bool Many, bool Offered, params IReadOnlyList<FormField> Fields) : Form(Kind, Category, Many, Fields);

/// <summary>The forms of a case (domain 4): talks of assessment, the network, linking, advocacy, reviews, agreement and closure.</summary>
public static class CaseForms
{
    /// <summary>The field of the agreement that keeps the day of the signature.</summary>
    public const string AgreedOn = "agreed-on";

    /// <summary>What client and case manager promise each other.</summary>
    public static CaseForm Agreement { get; } = new(
        "case-agreement", "agreement", Cat.Plan, Many: true, Offered: false,
        new("explained-in", FieldKind.Choice, "client-language", Needed: true), new("reach-client", FieldKind.Text), new("reach-manager", FieldKind.Text), new("on-missed", FieldKind.LongText, Needed: true),
        new("may-contact", FieldKind.LongText), new("reference-person", FieldKind.Text), new("agreement", FieldKind.Choice, "plan-agreement", Needed: true), new(AgreedOn, FieldKind.Date), new("witness", FieldKind.Text));

    /// <summary>The end, looked at together.</summary>
    public static CaseForm Closure { get; } = new(
        "case-closure", "closure", Cat.Plan, Many: true, Offered: false,
        new("goals-together", FieldKind.Choice, "goals-reached", Needed: true), new("fit-of-help", FieldKind.Choice, "help-fit"), new("client-says", FieldKind.LongText), new("door-open", FieldKind.LongText), new("evaluated-with-client", FieldKind.Choice, "yes-no", Needed: true));

    /// <summary>How satisfied the client is, in eight short questions of our own.</summary>
    public static CaseForm Satisfaction { get; } = new(
        "satisfaction", "closure", Cat.Plan, Many: true, Offered: true,
        [.. SatisfactionQuestions.Select(question => new FormField(question, FieldKind.Choice, "satisfaction-answer")), new("satisfaction-words", FieldKind.LongText)]);

    /// <summary>The questions of the satisfaction form, in the order in which they are asked.</summary>
    public static IReadOnlyList<string> SatisfactionQuestions => ["sat-listened", "sat-own-goals", "sat-reachable", "sat-really-there", "sat-clear", "sat-kept-promises", "sat-better", "sat-recommend"];

    /// <summary>A letter that was made, word for word as it went out.</summary>
    public static CaseForm Letter { get; } = new(
        "case-letter", "letters", Cat.Plan, Many: true, Offered: false,
        new("letter-kind", FieldKind.Choice, "case-letter-kind", Needed: true), new("letter-to", FieldKind.Text, Needed: true), new("letter-address", FieldKind.LongText), new("letter-language", FieldKind.Choice, "client-language", Needed: true), new("letter-way", FieldKind.Choice, "letter-way"), new("letter-subject", FieldKind.Text, Needed: true), new("letter-text", FieldKind.LongText, Needed: true));

    public static IReadOnlyList<CaseForm> All { get; } =
    [
        Agreement,
        new("case-story", "assessment", Cat.Plan, false, true, new("own-story", FieldKind.LongText, Needed: true), new("help-request", FieldKind.LongText, Needed: true), new("goes-well", FieldKind.LongText), new("tried-before", FieldKind.LongText)),
        new("case-domain", "assessment", Cat.Plan, true, true, new("domain", FieldKind.Choice, "plan-domain", Needed: true), new("strength", FieldKind.LongText), new("state-now", FieldKind.LongText), new("going", FieldKind.Choice, "domain-state", Needed: true), new("need", FieldKind.LongText), new("own-priority", FieldKind.Choice, "own-priority"), new("who-helps", FieldKind.Text)),
        new("case-network", "network", Cat.Social, true, true, new("member-name", FieldKind.Text, Needed: true), new("relation", FieldKind.Choice, "network-relation", Needed: true), new("closeness", FieldKind.Choice, "closeness"), new("supports-with", FieldKind.Choices, "social-support-kind"), new("uses", FieldKind.Choice, "yes-no-unknown"), new("contact-allowed", FieldKind.Choice, "yes-no", Needed: true), new("contact", FieldKind.Text), new("support", FieldKind.Text)),
        new("case-stage", "assessment", Cat.Plan, true, true, new("stage", FieldKind.Choice, "stage-of-change", Needed: true), new("note", FieldKind.Text)),
        new("case-instrument", "assessment", Cat.Psy, true, true, new("instrument", FieldKind.Choice, "instrument", Needed: true), new("taken-on", FieldKind.Date), new("score", FieldKind.Number, Needed: true), new("subscales", FieldKind.Text)),
        new("needs-analysis", "assessment", Cat.Plan, false, true, new("manager-does", FieldKind.LongText, Needed: true), new("others-do", FieldKind.LongText), new("client-last-word", FieldKind.LongText, Needed: true)),
        new("case-link", "linking", Cat.Plan, true, true, new("service-name", FieldKind.Text, Needed: true), new("domain", FieldKind.Choice, "plan-domain", Needed: true), new("obstacles", FieldKind.LongText), new("contacted-on", FieldKind.Date), new("accompanied-on", FieldKind.Date), new("arrived-on", FieldKind.Date), new("feedback-on", FieldKind.Date), new("feedback", FieldKind.LongText), new("link-state", FieldKind.Choice, "link-state", Needed: true)),
        new("case-advocacy", "advocacy", Cat.Plan, true, true, new("for-what", FieldKind.LongText, Needed: true), new("toward-whom", FieldKind.Text, Needed: true), new("ground-in-plan", FieldKind.Text, Needed: true), new("step-taken", FieldKind.LongText), new("done-by", FieldKind.Choice, "advocacy-done-by"), new("answer", FieldKind.LongText), new("advocacy-outcome", FieldKind.Choice, "advocacy-outcome"), new("client-does", FieldKind.LongText), new("supervision-note", FieldKind.LongText)),
        new("case-review", "monitoring", Cat.Plan, true, true, new("what-changed", FieldKind.LongText, Needed: true), new("plan-still-fits", FieldKind.Choice, "yes-no", Needed: true), new("client-says", FieldKind.LongText), new("next-review", FieldKind.Date)),
        Closure,
        Satisfaction,
        Letter,
        new("look-back", "closure", Cat.Plan, true, true, new("how-now", FieldKind.LongText, Needed: true), new("still-helped", FieldKind.Choice, "yes-no"), new("wants-back", FieldKind.Choice, "yes-no")),
    ];

    /// <summary>The form of a kind, or null when there is none.</summary>
    public static CaseForm? Of(string kind) => All.FirstOrDefault(form => form.Kind == kind);
}

/// <summary>What this room lets be filled in.</summary>
internal sealed class FormsOfCases : IForms
{
    public IReadOnlyList<Form> Forms => CaseForms.All;
}
