using Microsoft.EntityFrameworkCore;
using RodeDraad.Storage;

namespace RodeDraad.People;

internal sealed class PeopleTables : ITables
{
    public static readonly DatabaseRule OneAccountPerName = new("ux_accounts_name", "accounts.name-taken", "accounts.normalized_user_name");

    /// <summary>Two houses that register one person at the same instant: the second one tries again.</summary>
    public static readonly DatabaseRule OneThreadPerNumber = new("ux_threads_niss", "changed-meanwhile", "threads.niss_index");

    /// <summary>Two who write the first text about a client at the same instant: the second one tries again.</summary>
    public static readonly DatabaseRule OneKeyPerClient = new("ux_client_keys_client", "changed-meanwhile", "client_keys.organisation_id", "client_keys.client_id");

    public IReadOnlyList<DatabaseRule> Rules => [OneAccountPerName, OneThreadPerNumber, OneKeyPerClient];

    public void Describe(ModelBuilder model)
    {
        DescribeOrganisations(model);
        DescribeAccounts(model);
        DescribeClients(model);
    }

    private static void DescribeOrganisations(ModelBuilder model)
    {
        model.Entity<Organisation>().ToTable("organisations").HasKey(o => o.Id);
        var team = model.Entity<Team>().ToTable("teams");
        team.HasKey(t => new { t.OrganisationId, t.Id });
        team.HasOne<Organisation>().WithMany().HasForeignKey(t => t.OrganisationId);
        var service = model.Entity<Service>().ToTable("services");
        service.HasIndex(s => s.Id).IsUnique();
        service.HasKey(s => new { s.OrganisationId, s.Id });
        service.HasOne<Organisation>().WithMany().HasForeignKey(s => s.OrganisationId);
        service.HasOne<Team>().WithMany().HasForeignKey(s => new { s.OrganisationId, s.TeamId }).IsRequired(false);
        service.HasIndex(s => new { s.OrganisationId, s.TeamId });
    }

    private static void DescribeAccounts(ModelBuilder model)
    {
        var account = model.Entity<Account>().ToTable("accounts");
        account.HasKey(a => a.Id);
        account.HasIndex(a => a.NormalizedUserName).IsUnique().HasDatabaseName(OneAccountPerName.Name);
        var hat = model.Entity<HatRecord>().ToTable("hats");
        hat.HasKey(h => h.Id);
        hat.HasOne<Account>().WithMany().HasForeignKey(h => h.AccountId);
        hat.HasOne<Organisation>().WithMany().HasForeignKey(h => h.OrganisationId);
        hat.HasOne<Team>().WithMany().HasForeignKey(h => new { h.OrganisationId, h.TeamId }).IsRequired(false);
        var token = model.Entity<PersonalToken>().ToTable("personal_tokens");
        token.HasKey(t => t.Id);
        token.HasIndex(t => t.Hash).IsUnique();
        token.HasOne<HatRecord>().WithMany().HasForeignKey(t => t.HatId);
        var tie = model.Entity<AccountTie>().ToTable("account_ties");
        tie.HasKey(t => new { t.AccountId, t.OrganisationId, t.ClientId });
        tie.HasOne<Client>().WithMany().HasForeignKey(t => new { t.OrganisationId, t.ClientId });
        var draft = model.Entity<Draft>().ToTable("drafts");
        draft.HasKey(d => new { d.AccountId, d.Form });
        draft.HasOne<Account>().WithMany().HasForeignKey(d => d.AccountId);
    }

    private static void DescribeClients(ModelBuilder model)
    {
        var thread = model.Entity<ClientThread>().ToTable("threads");
        thread.HasKey(t => t.Id);
        thread.HasIndex(t => t.NissIndex).IsUnique().HasDatabaseName(OneThreadPerNumber.Name);
        var client = model.Entity<Client>().ToTable("clients");
        client.HasKey(c => new { c.OrganisationId, c.Id });
        client.HasOne<Organisation>().WithMany().HasForeignKey(c => c.OrganisationId);
        client.HasOne<ClientThread>().WithMany().HasForeignKey(c => c.ThreadId);
        client.HasIndex(c => new { c.OrganisationId, c.NameKey });
        client.HasIndex(c => new { c.OrganisationId, c.NissIndex });
        client.HasIndex(c => new { c.OrganisationId, c.Reference }).IsUnique();
        client.HasIndex(c => new { c.OrganisationId, c.MergedInto }).HasFilter("merged_into IS NOT NULL"); // few are merged, and every client page asks for them
        client.Ignore(c => c.FullName);
        var key = model.Entity<TextKey>().ToTable("client_keys");
        key.HasKey(k => new { k.OrganisationId, k.ClientId }).HasName(OneKeyPerClient.Name);
        key.BelongsToClient();
        var merge = model.Entity<ClientMerge>().ToTable("client_merges");
        merge.HasKey(m => new { m.OrganisationId, m.Id });
        merge.HasOne<Client>().WithMany().HasForeignKey(m => new { m.OrganisationId, m.Kept });
        merge.HasOne<Client>().WithMany().HasForeignKey(m => new { m.OrganisationId, m.Merged });
    }
}
