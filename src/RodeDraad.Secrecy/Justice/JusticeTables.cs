using Microsoft.EntityFrameworkCore;
using RodeDraad.People;
using RodeDraad.Storage;

namespace RodeDraad.Secrecy;

internal sealed class JusticeTables : ITables
{
    /// <summary>Two who take the next step at the same instant: the second one reads again.</summary>
    public static readonly DatabaseRule OneNextStep = new(
        "ux_justice_steps_number", "changed-meanwhile", "justice_steps.organisation_id", "justice_steps.exchange_id", "justice_steps.number");

    /// <summary>A text is approved once.</summary>
    public static readonly DatabaseRule OneApprovalPerText = new(
        "ux_justice_approvals_text", "justice.approved-already", "justice_approvals.organisation_id", "justice_approvals.exchange_id", "justice_approvals.number");

    /// <summary>Two who write, pass or send at the same instant: the second one reads again.</summary>
    public static readonly DatabaseRule OneTextPerNumber = new(
        "ux_justice_packets_number", "changed-meanwhile", "justice_packets.organisation_id", "justice_packets.exchange_id", "justice_packets.number");

    public static readonly DatabaseRule OnePassPerTeam = new(
        "ux_justice_passes_team", "changed-meanwhile", "justice_passes.organisation_id", "justice_passes.exchange_id", "justice_passes.team_id");

    public static readonly DatabaseRule OneCopyPerExchange = new(
        "ux_justice_copies_exchange", "changed-meanwhile", "justice_copies.organisation_id", "justice_copies.exchange_id");

    /// <summary>What is written stays as it is.</summary>
    public static IReadOnlyList<Unchangeable> Unchangeables { get; } = [.. new[] { "justice_steps", "justice_packets", "justice_approvals", "justice_copies" }
        .Select(table => new Unchangeable(new($"ux_{table}_unchangeable", "justice.unchangeable"), table))];

    public IReadOnlyList<DatabaseRule> Rules => [OneNextStep, OneApprovalPerText, OneTextPerNumber, OnePassPerTeam, OneCopyPerExchange, .. Unchangeables.Select(u => u.Rule)];

    public void Describe(ModelBuilder model)
    {
        DescribeExchanges(model);
        DescribePackets(model);
        DescribeBeside(model);
    }

    private static void DescribeBeside(ModelBuilder model)
    {
        var status = model.Entity<JudicialStatus>().ToTable(JudicialStatus.Table);
        status.HasKey(s => new { s.OrganisationId, s.Id });
        status.BelongsToClient();
        var exception = model.Entity<LegalException>().ToTable(LegalException.Table);
        exception.HasKey(e => new { e.OrganisationId, e.Id });
        exception.BelongsToClient();
        var meeting = model.Entity<JusticeMeeting>().ToTable(JusticeMeeting.Table);
        meeting.HasKey(m => new { m.OrganisationId, m.Id });
        meeting.BelongsToClient();
        meeting.HasOne<Exchange>().WithMany().HasForeignKey(m => new { m.OrganisationId, m.ExchangeId });
    }

    private static void DescribeExchanges(ModelBuilder model)
    {
        var exchange = model.Entity<Exchange>().ToTable("justice_exchanges");
        exchange.HasKey(e => new { e.OrganisationId, e.Id });
        exchange.BelongsToClient();
        exchange.HasIndex(e => e.Id).IsUnique();
        exchange.HasIndex(e => new { e.OrganisationId, e.State });
        exchange.HasIndex(e => new { e.OrganisationId, e.ClientId });
        exchange.HasIndex(e => new { e.Assistant, e.AskedAt });
        var step = model.Entity<ExchangeStep>().ToTable(ExchangeStep.Table);
        step.HasKey(s => new { s.OrganisationId, s.ExchangeId, s.Number }).HasName(OneNextStep.Name);
        step.HasOne<Exchange>().WithMany().HasForeignKey(s => new { s.OrganisationId, s.ExchangeId });
        var pass = model.Entity<ExchangePass>().ToTable("justice_passes");
        pass.HasKey(p => new { p.OrganisationId, p.ExchangeId, p.TeamId }).HasName(OnePassPerTeam.Name);
        pass.HasOne<Exchange>().WithMany().HasForeignKey(p => new { p.OrganisationId, p.ExchangeId });
        pass.BelongsToTeam();
    }

    private static void DescribePackets(ModelBuilder model)
    {
        var packet = model.Entity<Packet>().ToTable(Packet.Table);
        packet.HasKey(p => new { p.OrganisationId, p.ExchangeId, p.Number }).HasName(OneTextPerNumber.Name);
        packet.HasOne<Exchange>().WithMany().HasForeignKey(p => new { p.OrganisationId, p.ExchangeId });
        var approval = model.Entity<PacketApproval>().ToTable(PacketApproval.Table);
        approval.HasKey(a => new { a.OrganisationId, a.ExchangeId, a.Number }).HasName(OneApprovalPerText.Name);
        approval.HasOne<Packet>().WithMany().HasForeignKey(a => new { a.OrganisationId, a.ExchangeId, a.Number });
        approval.BelongsToClient();
        var copy = model.Entity<PacketCopy>().ToTable(PacketCopy.Table);
        copy.HasKey(c => new { c.OrganisationId, c.ExchangeId }).HasName(OneCopyPerExchange.Name);
        copy.HasOne<Exchange>().WithMany().HasForeignKey(c => new { c.OrganisationId, c.ExchangeId });
        copy.BelongsToClient();
    }
}

/// <summary>The rules of the exchange with justice that a migration must write itself, since the model cannot say them.</summary>
public static class JusticeRules
{
    /// <summary>The tables whose rows are never changed.</summary>
    public static IReadOnlyList<Unchangeable> Unchangeables => JusticeTables.Unchangeables;
}
