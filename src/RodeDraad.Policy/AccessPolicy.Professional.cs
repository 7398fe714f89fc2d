namespace RodeDraad.Policy;

/// <remarks>The five care roles: psychiatrist, psychologist, crisis nurse, case manager, social worker.</remarks>
public static partial class AccessPolicy
{
    private static Decision Professional(in AccessRequest r) =>
        WithoutAFile(r) ?? BreakingGlass(r) ?? Existence(r) ?? ByRelation(r) ?? (r.Cat == Cat.Third ? ThirdParty(r) : Matrix(r));

    private static Decision? WithoutAFile(in AccessRequest r)
    {
        if (r.Act == Act.ReviewGlass)
        {
            return Deny(Rule.B7);
        }

        if (r.Act == Act.Present)
        {
            return r.SameOrg && r.Cat == Cat.Presence && r.Purpose is (Purpose.Care or Purpose.Coordination or Purpose.Emergency)
                ? Permit(Rule.P1, Duties.StartsRelation)
                : Deny(Rule.P0);
        }

        if (r.Cat is Cat.Accesslog or Cat.Config)
        {
            return Deny(Rule.K1);
        }

        if (r.Cat is Cat.Aggregate or Cat.Capacity)
        {
            return r.Act is not (Act.Read or Act.Export) ? Deny(Rule.K1) : r.EnoughPeople ? Permit(Rule.K2, Duties.Sdc) : Deny(Rule.N2);
        }

        var own = r.SameOrg && r.Relation == Relation.Active;
        if (r.Cat == Cat.Registration)
        {
            return own && r.Act is (Act.Read or Act.Write) ? Permit(Rule.K3) : Deny(Rule.K4);
        }

        if (r.Act == Act.ManageConsent)
        {
            return r.Cat != Cat.Consent ? Deny(Rule.K1)
                : own ? Permit(Rule.M1, Duties.ClientConfirms | Duties.NotifyClient)
                : Deny(Rule.R1);
        }

        return r.Act == Act.SendJustice ? ToJustice(r, own) : null;
    }

    private static Decision ToJustice(in AccessRequest r, bool own)
    {
        if (r.Cat != Cat.Consent || r.Purpose is not (Purpose.Coordination or Purpose.Meeting))
        {
            return Deny(Rule.J2);
        }

        if (r.Item is >= PacketItem.Diagnosis and <= PacketItem.StaffNote)
        {
            return Deny(Rule.J1);
        }

        if (r.Item is not (>= PacketItem.Attendance and <= PacketItem.PlanGoal))
        {
            return Deny(Rule.J2);
        }

        return !own ? Deny(Rule.J3)
            : r.Consent == ConsentState.Refused ? Deny(Rule.J4)
            : r.Consent != ConsentState.Valid ? Deny(Rule.J5)
            : !r.Preview ? Deny(Rule.J6)
            : r.ClientPresent == ClientPresence.Absent ? Deny(Rule.J7)
            : Permit(Rule.J8, Duties.CopyToClient | Duties.Receipt | Duties.NoticeNoRedisclosure | Duties.WhoWhatWhenHow);
    }

    private static Decision? BreakingGlass(in AccessRequest r)
    {
        if (r.Act != Act.BreakGlass)
        {
            return null;
        }

        return !Tables.BreaksGlass(r.Role) ? Deny(Rule.B1, Duties.Alert)
            : r.Purpose != Purpose.Emergency ? Deny(Rule.B2)
            : r.Consent == ConsentState.Refused ? Deny(Rule.B3, Duties.Alert)
            : !Tables.GlassOpens(r.Cat) ? Deny(Rule.B4)
            : !r.FreshSignIn ? Deny(Rule.B5)
            : !r.ReasonText ? Deny(Rule.B6)
            : Permit(Rule.B8, Duties.NotifyClient | Duties.Review72h | Duties.Expires4h | Duties.Alert);
    }

