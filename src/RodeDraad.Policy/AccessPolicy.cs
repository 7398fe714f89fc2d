namespace RodeDraad.Policy;

/// <summary>Who may know what: one pure function from facts to a decision (access.md A7). The first rule that matches answers.</summary>
public static partial class AccessPolicy
{
    /// <summary>Version of the rules, kept with every audit record.</summary>
    public const string Version = "2026.11.1";

    /// <summary>Decides. Total: every request gets an answer, and unknown words are refused.</summary>
    public static Decision Decide(in AccessRequest r)
    {
        var answer = Gate(r) ?? WithoutRelation(r) ?? Professional(r);
        return answer with { Shown = ShownFor(r, answer.Rule) };
    }

    private static Decision Deny(Rule rule, Duties duties = Duties.None) => new(Effect.Deny, Level.None, rule, rule, Duties.Log | duties);

    private static Decision Permit(Rule rule, Duties duties = Duties.None) => Permit(Level.Full, rule, duties);

    private static Decision Permit(Level level, Rule rule, Duties duties = Duties.None) =>
        new(level == Level.Full ? Effect.Permit : Effect.PermitSummary, level, rule, rule, Duties.Log | duties);

    /// <summary>A refusal by the client must look like what there would be without it.</summary>
    private static Rule ShownFor(in AccessRequest r, Rule rule) =>
        rule != Rule.X1 ? rule
        : r.Relation == Relation.None ? Rule.R1
        : !r.SameOrg ? Rule.Y1
        : Rule.X1;

    private static Decision? Gate(in AccessRequest r)
    {
        if (r.Role is <= Role.Unknown or > Role.Auditor || r.Act is <= Act.Unknown or > Act.Present || r.Cat is <= Cat.Unknown or > Cat.Config)
        {
            return Deny(Rule.G0);
        }

        if (!r.AccountActive)
        {
            return Deny(Rule.G1);
        }

        if (!r.SecondFactor)
        {
            return Deny(Rule.G2);
        }

        if (!Tables.Allows(r.Role, r.Purpose))
        {
            return Deny(Rule.G3);
        }

        var professional = Tables.IsCare(r.Role) || r.Role == Role.OfficeAdmin;
        return professional && (r.OwnFile || r.Relative) ? Deny(Rule.G4, Duties.Alert) : null;
    }

    private static Decision? WithoutRelation(in AccessRequest r) => r.Role switch
    {
        Role.Client or Role.LegalRep => ClientSide(r),
        Role.RefPerson => r.Act == Act.Read && r.Cat is (Cat.Plan or Cat.Presence or Cat.Meeting) && r.Consent == ConsentState.Valid
            ? Permit(Level.Summary, Rule.F1, Duties.NoticeNoRedisclosure)
            : Deny(Rule.F0),
        Role.NetworkCoord => Coordinator(r),
        Role.SysAdmin => r.Cat == Cat.Config && r.Act is (Act.Read or Act.Write)
            ? Permit(Rule.A1, r.Act == Act.Write ? Duties.SecondPerson : Duties.None)
            : Deny(Rule.A0, AlertOnClinical(r)),
        Role.Researcher => Research(r),
        Role.Auditor => Audit(r),
        Role.Justice => Assistant(r),
        Role.OfficeAdmin => Office(r),
        Role.Psychiatrist or Role.Psychologist or Role.CrisisNurse or Role.CaseManager or Role.SocialWorker => null,
        Role.Unknown => Deny(Rule.G0),
    };

    private static Duties AlertOnClinical(in AccessRequest r) => Tables.IsClinical(r.Cat) ? Duties.Alert : Duties.None;

    private static Decision ClientSide(in AccessRequest r)
    {
        if (r.Role == Role.Client && !r.OwnFile)
        {
            return Deny(Rule.C0, Duties.Alert);
        }

        if (r.Role == Role.LegalRep && Mandated(r) is { } refusal)
        {
            return refusal;
        }

        if (r.Cat is Cat.Registration or Cat.Aggregate or Cat.Capacity or Cat.Config)
        {
            return Deny(Rule.C4);
        }

        if (r.Cat == Cat.Third)
        {
            return Deny(Rule.C5);
        }

        if (r.Act is Act.Read or Act.Export)
        {
            return r.Withheld && r.Cat is (Cat.Med or Cat.Psy or Cat.Crisis)
                ? Deny(Rule.C6, Duties.OfferPractitioner)
                : Permit(Rule.C7, r.Act == Act.Export ? Duties.CopyFree : Duties.None);
        }

        if (r.Act == Act.Comment && TakesRemarks(r.Cat))
        {
            return Permit(Rule.C8);
        }

        return r.Act == Act.ManageConsent && r.Cat == Cat.Consent
            ? r.FreshSignIn ? Permit(Rule.C9, Duties.EffectNow) : Deny(Rule.C10)
            : Deny(Rule.C11);
    }

    /// <summary>Parts beside which a client can put a remark (rule C8).</summary>
    public static bool TakesRemarks(Cat part) => part is Cat.Plan or Cat.Meeting or Cat.Ident or Cat.Social;

    /// <summary>Parts that a partial mandate of a representative does not reach (rule C3).</summary>
    public static bool BeyondPartial(Cat part) => part is Cat.Psy or Cat.Subst or Cat.Jud or Cat.Accesslog or Cat.Third;

    private static Decision? Mandated(in AccessRequest r) => r.Mandate switch
    {
        Mandate.None => Deny(Rule.C1),
        Mandate.Ended => Deny(Rule.C2),
        Mandate.Partial => BeyondPartial(r.Cat) ? Deny(Rule.C3) : null,
        Mandate.Valid => null,
    };
}
