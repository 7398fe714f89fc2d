using System;
using System.Collections.Generic;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace RodeDraad.Storage.Postgres.Migrations
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

            migrationBuilder.AlterColumn<Guid>(
                name: "team_id",
                table: "hats",
                type: "uuid",
                nullable: true,
                oldClrType: typeof(Guid),
                oldType: "uuid");

            migrationBuilder.AddColumn<string>(
                name: "content_hash",
                table: "audit_records",
                type: "text",
                nullable: false,
                defaultValue: "",
                collation: "C");

            migrationBuilder.AddColumn<string>(
                name: "evidence",
                table: "audit_records",
                type: "text",
                nullable: false,
                defaultValue: "",
                collation: "C");

            migrationBuilder.AddColumn<string>(
                name: "how_sent",
                table: "audit_records",
                type: "text",
                nullable: false,
                defaultValue: "",
                collation: "C");

            migrationBuilder.AddColumn<string>(
                name: "recipient",
                table: "audit_records",
                type: "text",
                nullable: false,
                defaultValue: "",
                collation: "C");

            migrationBuilder.CreateTable(
                name: "consent_papers",
                columns: table => new
                {
                    organisation_id = table.Column<Guid>(type: "uuid", nullable: false),
                    consent_id = table.Column<Guid>(type: "uuid", nullable: false),
                    client_id = table.Column<Guid>(type: "uuid", nullable: false),
                    media_type = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    content = table.Column<byte[]>(type: "bytea", nullable: false)
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
                    organisation_id = table.Column<Guid>(type: "uuid", nullable: false),
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    version = table.Column<int>(type: "integer", nullable: false),
                    client_id = table.Column<Guid>(type: "uuid", nullable: false),
                    source = table.Column<Guid>(type: "uuid", nullable: false),
                    kind = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    giver = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    mandate_id = table.Column<Guid>(type: "uuid", nullable: true),
                    recipient_kind = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    recipient_organisation = table.Column<Guid>(type: "uuid", nullable: false),
                    recipient_role = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    recipient_account = table.Column<Guid>(type: "uuid", nullable: true),
                    categories = table.Column<List<string>>(type: "text[]", nullable: false),
                    purposes = table.Column<List<string>>(type: "text[]", nullable: false),
                    data_from = table.Column<DateOnly>(type: "date", nullable: true),
                    data_until = table.Column<DateOnly>(type: "date", nullable: true),
                    from_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    until_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    status = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    text_version = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    text_language = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    read_aloud = table.Column<bool>(type: "boolean", nullable: false),
                    form = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    witness = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    paper_hash = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    capacity_note = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    withdrawn_by = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    recorded_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    recorded_by = table.Column<Guid>(type: "uuid", nullable: false)
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

            migrationBuilder.AlterColumn<Guid>(
                name: "team_id",
                table: "hats",
                type: "uuid",
                nullable: false,
                defaultValue: new Guid("00000000-0000-0000-0000-000000000000"),
                oldClrType: typeof(Guid),
                oldType: "uuid",
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
