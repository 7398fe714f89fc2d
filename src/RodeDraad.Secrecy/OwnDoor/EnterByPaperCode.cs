using Microsoft.EntityFrameworkCore;
using NodaTime;
using RodeDraad.Kernel;
using RodeDraad.People;
using RodeDraad.Policy;
using RodeDraad.Storage;

namespace RodeDraad.Secrecy;

/// <summary>A code and a birth date as somebody typed them at the client's own door.</summary>
/// <param name="Language">Language of the screen, for a client whose own language it does not speak.</param>
public sealed record PaperSignIn(string Code, LocalDate? BirthDate, string Language);

/// <summary>Opens the client's own door by a paper code and a birth date, which together count as the second step until the client has an own factor.</summary>
/// <remarks>
/// Refuses with <c>mine.code-wrong</c>, the same answer after the same work whether the code, the date or the term is wrong, and with <c>sign-in.wait</c> after many tries.
/// Each try leaves an audit record; ten wrong ones from one place an alert. Ten wrong dates on the right code end that code, which only its holder can bring about.
/// </remarks>
public sealed class EnterByPaperCode(IDatabase database, PaperCodes codes, DemoMode demo, Caller caller, IClock clock)
{
    private const int MostWrongDates = 10;

    /// <summary>How often a try begins anew that met the first count of another one.</summary>
    private const int MostAgain = 20;

    private static readonly string[] Spoken = ["nl", "fr", "de", "en"];

    /// <summary>Signs in.</summary>
    public Task<Outcome<SignedIn>> Run(PaperSignIn form, CancellationToken cancel) => Try(form, own: null, (db, code, person) => Enter(db, code, person, form.Language, cancel), cancel);

    /// <summary>Proves anew, by a fresh code, that it is the client who is signed in (rule C10).</summary>
    public Task<Outcome<SignedIn>> Confirm(PaperSignIn form, CancellationToken cancel) => Try(
        form,
        async (db, code) => code.MandateId is null
            ? (await Ties.Own(db, caller.Hat!.Account).ToListAsync(cancel)).Contains(new(code.OrganisationId, code.ClientId))
            : await db.Set<MandateRecord>().AnyAsync(m => m.OrganisationId == code.OrganisationId && m.Id == code.MandateId && m.AccountId == caller.Hat!.Account, cancel),
        async (db, _, _) => await DoorAccounts.Of(db, caller.Hat!.Account, cancel),
        cancel);

    /// <summary>Adds the record of another house to the own account, and links the two: the code of that house says that it is the same person.</summary>
    public Task<Outcome<SignedIn>> Add(PaperSignIn form, CancellationToken cancel) => Try(
        form,
        (_, code) => Task.FromResult(code.MandateId is null && caller.Hat!.Role == Role.Client),
        async (db, code, _) =>
        {
            await DoorAccounts.Tie(db, caller.Hat!.Account, new(code.OrganisationId, code.ClientId), clock.GetCurrentInstant(), cancel);
            return await DoorAccounts.Of(db, caller.Hat.Account, cancel);
        },
        cancel);

    /// <summary>One try. What was wrong is committed too, so that it stays counted.</summary>
    private async Task<Outcome<SignedIn>> Try(PaperSignIn form, Func<CircuitDb, PaperCode, Task<bool>>? own, Func<CircuitDb, PaperCode, Holder, Task<SignedIn>> open, CancellationToken cancel)
    {
        for (var again = 0; ; again++)
        {
            var outcome = await database.Write<Outcome<SignedIn>>(async db => await TryOnce(db, form, own, open, cancel), cancel);
            if (outcome.Refusal is null || again == MostAgain)
            {
                return outcome.Refusal is null ? outcome.Value : outcome.Refused<SignedIn>();
            }
        }
    }

