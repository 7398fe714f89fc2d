using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using RodeDraad.Kernel;
using RodeDraad.Policy;
using RodeDraad.Storage;

namespace RodeDraad.People;

/// <summary>A person who gets an account with a hat in a team.</summary>
public sealed record HireForm
{
    public string UserName { get; init; } = "";

    /// <summary>The name that clients and colleagues see.</summary>
    public string Name { get; init; } = "";

    public string Password { get; init; } = "";

    /// <summary>Policy word of the role, for example <c>crisis_nurse</c>.</summary>
    public string Role { get; init; } = "";

    /// <summary>Name of the team, which is that of its unit.</summary>
    public string Team { get; init; } = "";

    public bool Leads { get; init; }

    public bool CorridorScreen { get; init; }
}

/// <summary>Gives a person an account, from the command line of whoever runs the installation. The second factor is set up at the first sign-in.</summary>
/// <remarks>Refuses with <c>units.unknown</c>, <c>accounts.name-taken</c>, <c>accounts.password-short</c>, <c>code-unknown</c>, <c>field-needed</c>.</remarks>
public sealed class Hire(IDatabase database, IPasswordHasher<Account> hasher, IClock clock)
{
    public const int ShortestPassword = 12;

    public Task<Outcome<AccountId>> Run(HireForm form, CancellationToken cancel) => database.Write<AccountId>(
        async db =>
        {
            var mistakes = MistakesOf(form);
            var team = await db.Set<Team>().SingleOrDefaultAsync(t => t.Name == form.Team, cancel);
            if (team is null)
            {
                mistakes.Add(new Refusal("units.unknown").At(nameof(form.Team)));
            }

            if (mistakes.Count > 0)
            {
                return mistakes;
            }

            var account = new Account
            {
                Id = AccountId.New(),
                UserName = form.UserName.Trim(),
                NormalizedUserName = form.UserName.Trim().ToUpperInvariant(),
                DisplayName = form.Name.Trim(),
                SecurityStamp = Guid.CreateVersion7().ToString("N"),
            };
            account.PasswordHash = hasher.HashPassword(account, form.Password);
            db.Add(account);
            db.Add(new HatRecord { Id = HatId.New(), AccountId = account.Id, OrganisationId = team!.OrganisationId, TeamId = team.Id, Role = form.Role, Leads = form.Leads, CorridorScreen = form.CorridorScreen });
            AuditTrail.Add(db, AuditEntries.OfInstallation("config", $"account/{account.Id.Value}", clock.GetCurrentInstant()));
            return account.Id;
        },
        cancel);

    private static List<Refusal> MistakesOf(HireForm form)
    {
        var check = new Mistakes();
        check.Text(form.UserName, 100, nameof(form.UserName), needed: true);
        check.Text(form.Name, 100, nameof(form.Name), needed: true);
        check.That(form.Password.Length >= ShortestPassword, new Refusal("accounts.password-short", ShortestPassword).At(nameof(form.Password)));
        check.That(PolicyWords.Knows<Role>(form.Role) && PolicyWords.Parse<Role>(form.Role) != Policy.Role.Unknown, new Refusal("code-unknown", form.Role).At(nameof(form.Role)));
        return check.Found;
    }
}
