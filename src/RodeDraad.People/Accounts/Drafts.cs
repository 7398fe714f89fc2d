using Microsoft.EntityFrameworkCore;
using NodaTime;
using RodeDraad.Kernel;
using RodeDraad.Storage;

namespace RodeDraad.People;

/// <summary>Keeps what somebody is typing, so that a closed lid or an expired sign-in loses nothing. Only its author reads it, under the hat that typed it.</summary>
public sealed class Drafts(IDatabase database, Caller caller, IClock clock)
{
    /// <summary>Longest draft that is kept, in characters.</summary>
    public const int Longest = 200_000;

    public Task<string?> Read(string form, CancellationToken cancel) => caller.Hat is not { } hat
        ? Task.FromResult<string?>(null)
        : database.Read(
            db => db.Set<Draft>().Where(d => d.AccountId == hat.Account && d.Form == Under(hat, form)).Select(d => d.Fields).SingleOrDefaultAsync(cancel),
            cancel);

    /// <returns><c>text.too-long</c> when there is more than can be kept.</returns>
    public async Task<Outcome<Done>> Keep(string form, string fields, CancellationToken cancel)
    {
        if (fields.Length > Longest || form.Length > 200)
        {
            return new Refusal("text.too-long", Longest);
        }

        var (account, now) = (caller.Hat!.Account, clock.GetCurrentInstant());
        form = Under(caller.Hat, form);
        return await database.Write<Done>(
            async db =>
            {
                var draft = await db.Set<Draft>().SingleOrDefaultAsync(d => d.AccountId == account && d.Form == form, cancel);
                if (draft is null)
                {
                    db.Add(new Draft { AccountId = account, Form = form, Fields = fields, SavedAt = now });
                }
                else
                {
                    (draft.Fields, draft.SavedAt) = (fields, now);
                }

                return default(Done);
            },
            cancel);
    }

    /// <summary>Throws away what anybody was typing about these records, in the running act.</summary>
    public static async Task DropAbout(CircuitDb db, IReadOnlyCollection<Guid> records, CancellationToken cancel)
    {
        var names = records.Select(id => id.ToString("N")).ToHashSet(StringComparer.Ordinal);
        var drafts = await db.Set<Draft>().Select(d => new { d.AccountId, d.Form }).ToListAsync(cancel);
        foreach (var draft in drafts.Where(d => names.Contains(d.Form.Split('/')[^1])))
        {
            await db.Set<Draft>().Where(d => d.AccountId == draft.AccountId && d.Form == draft.Form).ExecuteDeleteAsync(cancel);
        }
    }

    public Task Drop(string form, CancellationToken cancel) => caller.Hat is not { } hat ? Task.CompletedTask : database.Write<Done>(
        async db =>
        {
            var draft = await db.Set<Draft>().SingleOrDefaultAsync(d => d.AccountId == hat.Account && d.Form == Under(hat, form), cancel);
            if (draft is not null)
            {
                db.Remove(draft);
            }

            return default(Done);
        },
        cancel);

    /// <summary>A person with two hats keeps two drafts of one form: what was typed in one house does not come up in another.</summary>
    private static string Under(Hat hat, string form) => $"{hat.Id.Value:N}/{form}";
}