    private async Task<Outcome<SignedIn>> TryOnce(CircuitDb db, PaperSignIn form, Func<CircuitDb, PaperCode, Task<bool>>? own, Func<CircuitDb, PaperCode, Holder, Task<SignedIn>> open, CancellationToken cancel)
    {
        var (now, typed) = (clock.GetCurrentInstant(), PaperCodes.Read(form.Code));
        var tries = await DoorTries.Of(db, [codes.BeginningOf(typed), $"network/{caller.Network}"], now, cancel);
        if (tries.Waits is { } wait)
        {
            return new Refusal("sign-in.wait", (int)(wait - now).TotalSeconds + 1);
        }

        var hash = codes.HashOf(typed);
        await db.Set<PaperCode>().Where(c => c.Hash == hash).ExecuteUpdateAsync(set => set.SetProperty(c => c.WrongDates, c => c.WrongDates), cancel); // one try after the other on one code
        var code = await db.Set<PaperCode>().SingleOrDefaultAsync(c => c.Hash == hash, cancel);
        var holder = await HolderOf(db, code, cancel);
        var lives = code is { EndedAt: null } && code.ExpiresAt > now;
        var right = lives && holder is not null && holder.BirthDate is not null && holder.BirthDate == form.BirthDate && (own is null || await own(db, code!));
        if (!right)
        {
            tries.Wrong(db, now, WrongAudit(code, now, "alert"));
            if (lives && ++code!.WrongDates >= MostWrongDates)
            {
                code.EndedAt = now;
            }

            AuditTrail.Add(db, WrongAudit(code, now, "sign-in"));
            return new Refusal("mine.code-wrong");
        }

        if (!demo.On)
        {
            (code!.UsedAt, code.EndedAt) = (now, now); // in the demo a printed code stays, so that everybody can try it
        }

        var signedIn = await open(db, code!, holder!);
        AuditTrail.Add(db, DoorAudit.Entered(caller, signedIn, code!, now));
        return signedIn with { ProvenAt = now };
    }

    private AuditEntry WrongAudit(PaperCode? code, Instant now, string happened) => DoorAudit.Wrong(caller, code, happened, now);

    private async Task<SignedIn> Enter(CircuitDb db, PaperCode code, Holder holder, string language, CancellationToken cancel)
    {
        if (code.Resets && holder.Account is { } account)
        {
            await DoorAccounts.Forget(db, account, cancel);
        }

        return code.MandateId is not null
            ? await DoorAccounts.Of(db, holder.Account!.Value, cancel)
            : await DoorAccounts.OfClient(db, new(code.OrganisationId, code.ClientId), holder.Name, Array.IndexOf(Spoken, holder.Language) >= 0 ? holder.Language : language, cancel);
    }

    /// <summary>Who holds the code. Asks the same of the database when there is no such code. A holder with an own factor no longer comes in by paper.</summary>
    private static async Task<Holder?> HolderOf(CircuitDb db, PaperCode? code, CancellationToken cancel)
    {
        var (house, client, mandate) = (code?.OrganisationId ?? default, code?.ClientId ?? default, code?.MandateId ?? Guid.Empty);
        var line = await ClientLine.Of(db, house).SingleOrDefaultAsync(c => c.Id == client, cancel);
        var other = await db.Set<MandateRecord>().AsNoTracking().SingleOrDefaultAsync(m => m.OrganisationId == house && m.Id == mandate && m.EndedAt == null, cancel);
        var account = await DoorAccounts.Known(db, new(house, client), cancel);
        var holder = code?.MandateId is not null ? other is null ? null : new Holder(other.Name, other.Language, other.BirthDate, other.AccountId)
            : line is null ? null : new Holder(line.Name, line.Language, line.BirthDate, account);
        var closed = await DoorAccounts.HasOwnFactor(db, holder?.Account ?? default, cancel);
        return closed && code is { Resets: false } ? null : holder;
    }

    private sealed record Holder(string Name, string Language, LocalDate? BirthDate, AccountId? Account);
}
