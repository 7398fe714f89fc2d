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
    private readonly DoorMeans means;
    private readonly bool writes;
    private readonly Dictionary<ClientKey, ClientTexts> texts = [];
    private readonly SortedDictionary<Cat, Level> touched = [];
    private readonly HashSet<ClientKey> shown = [];
    private readonly SortedSet<string> evidence = new(StringComparer.Ordinal);
    private readonly List<Session> beside = [];

    internal Session(CircuitDb db, Ask ask, Caller caller, ClientFacts facts, (DoorMeans Means, Instant Now, bool Writes) world)
    {
        (Db, this.ask, this.caller, this.facts) = (db, ask, caller, facts);
        (means, Now, writes) = world;
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
    /// <remarks>Ask <c>Any(l => l == row.ClientId)</c>, which looks up each row's client; <c>Contains</c> lets the database make the whole list of the team first.</remarks>
    public IQueryable<ClientId> Listed => ListedFor(ask.Category);

    /// <summary>The same for another part than the act asks for.</summary>
    public IQueryable<ClientId> ListedFor(Cat category) => means.Facts.Listed(Db, Hat, category, Now);

    /// <summary>Those of these clients whom a list may show.</summary>
    public Task<IReadOnlySet<ClientId>> ListedOf(IEnumerable<ClientId> clients, CancellationToken cancel) => means.Facts.Listed(Db, Hat, ask.Category, Now, [.. clients.Distinct()], cancel);

    /// <summary>The local day on which the care relation ended, for the text of rule R2.</summary>
    internal string? EndedOn => facts.EndedAt?.LocalDate().ToString("d/MM/yyyy", null);

    /// <summary>The mandate of a representative who asks.</summary>
    public Mandate Mandate => facts.Mandate;

    internal Ask Ask => ask;

    internal ClientKey? Client { get; private set; }

    internal string Record { get; private set; } = "";

    internal string Event { get; private set; } = "";

    internal int? RecordVersion { get; private set; }

    internal IReadOnlyDictionary<Cat, Level> Touched => touched;

    internal IReadOnlyCollection<ClientKey> Shown => shown;

    /// <summary>Consents, mandates and emergency access by which parts were opened.</summary>
    internal IReadOnlyCollection<string> Evidence => evidence;

    /// <summary>Why this is done.</summary>
    public Purpose Purpose => ask.Purpose != Purpose.Unknown ? ask.Purpose : Purposes.Of(caller, Hat);

    /// <summary>What left the house in this act: to whom, by which way, and the hash of exactly what was sent.</summary>
    internal Disclosure? Sent { get; private set; }

    /// <summary>The rule by which the act itself said no, or null.</summary>
    internal Rule? Denial { get; private set; }

    /// <summary>The passes for other records that began in this one, each with its own audit record.</summary>
    internal IEnumerable<Session> Beside => beside.Where(other => other.touched.Count > 0 || other.Denial is not null);

    /// <summary>How much of a part may be read here. Asking counts as reading it: the audit names the part.</summary>
    public Level MayRead(Cat category) => Reading(category).Level;

    /// <summary>The whole decision about reading a part, for who must say why it stays closed.</summary>
    public Decision Reading(Cat category)
    {
        var decision = Decide(Act.Read, category, facts.Relation);
        Touch(category, decision);
        return decision;
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
    public string Told(ClientTexts from, string table, SealedText note) => !note.IsEmpty && MayRead(Cat.Crisis) == Level.Full ? from.Open(table, note) : "";

    /// <summary>What seals and opens the texts of a client. The key is read once, in the snapshot or transaction of this act.</summary>
    public async Task<ClientTexts> Texts(ClientKey client, CancellationToken cancel)
    {
        if (!texts.TryGetValue(client, out var known))
        {
            var row = writes
                ? await ClientVault.Hold(Db, client, cancel)
                : (await ClientVault.Read(Db, client.Organisation, [client.Client], cancel)).SingleOrDefault();
            if (writes && row?.DestroyedAt is not null)
            {
                throw new ClientDestroyedException();
            }

            known = texts[client] = row is not null ? means.Vault.Texts(row) : writes ? BeginTexts(client) : ClientTexts.None;
        }

        return known;
    }

    /// <summary>The same, without asking for the key when there is nothing to open.</summary>
    public async Task<ClientTexts> Texts(ClientKey client, IEnumerable<SealedText> shown, CancellationToken cancel) =>
        shown.All(text => text.IsEmpty) ? ClientTexts.None : await Texts(client, cancel);

    /// <summary>What opens the texts of several clients of an organisation, for reading; keys that this act does not know yet in one query.</summary>
    public async Task<IReadOnlyDictionary<ClientId, ClientTexts>> TextsOf(OrganisationId organisation, IEnumerable<ClientId> clients, CancellationToken cancel)
    {
        var wanted = clients.Distinct().ToDictionary(id => id, id => texts.GetValueOrDefault(new(organisation, id)));
        var unknown = wanted.Where(pair => pair.Value is null).Select(pair => pair.Key).ToList();
        foreach (var row in unknown.Count == 0 ? [] : await ClientVault.Read(Db, organisation, unknown, cancel))
        {
            var opened = wanted[row.ClientId] = means.Vault.Texts(row);
            if (!writes)
            {
                texts[new(organisation, row.ClientId)] = opened;
            }
        }

        return wanted.ToDictionary(pair => pair.Key, pair => pair.Value ?? ClientTexts.None);
    }

    /// <summary>Makes the key of a client who is new.</summary>
    internal ClientTexts BeginTexts(ClientKey client)
    {
        var (row, made) = means.Vault.Make(client, Now);
        Db.Add(row);
        return texts[client] = made;
    }

    /// <summary>Names the record that was made or changed, for the audit.</summary>
    /// <param name="happened"><c>create</c>, <c>update</c>, <c>delete</c>.</param>
    public void Wrote(string happened, ClientKey? client, string record, int? version = null) =>
        (Event, Client, Record, RecordVersion) = (happened, client ?? Client, record, version);

    /// <summary>Says no by a rule of access that only the act itself can see (not on the roster, nobody of that name). Recorded as refused, also when nothing else was written.</summary>
    /// <param name="said">What the asker reads, or null for the text of the rule.</param>
    public Refusal Denied(Rule rule, Refusal? said = null)
    {
        Denial = rule;
        return said ?? new Refusal($"access.{rule}");
    }

    /// <summary>Whose record this act is about: as it was asked, or as the packet says that was named.</summary>
    public ClientKey? About => ask.Client;

    /// <summary>Says what left the house in this act.</summary>
    public void Disclosed(Disclosure sent) => Sent = sent;

    /// <summary>The record of another client, or of the same person elsewhere, in the same snapshot: decided and recorded by itself.</summary>
    public async Task<Session> Of(ClientKey other, CancellationToken cancel)
    {
        var asked = ask with { Client = other, Record = $"client/{other.Client.Value}", Author = false };
        var session = new Session(Db, asked, caller, await means.Facts.Read(Db, Hat, asked, Now, cancel), (means, Now, writes));
        beside.Add(session);
        return session;
    }

    /// <summary>Whether the client shares anything of a record with the hat. Asking is not reading: it is not recorded.</summary>
    public async Task<bool> Shares(ClientKey other, CancellationToken cancel)
    {
        var there = new Session(Db, ask with { Client = other }, caller, await means.Facts.Read(Db, Hat, ask with { Client = other }, Now, cancel), (means, Now, writes));
        return Enum.GetValues<Cat>().Where(category => category is >= Cat.Ident and <= Cat.Consent).Any(category => there.Decide(Act.Read, category, there.facts.Relation).Permits);
    }

    /// <summary>The rule that would keep a part of a record closed to the hat even when its team cared for the client: a tie, or the client's refusal; null when none would. Asking is not reading: it is not recorded.</summary>
    public async Task<Rule?> Closed(ClientKey other, Cat category, CancellationToken cancel)
    {
        var there = new Session(Db, ask with { Client = other }, caller, await means.Facts.Read(Db, Hat, ask with { Client = other }, Now, cancel), (means, Now, writes));
        var decision = there.Decide(Act.Read, category, Relation.Active);
        return decision.Permits ? null : decision.Rule;
    }

    /// <summary>What the policy would answer somebody else who signed in as usual and asked to read these parts. For the page that tells who may see what.</summary>
    /// <param name="purpose">Why the other one would look; unknown for the usual purpose of the role.</param>
    public async Task<IReadOnlyList<(Cat Category, Decision Decision)>> WouldSee(Hat hat, ClientKey client, IReadOnlyList<Cat> categories, Purpose purpose, CancellationToken cancel)
    {
        var asked = new Ask(Act.Read, Cat.Ident, client) { Purpose = purpose };
        var there = new Session(Db, asked, new Caller { Hat = hat, SecondFactor = true }, await means.Facts.Read(Db, hat, asked, Now, cancel), (means, Now, writes));
        return [.. categories.Select(category => (category, there.Decide(Act.Read, category, there.facts.Relation)))];
    }

    /// <summary>The days of which a part is shared, when the client's consent names a period; both null for all of it.</summary>
    public (LocalDate? From, LocalDate? Until) Days(Cat category) =>
        Client?.Organisation == Hat.Organisation || facts.Wants(category, Purpose) is not { State: ConsentState.Valid } will ? (null, null) : (will.DataFrom, will.DataUntil);

    /// <summary>What the policy says of one kind of information in a text for justice, before anybody agreed to it.</summary>
    public Decision ToJustice(PacketItem item) => Decide(Act.SendJustice, Cat.Consent, facts.Relation, item);

    /// <summary>Names a client whose line is in the list that is shown.</summary>
    public void Showed(ClientKey client) => shown.Add(client);

    private void Touch(Cat category, Decision decision)
    {
        if (decision.Permits)
        {
            touched[category] = decision.Level;
            Note(decision.Rule switch
            {
                Rule.B9 or Rule.C7 or Rule.U3 => facts.Evidence,
                Rule.Y0 or Rule.Y8 or Rule.H0 or Rule.F1 or Rule.J8 or Rule.J9 => facts.Wants(category, Purpose).Evidence,
                _ => "",
            });
        }
    }

    private void Note(string opened)
    {
        if (opened.Length > 0)
        {
            evidence.Add(opened);
        }
    }

    private Decision Decide(Act act, Cat category, Relation relation, PacketItem? item = null)
    {
        if (caller.Hat is not { } hat)
        {
            return AccessPolicy.Decide(default);
        }

        return AccessPolicy.Decide(new AccessRequest(hat.Role, act, category, Purpose)
        {
            SameOrg = ask.Client is null || ask.Client.Value.Organisation == hat.Organisation,
            Relation = ask.Client is null && act is Act.Read or Act.Search or Act.Write ? Relation.Active : relation, // lists and beds: no client is named, so no relation is asked
            Consent = facts.Wants(category, Purpose).State,
            AccountActive = caller.AccountActive,
            SecondFactor = caller.SecondFactor,
            OwnFile = facts.OwnFile,
            Relative = facts.Relative,
            Author = ask.Author,
            Glass = facts.Glass,
            Mandate = facts.Mandate,
            Item = item ?? facts.Packet.Item,
            Preview = facts.Packet.Approved,
            ClientPresent = facts.Packet.Client,
            Withheld = facts.Withheld.Contains(category),
            InquiryOpen = facts.InquiryOpen,
            FreshSignIn = caller.FreshSignIn,
            ReasonText = ask.ReasonText,
        });
    }
}

/// <summary>Something that left the house.</summary>
/// <param name="Recipient">Whom it went to, for example <c>account/0198…</c>.</param>
/// <param name="How"><c>packet</c>, <c>page</c>, <c>paper</c>, <c>file</c>.</param>
/// <param name="ContentHash">SHA-256 of exactly what was sent, in hex; empty when it was a page.</param>
public sealed record Disclosure(string Recipient, string How, string ContentHash);