    /// <summary>Existence, refusal by the client, and an open glass. Refused, no relation and "does not exist" give one answer.</summary>
    private static Decision? Existence(in AccessRequest r)
    {
        if (r.Act == Act.Search)
        {
            return r.Cat is not (Cat.Ident or Cat.Presence) ? Deny(Rule.K1)
                : r.SameOrg && r.Relation is (Relation.Active or Relation.EndedRecent) && r.Consent != ConsentState.Refused ? Permit(Rule.Q1)
                : Deny(Rule.Q0);
        }

        if (r.Consent == ConsentState.Refused)
        {
            return Deny(Rule.X1);
        }

        if (r.Glass == Glass.Active && r.Act == Act.Read && r.Purpose == Purpose.Emergency)
        {
            return Tables.BreaksGlass(r.Role) && Tables.GlassOpens(r.Cat)
                ? Permit(Rule.B9, Duties.NotifyClient | Duties.Review72h | Duties.Banner)
                : Deny(Rule.B4);
        }

        return r.Glass == Glass.Expired && r.Relation == Relation.None ? Deny(Rule.B10) : null;
    }

    private static Decision? ByRelation(in AccessRequest r) => r.Relation switch
    {
        Relation.None => Deny(Rule.R1),
        Relation.EndedOld => Deny(Rule.R3),
        Relation.EndedRecent => r.Act == Act.Read && r.Author && r.SameOrg ? Permit(Rule.R4)
            : r.Act == Act.Write && r.Author && r.SameOrg && Tables.Writes(r.Role, r.Cat) ? Permit(Rule.R5, Duties.AddendumOnly)
            : Deny(Rule.R2),
        Relation.Active => null,
    };

    private static Decision ThirdParty(in AccessRequest r)
    {
        if (!r.SameOrg || r.Act is Act.Share or Act.Export)
        {
            return Deny(Rule.T1);
        }

        return r.Act == Act.Write ? Permit(Rule.W1)
            : r.Author || r.Role == Role.Psychiatrist ? Permit(Rule.T2)
            : Deny(Rule.T3);
    }

    private static Decision Matrix(in AccessRequest r)
    {
        var level = Tables.Reads(r.Role, r.Cat);
        if (r.Act == Act.Write)
        {
            return !r.SameOrg ? Deny(Rule.W3) : Tables.Writes(r.Role, r.Cat) ? Permit(Rule.W1, Duties.RegSync) : Deny(Rule.W2);
        }

        if (r.Act == Act.Comment)
        {
            return Deny(Rule.K1);
        }

        return r.SameOrg && OwnHouse(r, level) is { } answer ? answer : OtherHouse(r, level);
    }

    private static Decision? OwnHouse(in AccessRequest r, Level level)
    {
        if (r.Act == Act.Read)
        {
            return level == Level.None ? r.Author ? Permit(Rule.L4) : Deny(Rule.L3) : Permit(level, level == Level.Full ? Rule.L1 : Rule.L2);
        }

        if (r.Act == Act.Export)
        {
            return r.Cat is Cat.Plan or Cat.Meeting ? Permit(Rule.E1, Duties.CopyLog) : Deny(Rule.E2);
        }

        if (r.Act != Act.Share)
        {
            return null;
        }

        return r.Cat == Cat.Consent ? Deny(Rule.K1)
            : r.Consent != ConsentState.Valid ? Deny(Tables.Near(Rule.H1, r.Consent))
            : level == Level.None ? Deny(Rule.L3)
            : Permit(level, Rule.H0, Duties.CopyToClient | Duties.NoticeNoRedisclosure | Duties.WhoWhatWhenHow);
    }

    private static Decision OtherHouse(in AccessRequest r, Level level)
    {
        if (r.Act != Act.Read)
        {
            return Deny(Rule.K1);
        }

        return r.Consent != ConsentState.Valid ? Deny(Tables.Near(Rule.Y1, r.Consent))
            : level == Level.None ? Deny(Rule.L3)
            : r.Cat == Cat.Psy && r.Role is not (Role.Psychiatrist or Role.Psychologist) ? Permit(Level.Summary, Rule.Y8, Duties.SourceLabel)
            : Permit(level, Rule.Y0, Duties.SourceLabel);
    }
}
