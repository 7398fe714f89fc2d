using Microsoft.EntityFrameworkCore;

namespace RodeDraad.Storage;

/// <summary>What keeps the audit whole: links, checkpoints, the public keys, and the copies kept for others.</summary>
public sealed class AuditTables : ITables
{
    /// <summary>A record stands in one chain, once.</summary>
    public static readonly DatabaseRule OneLinkPerRecord = new("ux_audit_links_audit_id", "changed-meanwhile", "audit_links.audit_id");

    public IReadOnlyList<DatabaseRule> Rules => [OneLinkPerRecord];

    public void Describe(ModelBuilder model)
    {
        var link = model.Entity<AuditLink>().ToTable("audit_links");
        link.HasKey(l => new { l.Organisation, l.Number });
        link.HasIndex(l => l.AuditId).IsUnique().HasDatabaseName(OneLinkPerRecord.Name);
        link.HasIndex(l => l.Organisation).HasFilter("number = 1");
        model.Entity<AuditCheckpoint>().ToTable("audit_checkpoints").HasKey(c => new { c.Organisation, c.Count });
        model.Entity<AuditKey>().ToTable("audit_keys").HasKey(k => k.Id);
        model.Entity<AuditWitness>().ToTable("audit_witnesses").HasKey(w => new { w.KeptBy, w.Organisation, w.Count, w.Key });
        model.Entity<AuditSubject>().HasIndex(s => s.AuditId);
    }
}
