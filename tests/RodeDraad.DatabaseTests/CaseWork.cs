using RodeDraad.CaseManagement;
using RodeDraad.Kernel;
using RodeDraad.People;
using RodeDraad.Policy;

namespace RodeDraad.DatabaseTests;

/// <summary>A case manager of the small unit and one client, and what tests of case management do again and again.</summary>
public abstract class CaseWork(TestDatabase on) : UnitTests(on)
{
    protected static ProposalForm Proposed => new() { Model = "crisis-unit-short", Source = "stay", Criteria = ["several-domains"], Why = "Schulden, geen huis, alleen" };

    protected static AgreementForm Agreed => new() { Fields = new() { ["explained-in"] = "nl", ["on-missed"] = "We bellen dezelfde dag", ["agreement"] = "paper-signature" }, Version = 1 };

    protected Hat Manager { get; private set; } = null!;

    protected ClientKey Client { get; private set; }

    public override async ValueTask InitializeAsync()
    {
        await base.InitializeAsync();
        Manager = await Unit.Hire("Maya Draad", Role.CaseManager);
        Client = (await Unit.Present()).Client;
    }

    protected Task<Outcome<TResult>> With<TOperation, TResult>(Func<TOperation, Task<Outcome<TResult>>> act)
        where TOperation : notnull => Circuit.Act(Manager, act);

    protected Task<Outcome<CaseId>> Proposal(ProposalForm form) => With<ProposeCase, CaseId>(propose => propose.Run(Client, form, Cancel));

    protected async Task<CaseId> Propose(ProposalForm? form = null) => (await Proposal(form ?? Proposed)).Value;

    protected Task<Outcome<CaseId>> Agreement(CaseId id, AgreementForm form) => With<AgreeCase, CaseId>(agree => agree.Run(Client, id, form, Cancel));

    protected async Task Agree(CaseId id) => Assert.Null((await Agreement(id, Agreed)).Refusal);

    protected async Task<CaseId> Begin()
    {
        var id = await Propose();
        await Agree(id);
        return id;
    }

    protected Task<Outcome<CaseId>> Ending(CaseId id, EndForm form) => With<EndCase, CaseId>(end => end.Run(Client, id, form, Cancel));

    protected async Task End(CaseId id, bool lookBack = false)
    {
        var version = (await Page(id)).Head.Version;
        Assert.Null((await Ending(id, new() { Reason = "goals-reached", TakenOverBy = "huisarts", LookBack = lookBack, Fields = new() { ["goals-together"] = "most", ["evaluated-with-client"] = "yes" }, Version = version })).Refusal);
    }

    protected async Task<CasePage> Page(CaseId id) => (await With<CaseReader, CasePage>(reader => reader.Read(Client, id, Cancel))).Value;

    protected async Task<CaseTodayPage> Today() => (await With<CaseToday, CaseTodayPage>(today => today.Read(Cancel))).Value;

    protected Task<Outcome<CaseContactId>> Log(CaseId id, ContactForm form) => With<LogContact, CaseContactId>(log => log.Run(Client, id, form, Cancel));

    protected Task<Outcome<Guid>> Fill(CaseId id, string kind, Dictionary<string, string> fields, Guid? entry = null, int version = 0) =>
        With<SaveCaseForm, Guid>(save => save.Run(Client, id, kind, new(entry, fields, version), Cancel));
}
