using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace RodeDraad.Storage.Sqlite.Migrations
{
    /// <inheritdoc />
    public partial class Secrecy : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropForeignKey(
                name: "FK_hats_teams_organisation_id_team_id",
                table: "hats");

            migrationBuilder.AlterColumn<byte[]>(
                name: "team_id",
                table: "hats",
                type: "BLOB",
                nullable: true,
                oldClrType: typeof(byte[]),
                oldType: "BLOB");

            migrationBuilder.AddColumn<string>(
                name: "content_hash",
                table: "audit_records",
                type: "TEXT",
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddColumn<string>(
                name: "evidence",
                table: "audit_records",
                type: "TEXT",
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddColumn<string>(
                name: "how_sent",
                table: "audit_records",
                type: "TEXT",
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddColumn<string>(
                name: "recipient",
                table: "audit_records",
                type: "TEXT",
                nullable: false,
                defaultValue: "");

            migrationBuilder.CreateTable(
                name: "consent_papers",
                columns: table => new
                {
                    organisation_id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    consent_id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    client_id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    media_type = table.Column<string>(type: "TEXT", nullable: false),
                    content = table.Column<byte[]>(type: "BLOB", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_consent_papers", x => new { x.organisation_id, x.consent_id });
                    table.ForeignKey(
                        name: "FK_consent_papers_clients_organisation_id_client_id",
                        columns: x => new { x.organisation_id, x.client_id },
                        principalTable: "clients",
                        principalColumns: new[] { "organisation_id", "id" },
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "consents",
                columns: table => new
                {
                    organisation_id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    version = table.Column<int>(type: "INTEGER", nullable: false),
                    client_id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    source = table.Column<byte[]>(type: "BLOB", nullable: false),
                    kind = table.Column<string>(type: "TEXT", nullable: false),
                    giver = table.Column<string>(type: "TEXT", nullable: false),
                    mandate_id = table.Column<byte[]>(type: "BLOB", nullable: true),
                    recipient_kind = table.Column<string>(type: "TEXT", nullable: false),
                    recipient_organisation = table.Column<byte[]>(type: "BLOB", nullable: false),
                    recipient_role = table.Column<string>(type: "TEXT", nullable: false),
                    recipient_account = table.Column<byte[]>(type: "BLOB", nullable: true),
                    categories = table.Column<string>(type: "TEXT", nullable: false),
                    purposes = table.Column<string>(type: "TEXT", nullable: false),
                    data_from = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    data_until = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    from_at = table.Column<long>(type: "INTEGER", nullable: false),
                    until_at = table.Column<long>(type: "INTEGER", nullable: true),
                    status = table.Column<string>(type: "TEXT", nullable: false),
                    text_version = table.Column<string>(type: "TEXT", nullable: false),
                    text_language = table.Column<string>(type: "TEXT", nullable: false),
                    read_aloud = table.Column<bool>(type: "INTEGER", nullable: false),
                    form = table.Column<string>(type: "TEXT", nullable: false),
                    witness = table.Column<string>(type: "TEXT", nullable: false),
                    paper_hash = table.Column<string>(type: "TEXT", nullable: false),
                    capacity_note = table.Column<string>(type: "TEXT", nullable: false),
                    withdrawn_by = table.Column<string>(type: "TEXT", nullable: false),
                    recorded_at = table.Column<long>(type: "INTEGER", nullable: false),
                    recorded_by = table.Column<byte[]>(type: "BLOB", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_consents", x => new { x.organisation_id, x.id, x.version });
                    table.ForeignKey(
                        name: "FK_consents_clients_organisation_id_client_id",
                        columns: x => new { x.organisation_id, x.client_id },
                        principalTable: "clients",
                        principalColumns: new[] { "organisation_id", "id" },
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateIndex(
                name: "IX_clients_organisation_id_merged_into",
                table: "clients",
                columns: new[] { "organisation_id", "merged_into" },
                filter: "merged_into IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_consent_papers_organisation_id_client_id",
                table: "consent_papers",
                columns: new[] { "organisation_id", "client_id" });

            migrationBuilder.CreateIndex(
                name: "IX_consents_organisation_id_client_id",
                table: "consents",
                columns: new[] { "organisation_id", "client_id" });

            migrationBuilder.CreateIndex(
                name: "IX_consents_organisation_id_kind",
                table: "consents",
                columns: new[] { "organisation_id", "kind" },
                filter: "kind = 'refusal'");

            migrationBuilder.AddForeignKey(
                name: "FK_hats_organisations_organisation_id",
                table: "hats",
                column: "organisation_id",
                principalTable: "organisations",
                principalColumn: "id",
                onDelete: ReferentialAction.Cascade);

            migrationBuilder.AddForeignKey(
                name: "FK_hats_teams_organisation_id_team_id",
                table: "hats",
                columns: new[] { "organisation_id", "team_id" },
                principalTable: "teams",
                principalColumns: new[] { "organisation_id", "id" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropForeignKey(
                name: "FK_hats_organisations_organisation_id",
                table: "hats");

            migrationBuilder.DropForeignKey(
                name: "FK_hats_teams_organisation_id_team_id",
                table: "hats");

            migrationBuilder.DropTable(
                name: "consent_papers");

            migrationBuilder.DropTable(
                name: "consents");

            migrationBuilder.DropIndex(
                name: "IX_clients_organisation_id_merged_into",
                table: "clients");

            migrationBuilder.DropColumn(
                name: "content_hash",
                table: "audit_records");

            migrationBuilder.DropColumn(
                name: "evidence",
                table: "audit_records");

            migrationBuilder.DropColumn(
                name: "how_sent",
                table: "audit_records");

            migrationBuilder.DropColumn(
                name: "recipient",
                table: "audit_records");

            migrationBuilder.AlterColumn<byte[]>(
                name: "team_id",
                table: "hats",
                type: "BLOB",
                nullable: false,
                defaultValue: new byte[0],
                oldClrType: typeof(byte[]),
                oldType: "BLOB",
                oldNullable: true);

            migrationBuilder.AddForeignKey(
                name: "FK_hats_teams_organisation_id_team_id",
                table: "hats",
                columns: new[] { "organisation_id", "team_id" },
                principalTable: "teams",
                principalColumns: new[] { "organisation_id", "id" },
                onDelete: ReferentialAction.Cascade);
        }
    }
}
