using RodeDraad.CrisisUnits;
using RodeDraad.Kernel;
using RodeDraad.People;
using RodeDraad.Policy;
using RodeDraad.Secrecy;

namespace RodeDraad.DatabaseTests;

/// <summary>One person who is known in two houses by the same national number: here with a stay, there with a presentation.</summary>
public sealed class TwoHouses
{
    private readonly Circuit circuit;

    private TwoHouses(Circuit circuit, SmallUnit here, SmallUnit there, (ClientKey Here, ClientKey There) client) =>
        (this.circuit, Here, There, Client, Elsewhere) = (circuit, here, there, client.Here, client.There);

    public SmallUnit Here { get; }

    public SmallUnit There { get; }

    /// <summary>The record of the house whose carer asks.</summary>
    public ClientKey Client { get; }

    /// <summary>The record at the other house.</summary>
    public ClientKey Elsewhere { get; }

    public static async Task<TwoHouses> Open(Circuit circuit, SmallUnit here)
    {
        var there = await SmallUnit.Open(circuit);
        async Task<ClientKey> Present(SmallUnit unit)
        {
            var form = unit.Form("Kustermans");
            var taken = await circuit.Act<TakePresentation, TakenPresentation>(unit.Nurse, take => take.Run(form with { Client = form.Client! with { BirthDate = new(1984, 2, 29), Niss = "84022900134" } }, CancellationToken.None));
            return taken.Refusal is null ? taken.Value.Client : throw new InvalidOperationException(taken.Refusal.Code);
        }

        return new(circuit, here, there, (await Present(here), await Present(there)));
    }

    /// <summary>The client lets the nurse here read parts of the record there.</summary>
    public ConsentForm Grant(params string[] parts) => new()
    {
        RecipientKind = "person",
        RecipientOrganisation = Here.Organisation,
        RecipientAccount = Here.Nurse.Account,
        Categories = parts.Length > 0 ? parts : ["ident", "presence", "crisis"],
        Purposes = ["care"],
        Until = circuit.Clock.Now.LocalDate().PlusMonths(6),
        Form = "signature",
        Signature = "An Kustermans",
        TextLanguage = "nl",
    };

    public Task<Outcome<ConsentId>> Give(ConsentForm form) => circuit.Act<GiveConsent, ConsentId>(There.Nurse, give => give.Run(Elsewhere, form, CancellationToken.None));

    public Task<Outcome<ConsentId>> Withdraw(ConsentId id, string channel = "phone") =>
        circuit.Act<ConsentActs, ConsentId>(There.Nurse, acts => acts.Withdraw(Elsewhere, id, channel, CancellationToken.None));

    /// <summary>What a carer here sees of the record there.</summary>
    public Task<Outcome<SharedRecordPage>> See(Hat? hat = null, Purpose purpose = Purpose.Unknown) => circuit.As(hat ?? Here.Nurse, scope =>
    {
        ((Caller)scope.GetService(typeof(Caller))!).Purpose = purpose;
        return ((SharedRecord)scope.GetService(typeof(SharedRecord))!).Read(Client, There.Organisation, CancellationToken.None);
    });

    /// <summary>The parts that are open, each as <c>word:level</c>.</summary>
    public async Task<string> Parts(Hat? hat = null)
    {
        var seen = await See(hat);
        return seen.Refusal is { } refusal ? refusal.Code : string.Join(' ', seen.Value.Parts.Where(p => p.Level != Level.None).Select(p => $"{PolicyWords.Of(p.Category)}:{PolicyWords.Of(p.Level)}"));
    }
}
