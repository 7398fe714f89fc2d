using Microsoft.EntityFrameworkCore;

namespace RodeDraad.Storage;

/// <summary>What every room leans on: audit, earlier versions of records, requests that were already answered.</summary>
public sealed class StorageTables : ITables
{
    /// <summary>A request that was sent twice counts once.</summary>
    public static readonly DatabaseRule OneAnswerPerRequest =
        new("ux_answered_requests_key", "request-running", "answered_requests.account", "answered_requests.key");

    /// <summary>Two who change one record at the same instant make one version: the second one is told.</summary>
    public static readonly DatabaseRule OneRecordPerVersion =
        new("PK_record_versions", "changed-meanwhile", "record_versions.organisation", "record_versions.kind", "record_versions.record", "record_versions.version");

    public IReadOnlyList<DatabaseRule> Rules => [OneAnswerPerRequest, OneRecordPerVersion];

    public void Describe(ModelBuilder model)
    {
        var audit = model.Entity<AuditRecord>().ToTable("audit_records");
        audit.HasKey(a => a.Sequence);
        audit.Property(a => a.Sequence).ValueGeneratedOnAdd();
        audit.HasIndex(a => a.Id).IsUnique().HasDatabaseName("ux_audit_records_id");
        audit.HasIndex(a => new { a.ClientOrganisation, a.Client, a.Sequence });

        var subject = model.Entity<AuditSubject>().ToTable("audit_subjects");
        subject.HasKey(s => new { s.ClientOrganisation, s.Client, s.AuditId });

        var version = model.Entity<RecordVersion>().ToTable("record_versions");
        version.HasKey(v => new { v.Organisation, v.Kind, v.Record, v.Version });
        version.HasIndex(v => new { v.Organisation, v.Client });

        var answered = model.Entity<AnsweredRequest>().ToTable("answered_requests");
        answered.HasKey(a => new { a.Account, a.Key }).HasName(OneAnswerPerRequest.Name);
        answered.HasIndex(a => a.AnsweredAt);

        model.Entity<InstallationSecret>().ToTable("installation_secrets").HasKey(k => k.Name);
    }
}
