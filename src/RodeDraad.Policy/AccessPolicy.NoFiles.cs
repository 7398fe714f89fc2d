namespace RodeDraad.Policy;

/// <remarks>Roles that never reach a client's file, and the office, which reaches identity and presence only.</remarks>
public static partial class AccessPolicy
{
    private static Decision Coordinator(in AccessRequest r)
    {
        var figures = r.Cat is (Cat.Aggregate or Cat.Capacity) && r.Act is (Act.Read or Act.Export);
        return !figures ? Deny(Rule.N0) : r.EnoughPeople ? Permit(Rule.N1, Duties.Sdc) : Deny(Rule.N2);
    }

    private static Decision Research(in AccessRequest r)
    {
        var rows = r.Cat is Cat.Registration or Cat.Aggregate;
        if (!rows || r.Act is not (Act.Read or Act.ReleaseTable))
        {
            return Deny(Rule.S0);
        }

        if (!r.ProjectOk)
        {
            return Deny(Rule.S1);
        }

        if (r.Act == Act.Read && r.Cat == Cat.Registration)
        {
            return Permit(Level.Summary, Rule.S3, Duties.InsideOnly);
        }

        return r.EnoughPeople ? Permit(Rule.S2, Duties.Sdc | Duties.SecondPerson) : Deny(Rule.N2);
    }

    private static Decision Audit(in AccessRequest r)
    {
        if (r.Cat == Cat.Accesslog && r.Act is (Act.Read or Act.Export))
        {
            return Permit(Rule.U1);
        }

        if (r.Act == Act.ReviewGlass && r.Cat == Cat.Accesslog)
        {
            return Permit(Rule.U2, Duties.SecondPerson);
        }

        if (r.Act == Act.Read && r.Cat is (Cat.Ident or Cat.Presence or Cat.Consent))
        {
            return r.InquiryOpen ? Permit(Level.Summary, Rule.U3, Duties.NotifyClient) : Deny(Rule.U4);
        }

        return Deny(Rule.U0, AlertOnClinical(r));
    }

    private static Decision Assistant(in AccessRequest r)
    {
        if (r.Act == Act.Read && r.Cat == Cat.Consent && r.Item == PacketItem.Packet)
        {
            return r.Consent == ConsentState.Valid ? Permit(Rule.J9, Duties.Receipt) : Deny(Rule.J10);
        }

        return Deny(Rule.J0, Duties.Alert);
    }

    private static Decision Office(in AccessRequest r)
    {
        if (!r.SameOrg)
        {
            return Deny(Rule.O1);
        }

        if (r.Act == Act.Present)
        {
            return r.Cat == Cat.Presence ? Permit(Rule.P1, Duties.StartsRelation) : Deny(Rule.P0);
        }

        if (r.Cat is (Cat.Ident or Cat.Presence) && r.Act is (Act.Search or Act.Read or Act.Write))
        {
            return r.Relation is (Relation.Active or Relation.EndedRecent) ? Permit(Rule.O2) : Deny(Rule.R3);
        }

        return Deny(Rule.O0);
    }
}
