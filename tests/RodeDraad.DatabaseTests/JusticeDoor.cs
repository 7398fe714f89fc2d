using Microsoft.EntityFrameworkCore;
using NodaTime;
using RodeDraad.Kernel;
using RodeDraad.People;
using RodeDraad.Policy;
using RodeDraad.Secrecy;

namespace RodeDraad.DatabaseTests;

/// <summary>A house of justice with two assistants beside a unit, and the steps of an exchange with it.</summary>
public sealed class JusticeDoor
{
    private readonly Circuit circuit;
    private readonly SmallUnit unit;
    private int asked;

    private JusticeDoor(Circuit circuit, SmallUnit unit) => (this.circuit, this.unit) = (circuit, unit);

    public Hat Assistant { get; private set; } = null!;

    public Hat Colleague { get; private set; } = null!;

    public Hat CaseManager { get; private set; } = null!;

    /// <summary>The client's own hat.</summary>
    public Hat Own { get; private set; } = null!;

    public ClientKey Client { get; private set; }

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public static async Task<JusticeDoor> Open(Circuit circuit, SmallUnit unit)
    {
        var door = new JusticeDoor(circuit, unit);
        var (house, team) = (OrganisationId.New(), TeamId.New());
        await circuit.Add(new Organisation { Id = house, Kind = "justice", Name = "Justitiehuis Proef (fictief)" }, new Team { OrganisationId = house, Id = team, Name = "Justitieassistenten" });
        door.Assistant = await door.Hire("Jo Justens", Role.Justice, house, team);
        door.Colleague = await door.Hire("Jet Justens", Role.Justice, house, team);
        door.CaseManager = await unit.Hire("Cas Casier", Role.CaseManager);
        door.Client = (await unit.Present("Peeters")).Client;
        door.Own = await door.Hire("An Peeters", Role.Client, unit.Organisation, null);
        await circuit.Add(new AccountTie { AccountId = door.Own.Account, OrganisationId = unit.Organisation, ClientId = door.Client.Client, Kind = "own" });
        return door;
    }

    public QuestionForm Question(string familyName = "Peeters", string number = "JH-2026-1") => new()
    {
        House = unit.Organisation,
        FamilyName = familyName,
        GivenName = "An",
        BirthDate = new LocalDate(1984, 2, 29),
        FileNumber = number,
        Purpose = "conditions-followed",
        Ground = "client-consent",
        Question = "Komt zij naar de afspraken?",
    };

    public static DraftForm Text(int version, string kept = "Kwam op 3 en 10 november.") => new()
    {
        Parts = [new("attendance", kept), new("plan_goal", "Elke week naar de afspraak komen.")],
        Language = "nl",
        UntilOn = new LocalDate(2026, 12, 10),
        Version = version,
    };

    public Task<Outcome<QuestionReceived>> Ask(QuestionForm form, Hat? by = null) => circuit.Act<AskInformation, QuestionReceived>(by ?? Assistant, ask => ask.Run(form, Cancel));

    public async Task<ExchangeId> Asked(QuestionForm? form = null)
    {
        var number = $"JH-2026-{++asked}";
        Assert.Null((await Ask((form ?? Question()) with { FileNumber = number })).Refusal);
        return await circuit.Look(db => db.Set<Secrecy.Exchange>().Where(e => e.FileNumber == number && e.Corrects == null).Select(e => e.Id).SingleAsync(Cancel));
    }

    public Task<Outcome<ExchangeId>> Check(ExchangeId id, Hat? by = null, ClientKey? client = null) => circuit.Act<CheckQuestion, ExchangeId>(by ?? CaseManager, check => check.Run(client ?? Client, id, Cancel));

    public Task<Outcome<Done>> Decline(ExchangeId id) => circuit.Act<DeclineQuestion, Done>(CaseManager, decline => decline.Run(Client, id, "client-does-not-want", Cancel));

    public Task<Outcome<ExchangeId>> Talk(ExchangeId id, bool present = true, string reason = "") =>
        circuit.Act<TalkItOver, ExchangeId>(CaseManager, talk => talk.Run(Client, id, new() { On = new LocalDate(2026, 11, 24), ClientPresent = present, AbsenceReason = reason, WhoWasThere = "Cas, An" }, Cancel));

