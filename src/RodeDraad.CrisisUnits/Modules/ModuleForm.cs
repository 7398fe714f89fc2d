using RodeDraad.Forms;
using RodeDraad.Policy;

namespace RodeDraad.CrisisUnits;

/// <summary>A form of one of the three modules.</summary>
/// <param name="Step">Code of <c>module-step</c> that it does.</param>
public sealed record ModuleForm(string Kind, string Step, Cat Category, bool Many, params IReadOnlyList<FormField> Fields) : Form(Kind, Category, Many, Fields);

/// <summary>The forms of a stay (domain 3.3). No copyrighted items: instruments are kept as who, when and scores.</summary>
public static class ModuleForms
{
    private static readonly FormField[] Agreement =
        [new("agreement", FieldKind.Choice, "plan-agreement", Needed: true), new("copy-to", FieldKind.Text)];

    public static IReadOnlyList<ModuleForm> All { get; } =
    [
        new("anamnesis", "assessment-anamnesis", Cat.Subst, false, [new("use-story", FieldKind.LongText, Needed: true), new("injecting-history", FieldKind.Choice, "injecting-history"), new("ambulatory-before", FieldKind.Choice, "yes-no"), new("ambulatory-discipline", FieldKind.Choice, "ambulatory-discipline"), new("earlier-ever", FieldKind.Choice, "yes-no"), new("earlier-admission", FieldKind.Choices, "earlier-admission-kind"), new("earlier-interval", FieldKind.Choice, "interval-class")]),
        new("somatic", "assessment-somatic", Cat.Med, false, [new("somatic-state", FieldKind.Choice, "somatic-state", Needed: true), new("findings", FieldKind.LongText)]),
        new("psychiatric", "assessment-psychiatric", Cat.Psy, false, [new("psychiatric-state", FieldKind.LongText, Needed: true)]),
        new("social", "assessment-social", Cat.Social, false, [new("social-story", FieldKind.LongText, Needed: true), new("nationality", FieldKind.Choice, "nationality-group"), new("marital-status", FieldKind.Choice, "marital-status"), new("education", FieldKind.Choice, "education-level"), new("living-situation", FieldKind.Choice, "living-situation"), new("residence", FieldKind.Choice, "residence-versus-domicile"), new("work-situation", FieldKind.Choice, "work-situation"), new("income-source", FieldKind.Choice, "income-source")]),
        new("network-member", "assessment-social", Cat.Social, true, [new("member-name", FieldKind.Text, Needed: true), new("relation", FieldKind.Choice, "network-relation", Needed: true), new("contact", FieldKind.Text), new("support", FieldKind.Text)]),
        new("instrument", "assessment-instruments", Cat.Psy, true, [new("instrument", FieldKind.Choice, "instrument", Needed: true), new("taken-on", FieldKind.Date), new("score", FieldKind.Number, Needed: true), new("subscales", FieldKind.Text)]),
        new("diagnosis", "assessment-diagnosis", Cat.Med, false, [new("axis-1", FieldKind.Choice, "dsm-iv-axis-1-class"), new("axis-1-secondary", FieldKind.Choice, "dsm-iv-axis-1-class"), new("use-class", FieldKind.Choice, "dsm-iv-use-class"), new("axis-2", FieldKind.Choice, "dsm-iv-axis-2")]),
        new("stage", "assessment-stage", Cat.Plan, true, [new("stage", FieldKind.Choice, "stage-of-change", Needed: true), new("note", FieldKind.Text)]),
        new("care", "intervention-care", Cat.Med, false, [new("interventions", FieldKind.Choices, "intervention", Needed: true), new("detoxification", FieldKind.Choice, "detoxification"), new("note", FieldKind.LongText)]),
        new("third-party", "intervention-network", Cat.Social, true, [new("party", FieldKind.Choice, "third-party", Needed: true), new("way", FieldKind.Choice, "contact-way"), new("note", FieldKind.LongText)]),
        new("crisis-plan", "intervention-crisis-plan", Cat.Plan, false, [new("features", FieldKind.Choices, "crisis-plan-feature"), new("problem", FieldKind.LongText, Needed: true), new("steps", FieldKind.LongText, Needed: true), new("review-on", FieldKind.Date), .. Agreement]),
        new("relapse-plan", "intervention-relapse-plan", Cat.Plan, false, [new("signals", FieldKind.LongText, Needed: true), new("steps", FieldKind.LongText, Needed: true), new("whom-to-call", FieldKind.Text), .. Agreement]),
        new("aftercare-plan", "follow-up-aftercare-plan", Cat.Plan, false, [new("necessity-discussed", FieldKind.Choice, "yes-no", Needed: true), new("steps", FieldKind.LongText), new("destinations", FieldKind.Choices, "discharge-destination"), .. Agreement]),
        new("destination", "follow-up-destination", Cat.Presence, false, [new("destinations", FieldKind.Choices, "discharge-destination", Needed: true), new("appointment", FieldKind.Text)]),
    ];

    /// <summary>The form of a kind, or null when there is none.</summary>
    public static ModuleForm? Of(string kind) => All.FirstOrDefault(form => form.Kind == kind);
}

/// <summary>What this room lets be filled in.</summary>
internal sealed class FormsOfStays : IForms
{
    public IReadOnlyList<Form> Forms => ModuleForms.All;
}
