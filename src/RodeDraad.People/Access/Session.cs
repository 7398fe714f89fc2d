using NodaTime;
using RodeDraad.Kernel;
using RodeDraad.Policy;
using RodeDraad.Storage;

namespace RodeDraad.People;

/// <summary>One pass through the <see cref="Door"/>: the database, who asks, and what may be done with each part of the record.</summary>
public sealed class Session
{
    private readonly Ask ask;
    private readonly Caller caller;
    private readonly ClientFacts facts;
    private readonly IAccessFacts source;
    private readonly SortedDictionary<Cat, Level> touched = [];
    private readonly HashSet<ClientKey> shown = [];

    internal Session(CircuitDb db, Ask ask, Caller caller, ClientFacts facts, (IAccessFacts Source, Instant Now) world)
    {
        (Db, this.ask, this.caller, this.facts) = (db, ask, caller, facts);
        (source, Now) = world;
        Client = ask.Client;
        Decision = Decide(ask.Act, ask.Category, facts.Relation);
        Touch(ask.Category, Decision);
    }

    public CircuitDb Db { get; }

    /// <summary>The time of this act.</summary>
    public Instant Now { get; }

    /// <summary>The hat that asks. Present whenever an act is permitted.</summary>
    public Hat Hat => caller.Hat!;

    /// <summary>The decision on what was asked.</summary>
    public Decision Decision { get; }

    /// <summary>The clients whom a list may show (rule Q1), before paging and counting.</summary>
    public IQueryable<ClientId> Listed => source.Listed(Db, Hat, Now);

    /// <summary>The local day on which the care relation ended, for the text of rule R2.</summary>
    internal string? EndedOn => facts.EndedAt?.LocalDate().ToString("d/MM/yyyy", null);

    internal ClientKey? Client { get; private set; }

    internal string Record { get; private set; } = "";

    internal string Event { get; private set; } = "";

    internal int? RecordVersion { get; private set; }

    internal IReadOnlyDictionary<Cat, Level> Touched => touched;

    internal IReadOnlyCollection<ClientKey> Shown => shown;

    /// <summary>How much of a part may be read here. Asking counts as reading it: the audit names the part.</summary>
    public Level MayRead(Cat category)
    {
        var decision = Decide(Act.Read, category, facts.Relation);
        Touch(category, decision);
        return decision.Level;
    }

    /// <summary>Whether a part may be written. A relation that begins in this act counts as running.</summary>
    public bool MayWrite(Cat category)
    {
        var decision = Decide(Act.Write, category, ask.Act == Act.Present ? Relation.Active : facts.Relation);
        Touch(category, decision);
        return decision.Permits;
    }

    /// <summary>Whether a form of a part can be offered. Offering is not writing: the audit does not name it.</summary>
    public bool MayOffer(Cat category) => Decide(Act.Write, category, facts.Relation).Permits;

    /// <summary>A free text beside a record of presence: it may say more than that somebody is here, so only who may read the crisis gets it.</summary>
    public string Told(string note) => note.Length == 0 || MayRead(Cat.Crisis) == Level.Full ? note : "";

    /// <summary>Names the record that was made or changed, for the audit.</summary>
    /// <param name="happened"><c>create</c>, <c>update</c>, <c>delete</c>.</param>
    public void Wrote(string happened, ClientKey? client, string record, int? version = null) =>
        (Event, Client, Record, RecordVersion) = (happened, client ?? Client, record, version);

    /// <summary>Names a client whose line is in the list that is shown.</summary>
    public void Showed(ClientKey client) => shown.Add(client);

    private void Touch(Cat category, Decision decision)
    {
        if (decision.Permits)
        {
            touched[category] = decision.Level;
        }
    }

    private Decision Decide(Act act, Cat category, Relation relation)
    {
        if (caller.Hat is not { } hat)
        {
            return AccessPolicy.Decide(default);
        }

        return AccessPolicy.Decide(new AccessRequest(hat.Role, act, category, Purposes.Of(caller, hat))
        {
            SameOrg = ask.Client is null || ask.Client.Value.Organisation == hat.Organisation,
            Relation = ask.Client is null && act is Act.Read or Act.Search or Act.Write ? Relation.Active : relation, // lists and beds: no client is named, so no relation is asked
            Consent = facts.Consent,
            AccountActive = caller.AccountActive,
            SecondFactor = caller.SecondFactor,
            OwnFile = facts.OwnFile,
            Relative = facts.Relative,
            Author = ask.Author,
            FreshSignIn = caller.FreshSignIn,
        });
    }
}

internal static class Purposes
{
    /// <summary>The purpose that was chosen, or the usual one of the role.</summary>
    public static Purpose Of(Caller caller, Hat hat) => caller.Purpose != Purpose.Unknown ? caller.Purpose : hat.Role switch
    {
        Role.Client or Role.LegalRep => Purpose.Self,
        Role.RefPerson => Purpose.Support,
        Role.Psychiatrist or Role.Psychologist or Role.CrisisNurse or Role.SocialWorker => Purpose.Care,
        Role.CaseManager => Purpose.Coordination,
        Role.OfficeAdmin => Purpose.Administration,
        Role.SysAdmin => Purpose.System,
        Role.NetworkCoord => Purpose.Network,
        Role.Justice => Purpose.Justice,
        Role.Researcher => Purpose.Research,
        Role.Auditor => Purpose.Audit,
        Role.Unknown => Purpose.Unknown,
    };
}