    public async Task<Outcome<string>> Draft(ExchangeId id, Func<DraftForm, DraftForm>? change = null) =>
        await circuit.Act<WriteDraft, string>(CaseManager, async draft => await draft.Run(Client, id, (change ?? (f => f))(Text(await Version(id))), Cancel));

    public Task<Outcome<ExchangeId>> Approve(ExchangeId id, string hash, Func<ApprovalForm, ApprovalForm>? change = null) =>
        circuit.Act<ApprovePacket, ExchangeId>(CaseManager, approve => approve.Run(Client, id, (change ?? (f => f))(new() { Hash = hash, Form = "paper", Language = "nl", AbleToDecide = true }), Cancel));

    public Task<Outcome<ExchangeId>> ApproveOwn(ExchangeId id, string hash, Hat? by = null) =>
        circuit.Act<ApprovePacket, ExchangeId>(by ?? Own, approve => approve.Run(null, id, new() { Hash = hash, Form = "portal", Language = "nl", ReadAloud = true, AbleToDecide = true }, Cancel));

    public Task<Outcome<ExchangeId>> Send(ExchangeId id, Hat? by = null) => circuit.Act<SendPacket, ExchangeId>(by ?? CaseManager, send => send.Run(Client, id, Cancel));

    public Task<Outcome<ReceivedPacket>> Receive(ExchangeId id, Hat? by = null) => circuit.Act<OpenPacket, ReceivedPacket>(by ?? Assistant, open => open.Run(id, Cancel));

    public Task<Outcome<ReceivedPacket>> Print(ExchangeId id) => circuit.Act<OpenPacket, ReceivedPacket>(Assistant, open => open.Print(id, Cancel));

    public Task<Outcome<ExchangeId>> Recall(ExchangeId id, Hat? by = null) => circuit.Act<RecallPacket, ExchangeId>(by ?? CaseManager, recall => recall.Run(by is null ? Client : null, id, Cancel));

    public Task<Outcome<ExchangeId>> Close(ExchangeId id) => circuit.Act<CloseExchange, ExchangeId>(CaseManager, close => close.Run(Client, id, Cancel));

    public Task<Outcome<ExchangeId>> Correct(ExchangeId id) => circuit.Act<CloseExchange, ExchangeId>(CaseManager, close => close.Correct(Client, id, Cancel));

    public async Task<IReadOnlyList<DeskLine>> Desk(Hat? by = null) => await circuit.As(by ?? Assistant, scope => ((JusticeDesk)scope.GetService(typeof(JusticeDesk))!).Read(Cancel));

    public async Task<IReadOnlyList<InboxLine>> Inbox(Hat? by = null) => (await circuit.Act<JusticeInbox, IReadOnlyList<InboxLine>>(by ?? CaseManager, inbox => inbox.Read(Cancel))).Value;

    /// <summary>An exchange on which everything up to the sending was done.</summary>
    public async Task<(ExchangeId Id, string Hash)> Sent()
    {
        var (id, hash) = await Drafted();
        Assert.Null((await Approve(id, hash)).Refusal);
        Assert.Null((await Send(id)).Refusal);
        return (id, hash);
    }

    public async Task<(ExchangeId Id, string Hash)> Drafted()
    {
        var id = await Asked();
        Assert.Null((await Check(id)).Refusal);
        Assert.Null((await Talk(id)).Refusal);
        return (id, (await Draft(id)).Value);
    }

    public Task<int> Version(ExchangeId id) => circuit.Look(db => db.Set<Secrecy.Exchange>().Where(e => e.Id == id).Select(e => e.Version).SingleAsync(Cancel));

    public Task<string> State(ExchangeId id) => circuit.Look(db => db.Set<Secrecy.Exchange>().Where(e => e.Id == id).Select(e => e.State).SingleAsync(Cancel));

    public async Task<Hat> Hire(string name, Role role, OrganisationId house, TeamId? team)
    {
        var (account, hat) = (AccountId.New(), HatId.New());
        await circuit.Add(
            new Account { Id = account, UserName = name, NormalizedUserName = $"{name} {account.Value}", DisplayName = name, SecurityStamp = "1" },
            new HatRecord { Id = hat, AccountId = account, OrganisationId = house, TeamId = team, Role = PolicyWords.Of(role) });
        return new(hat, account, name, role, house, team ?? default, Leads: false, CorridorScreen: false);
    }
}
