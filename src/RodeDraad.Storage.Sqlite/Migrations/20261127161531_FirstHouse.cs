using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace RodeDraad.Storage.Sqlite.Migrations
{
    /// <inheritdoc />
    public partial class FirstHouse : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "accounts",
                columns: table => new
                {
                    id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    user_name = table.Column<string>(type: "TEXT", nullable: false),
                    normalized_user_name = table.Column<string>(type: "TEXT", nullable: false),
                    display_name = table.Column<string>(type: "TEXT", nullable: false),
                    password_hash = table.Column<string>(type: "TEXT", nullable: true),
                    security_stamp = table.Column<string>(type: "TEXT", nullable: false),
                    active = table.Column<bool>(type: "INTEGER", nullable: false),
                    language = table.Column<string>(type: "TEXT", nullable: false),
                    failed_sign_ins = table.Column<int>(type: "INTEGER", nullable: false),
                    waits_until = table.Column<long>(type: "INTEGER", nullable: true),
                    second_factor_on = table.Column<bool>(type: "INTEGER", nullable: false),
                    authenticator_key = table.Column<string>(type: "TEXT", nullable: true),
                    pending_authenticator_key = table.Column<string>(type: "TEXT", nullable: true),
                    last_time_step = table.Column<long>(type: "INTEGER", nullable: false),
                    recovery_codes = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_accounts", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "agreements",
                columns: table => new
                {
                    organisation_id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    region = table.Column<string>(type: "TEXT", nullable: false),
                    title = table.Column<string>(type: "TEXT", nullable: false),
                    text = table.Column<string>(type: "TEXT", nullable: false),
                    subjects = table.Column<string>(type: "TEXT", nullable: false),
                    answer_days = table.Column<int>(type: "INTEGER", nullable: true),
                    accept_percent = table.Column<int>(type: "INTEGER", nullable: true),
                    exchange_days = table.Column<int>(type: "INTEGER", nullable: true),
                    signed_on = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    review_on = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    ended_on = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_agreements", x => new { x.organisation_id, x.id });
                });

            migrationBuilder.CreateTable(
                name: "answered_requests",
                columns: table => new
                {
                    account = table.Column<byte[]>(type: "BLOB", nullable: false),
                    key = table.Column<string>(type: "TEXT", nullable: false),
                    answer = table.Column<string>(type: "TEXT", nullable: false),
                    answered_at = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("ux_answered_requests_key", x => new { x.account, x.key });
                });

            migrationBuilder.CreateTable(
                name: "audit_checkpoints",
                columns: table => new
                {
                    organisation = table.Column<byte[]>(type: "BLOB", nullable: false),
                    count = table.Column<long>(type: "INTEGER", nullable: false),
                    number = table.Column<int>(type: "INTEGER", nullable: false),
                    chain_head = table.Column<byte[]>(type: "BLOB", nullable: false),
                    merkle_root = table.Column<byte[]>(type: "BLOB", nullable: false),
                    frontier = table.Column<byte[]>(type: "BLOB", nullable: false),
                    made_at = table.Column<long>(type: "INTEGER", nullable: false),
                    key = table.Column<string>(type: "TEXT", nullable: false),
                    signature = table.Column<byte[]>(type: "BLOB", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_audit_checkpoints", x => new { x.organisation, x.count });
                });

            migrationBuilder.CreateTable(
                name: "audit_keys",
                columns: table => new
                {
                    id = table.Column<string>(type: "TEXT", nullable: false),
                    public_key = table.Column<string>(type: "TEXT", nullable: false),
                    first_used_at = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_audit_keys", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "audit_links",
                columns: table => new
                {
                    organisation = table.Column<byte[]>(type: "BLOB", nullable: false),
                    number = table.Column<long>(type: "INTEGER", nullable: false),
                    audit_id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    leaf = table.Column<byte[]>(type: "BLOB", nullable: false),
                    chain = table.Column<byte[]>(type: "BLOB", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_audit_links", x => new { x.organisation, x.number });
                });

            migrationBuilder.CreateTable(
                name: "audit_records",
                columns: table => new
                {
                    sequence = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    recorded_at = table.Column<long>(type: "INTEGER", nullable: false),
                    @event = table.Column<string>(name: "event", type: "TEXT", nullable: false),
                    action = table.Column<string>(type: "TEXT", nullable: false),
                    outcome = table.Column<int>(type: "INTEGER", nullable: false),
                    rule = table.Column<string>(type: "TEXT", nullable: false),
                    reason_shown = table.Column<string>(type: "TEXT", nullable: false),
                    policy_version = table.Column<string>(type: "TEXT", nullable: false),
                    account = table.Column<byte[]>(type: "BLOB", nullable: true),
                    role = table.Column<string>(type: "TEXT", nullable: false),
                    organisation = table.Column<byte[]>(type: "BLOB", nullable: true),
                    team = table.Column<byte[]>(type: "BLOB", nullable: true),
                    purpose = table.Column<string>(type: "TEXT", nullable: false),
                    sign_in_strength = table.Column<string>(type: "TEXT", nullable: false),
                    session = table.Column<string>(type: "TEXT", nullable: false),
                    network = table.Column<string>(type: "TEXT", nullable: false),
                    application = table.Column<string>(type: "TEXT", nullable: false),
                    request_id = table.Column<string>(type: "TEXT", nullable: false),
                    node = table.Column<string>(type: "TEXT", nullable: false),
                    client_organisation = table.Column<byte[]>(type: "BLOB", nullable: true),
                    client = table.Column<byte[]>(type: "BLOB", nullable: true),
                    record = table.Column<string>(type: "TEXT", nullable: false),
                    record_version = table.Column<int>(type: "INTEGER", nullable: true),
                    categories = table.Column<string>(type: "TEXT", nullable: false),
                    level = table.Column<string>(type: "TEXT", nullable: false),
                    search = table.Column<string>(type: "TEXT", nullable: false),
                    evidence = table.Column<string>(type: "TEXT", nullable: false),
                    recipient = table.Column<string>(type: "TEXT", nullable: false),
                    how_sent = table.Column<string>(type: "TEXT", nullable: false),
                    content_hash = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_audit_records", x => x.sequence);
                });

            migrationBuilder.CreateTable(
                name: "audit_review_items",
                columns: table => new
                {
                    organisation_id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    week = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    rule = table.Column<string>(type: "TEXT", nullable: false),
                    account_id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    client_organisation = table.Column<byte[]>(type: "BLOB", nullable: false),
                    client = table.Column<byte[]>(type: "BLOB", nullable: false),
                    audit_id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    times = table.Column<int>(type: "INTEGER", nullable: false),
                    first_at = table.Column<long>(type: "INTEGER", nullable: false),
                    last_at = table.Column<long>(type: "INTEGER", nullable: false),
                    due_on = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    closed_at = table.Column<long>(type: "INTEGER", nullable: true),
                    closed_by = table.Column<byte[]>(type: "BLOB", nullable: true),
                    outcome = table.Column<string>(type: "TEXT", nullable: false),
                    reason = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_audit_review_items", x => new { x.organisation_id, x.id });
                });

            migrationBuilder.CreateTable(
                name: "audit_subjects",
                columns: table => new
                {
                    audit_id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    client_organisation = table.Column<byte[]>(type: "BLOB", nullable: false),
                    client = table.Column<byte[]>(type: "BLOB", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_audit_subjects", x => new { x.client_organisation, x.client, x.audit_id });
                });

            migrationBuilder.CreateTable(
                name: "audit_witnesses",
                columns: table => new
                {
                    kept_by = table.Column<byte[]>(type: "BLOB", nullable: false),
                    organisation = table.Column<byte[]>(type: "BLOB", nullable: false),
                    count = table.Column<long>(type: "INTEGER", nullable: false),
                    key = table.Column<string>(type: "TEXT", nullable: false),
                    checkpoint = table.Column<string>(type: "TEXT", nullable: false),
                    received_at = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_audit_witnesses", x => new { x.kept_by, x.organisation, x.count, x.key });
                });

            migrationBuilder.CreateTable(
                name: "case_explanations",
                columns: table => new
                {
                    organisation_id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    from_at = table.Column<long>(type: "INTEGER", nullable: false),
                    nl = table.Column<string>(type: "TEXT", nullable: false),
                    fr = table.Column<string>(type: "TEXT", nullable: false),
                    de = table.Column<string>(type: "TEXT", nullable: false),
                    en = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_case_explanations", x => new { x.organisation_id, x.from_at });
                });

            migrationBuilder.CreateTable(
                name: "case_model_settings",
                columns: table => new
                {
                    organisation_id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    model = table.Column<string>(type: "TEXT", nullable: false),
                    from_at = table.Column<long>(type: "INTEGER", nullable: false),
                    norm = table.Column<int>(type: "INTEGER", nullable: false),
                    months = table.Column<int>(type: "INTEGER", nullable: false),
                    sessions = table.Column<int>(type: "INTEGER", nullable: true),
                    review_months = table.Column<int>(type: "INTEGER", nullable: false),
                    outreach_days = table.Column<int>(type: "INTEGER", nullable: false),
                    silent_weeks = table.Column<int>(type: "INTEGER", nullable: false),
                    priorities = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_case_model_settings", x => new { x.organisation_id, x.model, x.from_at });
                });

            migrationBuilder.CreateTable(
                name: "consultation_series",
                columns: table => new
                {
                    organisation_id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    name = table.Column<string>(type: "TEXT", nullable: false),
                    region = table.Column<string>(type: "TEXT", nullable: false),
                    rhythm = table.Column<string>(type: "TEXT", nullable: false),
                    chair = table.Column<string>(type: "TEXT", nullable: false),
                    opened_at = table.Column<long>(type: "INTEGER", nullable: false),
                    opened_by = table.Column<byte[]>(type: "BLOB", nullable: false),
                    version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_consultation_series", x => new { x.organisation_id, x.id });
                });

            migrationBuilder.CreateTable(
                name: "door_tries",
                columns: table => new
                {
                    key = table.Column<string>(type: "TEXT", nullable: false),
                    wrong = table.Column<int>(type: "INTEGER", nullable: false),
                    last_at = table.Column<long>(type: "INTEGER", nullable: false),
                    waits_until = table.Column<long>(type: "INTEGER", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_door_tries", x => x.key);
                });

            migrationBuilder.CreateTable(
                name: "fidelity_answers",
                columns: table => new
                {
                    organisation_id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    account_id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    quarter = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    task = table.Column<string>(type: "TEXT", nullable: false),
                    team_id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    answer = table.Column<string>(type: "TEXT", nullable: false),
                    answered_at = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_fidelity_answers", x => new { x.organisation_id, x.account_id, x.quarter, x.task });
                });

            migrationBuilder.CreateTable(
                name: "installation_secrets",
                columns: table => new
                {
                    name = table.Column<string>(type: "TEXT", nullable: false),
                    value = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_installation_secrets", x => x.name);
                });

            migrationBuilder.CreateTable(
                name: "intervision_sketches",
                columns: table => new
                {
                    organisation_id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    by = table.Column<byte[]>(type: "BLOB", nullable: false),
                    role = table.Column<string>(type: "TEXT", nullable: false),
                    reach = table.Column<string>(type: "TEXT", nullable: false),
                    asked_at = table.Column<long>(type: "INTEGER", nullable: false),
                    title = table.Column<string>(type: "TEXT", nullable: false),
                    text = table.Column<string>(type: "TEXT", nullable: false),
                    question = table.Column<string>(type: "TEXT", nullable: false),
                    domains = table.Column<string>(type: "TEXT", nullable: false),
                    stage = table.Column<string>(type: "TEXT", nullable: false),
                    let_stand = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_intervision_sketches", x => new { x.organisation_id, x.id });
                });

            migrationBuilder.CreateTable(
                name: "organisations",
                columns: table => new
                {
                    id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    kind = table.Column<string>(type: "TEXT", nullable: false),
                    name = table.Column<string>(type: "TEXT", nullable: false),
                    region = table.Column<string>(type: "TEXT", nullable: false),
                    municipality = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_organisations", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "payment_settings",
                columns: table => new
                {
                    organisation_id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    from_on = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    set_at = table.Column<long>(type: "INTEGER", nullable: false),
                    set_by = table.Column<byte[]>(type: "BLOB", nullable: false),
                    target = table.Column<long>(type: "INTEGER", nullable: false),
                    cap = table.Column<long>(type: "INTEGER", nullable: false),
                    above_target = table.Column<long>(type: "INTEGER", nullable: false),
                    above_target_again = table.Column<long>(type: "INTEGER", nullable: false),
                    source = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_payment_settings", x => new { x.organisation_id, x.from_on, x.set_at });
                });

            migrationBuilder.CreateTable(
                name: "platform_changes",
                columns: table => new
                {
                    organisation_id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    region = table.Column<string>(type: "TEXT", nullable: false),
                    about = table.Column<string>(type: "TEXT", nullable: false),
                    what = table.Column<string>(type: "TEXT", nullable: false),
                    at = table.Column<long>(type: "INTEGER", nullable: false),
                    by = table.Column<byte[]>(type: "BLOB", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_platform_changes", x => new { x.organisation_id, x.id });
                });

            migrationBuilder.CreateTable(
                name: "profile_answers",
                columns: table => new
                {
                    organisation_id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    account_id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    item = table.Column<string>(type: "TEXT", nullable: false),
                    answer = table.Column<string>(type: "TEXT", nullable: false),
                    answered_on = table.Column<DateOnly>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_profile_answers", x => new { x.organisation_id, x.account_id, x.item });
                });

            migrationBuilder.CreateTable(
                name: "record_versions",
                columns: table => new
                {
                    organisation = table.Column<byte[]>(type: "BLOB", nullable: false),
                    kind = table.Column<string>(type: "TEXT", nullable: false),
                    record = table.Column<byte[]>(type: "BLOB", nullable: false),
                    version = table.Column<int>(type: "INTEGER", nullable: false),
                    client = table.Column<byte[]>(type: "BLOB", nullable: false),
                    fields = table.Column<byte[]>(type: "BLOB", nullable: false),
                    saved_at = table.Column<long>(type: "INTEGER", nullable: false),
                    saved_by = table.Column<byte[]>(type: "BLOB", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_record_versions", x => new { x.organisation, x.kind, x.record, x.version });
                });

            migrationBuilder.CreateTable(
                name: "region_inhabitants",
                columns: table => new
                {
                    region = table.Column<string>(type: "TEXT", nullable: false),
                    at = table.Column<long>(type: "INTEGER", nullable: false),
                    organisation_id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    number = table.Column<int>(type: "INTEGER", nullable: false),
                    source = table.Column<string>(type: "TEXT", nullable: false),
                    by = table.Column<byte[]>(type: "BLOB", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_region_inhabitants", x => new { x.region, x.at });
                });

            migrationBuilder.CreateTable(
                name: "report_chapters",
                columns: table => new
                {
                    region = table.Column<string>(type: "TEXT", nullable: false),
                    year = table.Column<int>(type: "INTEGER", nullable: false),
                    chapter = table.Column<string>(type: "TEXT", nullable: false),
                    number = table.Column<int>(type: "INTEGER", nullable: false),
                    organisation_id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    text = table.Column<string>(type: "TEXT", nullable: false),
                    at = table.Column<long>(type: "INTEGER", nullable: false),
                    by = table.Column<byte[]>(type: "BLOB", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_report_chapters", x => new { x.region, x.year, x.chapter, x.number });
                });

            migrationBuilder.CreateTable(
                name: "retention_rules",
                columns: table => new
                {
                    organisation_id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    kind = table.Column<string>(type: "TEXT", nullable: false),
                    from_on = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    years = table.Column<int>(type: "INTEGER", nullable: false),
                    ground = table.Column<string>(type: "TEXT", nullable: false),
                    duty = table.Column<bool>(type: "INTEGER", nullable: false),
                    set_by = table.Column<byte[]>(type: "BLOB", nullable: false),
                    set_at = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("ux_retention_rules_day", x => new { x.organisation_id, x.kind, x.from_on });
                });

            migrationBuilder.CreateTable(
                name: "signal_themes",
                columns: table => new
                {
                    organisation_id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    region = table.Column<string>(type: "TEXT", nullable: false),
                    title = table.Column<string>(type: "TEXT", nullable: false),
                    words = table.Column<string>(type: "TEXT", nullable: false),
                    state = table.Column<string>(type: "TEXT", nullable: false),
                    answered_at = table.Column<long>(type: "INTEGER", nullable: true),
                    follow_on = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_signal_themes", x => new { x.organisation_id, x.id });
                });

            migrationBuilder.CreateTable(
                name: "supervisions",
                columns: table => new
                {
                    organisation_id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    account_id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    held_on = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    with_whom = table.Column<string>(type: "TEXT", nullable: false),
                    topics = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_supervisions", x => new { x.organisation_id, x.id });
                });

            migrationBuilder.CreateTable(
                name: "threads",
                columns: table => new
                {
                    id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    basis = table.Column<string>(type: "TEXT", nullable: false),
                    niss_index = table.Column<string>(type: "TEXT", nullable: true),
                    made_at = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_threads", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "work_items",
                columns: table => new
                {
                    organisation_id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    region = table.Column<string>(type: "TEXT", nullable: false),
                    year = table.Column<int>(type: "INTEGER", nullable: false),
                    title = table.Column<string>(type: "TEXT", nullable: false),
                    goal = table.Column<string>(type: "TEXT", nullable: false),
                    timing = table.Column<string>(type: "TEXT", nullable: false),
                    responsible = table.Column<string>(type: "TEXT", nullable: false),
                    state = table.Column<string>(type: "TEXT", nullable: false),
                    continued_from = table.Column<byte[]>(type: "BLOB", nullable: true),
                    version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_work_items", x => new { x.organisation_id, x.id });
                });

            migrationBuilder.CreateTable(
                name: "working_groups",
                columns: table => new
                {
                    organisation_id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    region = table.Column<string>(type: "TEXT", nullable: false),
                    name = table.Column<string>(type: "TEXT", nullable: false),
                    purpose = table.Column<string>(type: "TEXT", nullable: false),
                    ended_on = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_working_groups", x => new { x.organisation_id, x.id });
                });

            migrationBuilder.CreateTable(
                name: "drafts",
                columns: table => new
                {
                    account_id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    form = table.Column<string>(type: "TEXT", nullable: false),
                    fields = table.Column<string>(type: "TEXT", nullable: false),
                    saved_at = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_drafts", x => new { x.account_id, x.form });
                    table.ForeignKey(
                        name: "FK_drafts_accounts_account_id",
                        column: x => x.account_id,
                        principalTable: "accounts",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "agreement_parties",
                columns: table => new
                {
                    organisation_id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    agreement_id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    house = table.Column<byte[]>(type: "BLOB", nullable: false),
                    signed_on = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    signed_by = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_agreement_parties", x => new { x.organisation_id, x.agreement_id, x.house });
                    table.ForeignKey(
                        name: "FK_agreement_parties_agreements_organisation_id_agreement_id",
                        columns: x => new { x.organisation_id, x.agreement_id },
                        principalTable: "agreements",
                        principalColumns: new[] { "organisation_id", "id" },
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "agreement_steps",
                columns: table => new
                {
                    organisation_id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    agreement_id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    number = table.Column<int>(type: "INTEGER", nullable: false),
                    act = table.Column<string>(type: "TEXT", nullable: false),
                    at = table.Column<long>(type: "INTEGER", nullable: false),
                    by = table.Column<byte[]>(type: "BLOB", nullable: false),
                    house = table.Column<byte[]>(type: "BLOB", nullable: true),
                    on = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    days = table.Column<int>(type: "INTEGER", nullable: true),
                    words = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_agreement_steps", x => new { x.organisation_id, x.agreement_id, x.number });
                    table.ForeignKey(
                        name: "FK_agreement_steps_agreements_organisation_id_agreement_id",
                        columns: x => new { x.organisation_id, x.agreement_id },
                        principalTable: "agreements",
                        principalColumns: new[] { "organisation_id", "id" },
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "consultation_meetings",
                columns: table => new
                {
                    organisation_id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    series_id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    at = table.Column<long>(type: "INTEGER", nullable: false),
                    place = table.Column<string>(type: "TEXT", nullable: false),
                    cancelled_at = table.Column<long>(type: "INTEGER", nullable: true),
                    planned_by = table.Column<byte[]>(type: "BLOB", nullable: false),
                    version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_consultation_meetings", x => new { x.organisation_id, x.id });
                    table.ForeignKey(
                        name: "FK_consultation_meetings_consultation_series_organisation_id_series_id",
                        columns: x => new { x.organisation_id, x.series_id },
                        principalTable: "consultation_series",
                        principalColumns: new[] { "organisation_id", "id" },
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "intervision_answers",
                columns: table => new
                {
                    organisation_id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    sketch_id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    by = table.Column<byte[]>(type: "BLOB", nullable: false),
                    role = table.Column<string>(type: "TEXT", nullable: false),
                    house = table.Column<byte[]>(type: "BLOB", nullable: false),
                    at = table.Column<long>(type: "INTEGER", nullable: false),
                    text = table.Column<string>(type: "TEXT", nullable: false),
                    let_stand = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_intervision_answers", x => new { x.organisation_id, x.id });
                    table.ForeignKey(
                        name: "FK_intervision_answers_intervision_sketches_organisation_id_sketch_id",
                        columns: x => new { x.organisation_id, x.sketch_id },
                        principalTable: "intervision_sketches",
                        principalColumns: new[] { "organisation_id", "id" },
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "teams",
                columns: table => new
                {
                    organisation_id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    name = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_teams", x => new { x.organisation_id, x.id });
                    table.ForeignKey(
                        name: "FK_teams_organisations_organisation_id",
                        column: x => x.organisation_id,
                        principalTable: "organisations",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "signal_theme_steps",
                columns: table => new
                {
                    organisation_id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    theme_id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    number = table.Column<int>(type: "INTEGER", nullable: false),
                    act = table.Column<string>(type: "TEXT", nullable: false),
                    at = table.Column<long>(type: "INTEGER", nullable: false),
                    by = table.Column<byte[]>(type: "BLOB", nullable: false),
                    words = table.Column<string>(type: "TEXT", nullable: false),
                    will = table.Column<string>(type: "TEXT", nullable: false),
                    on = table.Column<DateOnly>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_signal_theme_steps", x => new { x.organisation_id, x.theme_id, x.number });
                    table.ForeignKey(
                        name: "FK_signal_theme_steps_signal_themes_organisation_id_theme_id",
                        columns: x => new { x.organisation_id, x.theme_id },
                        principalTable: "signal_themes",
                        principalColumns: new[] { "organisation_id", "id" },
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "signals",
                columns: table => new
                {
                    organisation_id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    by = table.Column<byte[]>(type: "BLOB", nullable: false),
                    at = table.Column<long>(type: "INTEGER", nullable: false),
                    circuit = table.Column<string>(type: "TEXT", nullable: false),
                    region = table.Column<string>(type: "TEXT", nullable: false),
                    module = table.Column<string>(type: "TEXT", nullable: false),
                    kind = table.Column<string>(type: "TEXT", nullable: false),
                    group = table.Column<string>(type: "TEXT", nullable: false),
                    words = table.Column<string>(type: "TEXT", nullable: false),
                    names_house = table.Column<bool>(type: "INTEGER", nullable: false),
                    theme_house = table.Column<byte[]>(type: "BLOB", nullable: true),
                    theme_id = table.Column<byte[]>(type: "BLOB", nullable: true),
                    answer_read_at = table.Column<long>(type: "INTEGER", nullable: true),
                    version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_signals", x => new { x.organisation_id, x.id });
                    table.ForeignKey(
                        name: "FK_signals_signal_themes_theme_house_theme_id",
                        columns: x => new { x.theme_house, x.theme_id },
                        principalTable: "signal_themes",
                        principalColumns: new[] { "organisation_id", "id" });
                });

            migrationBuilder.CreateTable(
                name: "clients",
                columns: table => new
                {
                    organisation_id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    reference = table.Column<string>(type: "TEXT", nullable: false),
                    family_name = table.Column<string>(type: "TEXT", nullable: false),
                    given_name = table.Column<string>(type: "TEXT", nullable: false),
                    name_key = table.Column<string>(type: "TEXT", nullable: false),
                    birth_date = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    estimated_birth_year = table.Column<int>(type: "INTEGER", nullable: true),
                    sex = table.Column<string>(type: "TEXT", nullable: false),
                    language = table.Column<string>(type: "TEXT", nullable: false),
                    municipality = table.Column<string>(type: "TEXT", nullable: false),
                    phone = table.Column<string>(type: "TEXT", nullable: false),
                    protected_niss = table.Column<string>(type: "TEXT", nullable: true),
                    niss_index = table.Column<string>(type: "TEXT", nullable: true),
                    anonymous = table.Column<bool>(type: "INTEGER", nullable: false),
                    thread_id = table.Column<byte[]>(type: "BLOB", nullable: true),
                    merged_into = table.Column<byte[]>(type: "BLOB", nullable: true),
                    registered_at = table.Column<long>(type: "INTEGER", nullable: false),
                    destroyed_at = table.Column<long>(type: "INTEGER", nullable: true),
                    version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_clients", x => new { x.organisation_id, x.id });
                    table.ForeignKey(
                        name: "FK_clients_organisations_organisation_id",
                        column: x => x.organisation_id,
                        principalTable: "organisations",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "FK_clients_threads_thread_id",
                        column: x => x.thread_id,
                        principalTable: "threads",
                        principalColumn: "id");
                });

            migrationBuilder.CreateTable(
                name: "working_group_meetings",
                columns: table => new
                {
                    organisation_id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    group_id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    on = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    agenda = table.Column<string>(type: "TEXT", nullable: false),
                    decisions = table.Column<string>(type: "TEXT", nullable: false),
                    version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_working_group_meetings", x => new { x.organisation_id, x.id });
                    table.ForeignKey(
                        name: "FK_working_group_meetings_working_groups_organisation_id_group_id",
                        columns: x => new { x.organisation_id, x.group_id },
                        principalTable: "working_groups",
                        principalColumns: new[] { "organisation_id", "id" },
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "working_group_members",
                columns: table => new
                {
                    organisation_id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    group_id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    house = table.Column<byte[]>(type: "BLOB", nullable: false),
                    function = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_working_group_members", x => new { x.organisation_id, x.group_id, x.house, x.function });
                    table.ForeignKey(
                        name: "FK_working_group_members_working_groups_organisation_id_group_id",
                        columns: x => new { x.organisation_id, x.group_id },
                        principalTable: "working_groups",
                        principalColumns: new[] { "organisation_id", "id" },
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "duty_shifts",
                columns: table => new
                {
                    organisation_id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    team_id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    account_id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    from_at = table.Column<long>(type: "INTEGER", nullable: false),
                    until_at = table.Column<long>(type: "INTEGER", nullable: false),
                    made_by = table.Column<byte[]>(type: "BLOB", nullable: false),
                    made_at = table.Column<long>(type: "INTEGER", nullable: false),
                    taken_away_by = table.Column<byte[]>(type: "BLOB", nullable: true),
                    taken_away_at = table.Column<long>(type: "INTEGER", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_duty_shifts", x => new { x.organisation_id, x.id });
                    table.ForeignKey(
                        name: "FK_duty_shifts_accounts_account_id",
                        column: x => x.account_id,
                        principalTable: "accounts",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "FK_duty_shifts_teams_organisation_id_team_id",
                        columns: x => new { x.organisation_id, x.team_id },
                        principalTable: "teams",
                        principalColumns: new[] { "organisation_id", "id" },
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "hats",
                columns: table => new
                {
                    id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    account_id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    organisation_id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    team_id = table.Column<byte[]>(type: "BLOB", nullable: true),
                    role = table.Column<string>(type: "TEXT", nullable: false),
                    leads = table.Column<bool>(type: "INTEGER", nullable: false),
                    corridor_screen = table.Column<bool>(type: "INTEGER", nullable: false),
                    ended_at = table.Column<long>(type: "INTEGER", nullable: true),
                    calendar_stamp = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_hats", x => x.id);
                    table.ForeignKey(
                        name: "FK_hats_accounts_account_id",
                        column: x => x.account_id,
                        principalTable: "accounts",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "FK_hats_organisations_organisation_id",
                        column: x => x.organisation_id,
                        principalTable: "organisations",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "FK_hats_teams_organisation_id_team_id",
                        columns: x => new { x.organisation_id, x.team_id },
                        principalTable: "teams",
                        principalColumns: new[] { "organisation_id", "id" });
                });

            migrationBuilder.CreateTable(
                name: "services",
                columns: table => new
                {
                    organisation_id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    kind = table.Column<string>(type: "TEXT", nullable: false),
                    name = table.Column<string>(type: "TEXT", nullable: false),
                    region = table.Column<string>(type: "TEXT", nullable: false),
                    phone = table.Column<string>(type: "TEXT", nullable: false),
                    team_id = table.Column<byte[]>(type: "BLOB", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_services", x => new { x.organisation_id, x.id });
                    table.ForeignKey(
                        name: "FK_services_organisations_organisation_id",
                        column: x => x.organisation_id,
                        principalTable: "organisations",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "FK_services_teams_organisation_id_team_id",
                        columns: x => new { x.organisation_id, x.team_id },
                        principalTable: "teams",
                        principalColumns: new[] { "organisation_id", "id" });
                });

            migrationBuilder.CreateTable(
                name: "account_ties",
                columns: table => new
                {
                    account_id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    organisation_id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    client_id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    kind = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_account_ties", x => new { x.account_id, x.organisation_id, x.client_id });
                    table.ForeignKey(
                        name: "FK_account_ties_clients_organisation_id_client_id",
                        columns: x => new { x.organisation_id, x.client_id },
                        principalTable: "clients",
                        principalColumns: new[] { "organisation_id", "id" },
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "addenda",
                columns: table => new
                {
                    organisation_id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    client_id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    entry = table.Column<string>(type: "TEXT", nullable: false),
                    said = table.Column<byte[]>(type: "BLOB", nullable: false),
                    accepted = table.Column<bool>(type: "INTEGER", nullable: false),
                    reason = table.Column<byte[]>(type: "BLOB", nullable: false),
                    written_by = table.Column<byte[]>(type: "BLOB", nullable: false),
                    written_at = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_addenda", x => new { x.organisation_id, x.id });
                    table.ForeignKey(
                        name: "FK_addenda_clients_organisation_id_client_id",
                        columns: x => new { x.organisation_id, x.client_id },
                        principalTable: "clients",
                        principalColumns: new[] { "organisation_id", "id" },
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "audit_inquiries",
                columns: table => new
                {
                    organisation_id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    case_number = table.Column<string>(type: "TEXT", nullable: false),
                    reason = table.Column<string>(type: "TEXT", nullable: false),
                    client_id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    opened_by = table.Column<byte[]>(type: "BLOB", nullable: false),
                    opened_at = table.Column<long>(type: "INTEGER", nullable: false),
                    closed_at = table.Column<long>(type: "INTEGER", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_audit_inquiries", x => new { x.organisation_id, x.id });
                    table.ForeignKey(
                        name: "FK_audit_inquiries_clients_organisation_id_client_id",
                        columns: x => new { x.organisation_id, x.client_id },
                        principalTable: "clients",
                        principalColumns: new[] { "organisation_id", "id" },
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "care_relations",
                columns: table => new
                {
                    organisation_id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    client_id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    team_id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    kind = table.Column<string>(type: "TEXT", nullable: false),
                    basis = table.Column<string>(type: "TEXT", nullable: false),
                    from_at = table.Column<long>(type: "INTEGER", nullable: false),
                    until_at = table.Column<long>(type: "INTEGER", nullable: true),
                    begun_by = table.Column<byte[]>(type: "BLOB", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_care_relations", x => new { x.organisation_id, x.id });
                    table.ForeignKey(
                        name: "FK_care_relations_clients_organisation_id_client_id",
                        columns: x => new { x.organisation_id, x.client_id },
                        principalTable: "clients",
                        principalColumns: new[] { "organisation_id", "id" },
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "FK_care_relations_teams_organisation_id_team_id",
                        columns: x => new { x.organisation_id, x.team_id },
                        principalTable: "teams",
                        principalColumns: new[] { "organisation_id", "id" },
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "client_consultations",
                columns: table => new
                {
                    organisation_id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    client_id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    kind = table.Column<string>(type: "TEXT", nullable: false),
                    stay_id = table.Column<byte[]>(type: "BLOB", nullable: true),
                    criteria = table.Column<string>(type: "TEXT", nullable: false),
                    why = table.Column<byte[]>(type: "BLOB", nullable: false),
                    proposed_at = table.Column<long>(type: "INTEGER", nullable: false),
                    proposed_by = table.Column<byte[]>(type: "BLOB", nullable: false),
                    meeting_house = table.Column<byte[]>(type: "BLOB", nullable: true),
                    meeting_id = table.Column<byte[]>(type: "BLOB", nullable: true),
                    held_once_at = table.Column<long>(type: "INTEGER", nullable: true),
                    place = table.Column<byte[]>(type: "BLOB", nullable: false),
                    chair = table.Column<byte[]>(type: "BLOB", nullable: false),
                    agenda = table.Column<byte[]>(type: "BLOB", nullable: false),
                    strategy = table.Column<byte[]>(type: "BLOB", nullable: false),
                    follower = table.Column<byte[]>(type: "BLOB", nullable: true),
                    next_on = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    decided_at = table.Column<long>(type: "INTEGER", nullable: true),
                    decided_by = table.Column<byte[]>(type: "BLOB", nullable: true),
                    dropped_at = table.Column<long>(type: "INTEGER", nullable: true),
                    drop_why = table.Column<byte[]>(type: "BLOB", nullable: false),
                    version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_client_consultations", x => new { x.organisation_id, x.id });
                    table.ForeignKey(
                        name: "FK_client_consultations_clients_organisation_id_client_id",
                        columns: x => new { x.organisation_id, x.client_id },
                        principalTable: "clients",
                        principalColumns: new[] { "organisation_id", "id" },
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "FK_client_consultations_consultation_meetings_meeting_house_meeting_id",
                        columns: x => new { x.meeting_house, x.meeting_id },
                        principalTable: "consultation_meetings",
                        principalColumns: new[] { "organisation_id", "id" });
                });

            migrationBuilder.CreateTable(
                name: "client_keys",
                columns: table => new
                {
                    organisation_id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    client_id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    wrapped = table.Column<byte[]>(type: "BLOB", nullable: true),
                    made_at = table.Column<long>(type: "INTEGER", nullable: false),
                    destroyed_at = table.Column<long>(type: "INTEGER", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("ux_client_keys_client", x => new { x.organisation_id, x.client_id });
                    table.ForeignKey(
                        name: "FK_client_keys_clients_organisation_id_client_id",
                        columns: x => new { x.organisation_id, x.client_id },
                        principalTable: "clients",
                        principalColumns: new[] { "organisation_id", "id" },
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "client_merges",
                columns: table => new
                {
                    organisation_id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    kept = table.Column<byte[]>(type: "BLOB", nullable: false),
                    merged = table.Column<byte[]>(type: "BLOB", nullable: false),
                    merged_by = table.Column<byte[]>(type: "BLOB", nullable: false),
                    merged_at = table.Column<long>(type: "INTEGER", nullable: false),
                    undone_at = table.Column<long>(type: "INTEGER", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_client_merges", x => new { x.organisation_id, x.id });
                    table.ForeignKey(
                        name: "FK_client_merges_clients_organisation_id_kept",
                        columns: x => new { x.organisation_id, x.kept },
                        principalTable: "clients",
                        principalColumns: new[] { "organisation_id", "id" },
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "FK_client_merges_clients_organisation_id_merged",
                        columns: x => new { x.organisation_id, x.merged },
                        principalTable: "clients",
                        principalColumns: new[] { "organisation_id", "id" },
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "client_questions",
                columns: table => new
                {
                    organisation_id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    client_id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    about = table.Column<byte[]>(type: "BLOB", nullable: false),
                    text = table.Column<byte[]>(type: "BLOB", nullable: false),
                    asked_by = table.Column<byte[]>(type: "BLOB", nullable: false),
                    asked_at = table.Column<long>(type: "INTEGER", nullable: false),
                    due_on = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    answer = table.Column<byte[]>(type: "BLOB", nullable: false),
                    answered_at = table.Column<long>(type: "INTEGER", nullable: true),
                    answered_by = table.Column<byte[]>(type: "BLOB", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_client_questions", x => new { x.organisation_id, x.id });
                    table.ForeignKey(
                        name: "FK_client_questions_clients_organisation_id_client_id",
                        columns: x => new { x.organisation_id, x.client_id },
                        principalTable: "clients",
                        principalColumns: new[] { "organisation_id", "id" },
                        onDelete: ReferentialAction.Cascade);
                });

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
                    witness = table.Column<byte[]>(type: "BLOB", nullable: false),
                    paper_hash = table.Column<string>(type: "TEXT", nullable: false),
                    capacity_note = table.Column<byte[]>(type: "BLOB", nullable: false),
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

            migrationBuilder.CreateTable(
                name: "ctrs_ratings",
                columns: table => new
                {
                    organisation_id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    client_id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    presentation_id = table.Column<byte[]>(type: "BLOB", nullable: true),
                    stay_id = table.Column<byte[]>(type: "BLOB", nullable: true),
                    rated_at = table.Column<long>(type: "INTEGER", nullable: false),
                    rated_by = table.Column<byte[]>(type: "BLOB", nullable: false),
                    danger = table.Column<int>(type: "INTEGER", nullable: false),
                    support = table.Column<int>(type: "INTEGER", nullable: false),
                    cooperation = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ctrs_ratings", x => new { x.organisation_id, x.id });
                    table.ForeignKey(
                        name: "FK_ctrs_ratings_clients_organisation_id_client_id",
                        columns: x => new { x.organisation_id, x.client_id },
                        principalTable: "clients",
                        principalColumns: new[] { "organisation_id", "id" },
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "destructions",
                columns: table => new
                {
                    organisation_id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    client_id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    ground = table.Column<string>(type: "TEXT", nullable: false),
                    proposed_by = table.Column<byte[]>(type: "BLOB", nullable: false),
                    proposed_at = table.Column<long>(type: "INTEGER", nullable: false),
                    confirmed_by = table.Column<byte[]>(type: "BLOB", nullable: true),
                    carried_out_at = table.Column<long>(type: "INTEGER", nullable: true),
                    declined_by = table.Column<byte[]>(type: "BLOB", nullable: true),
                    declined_at = table.Column<long>(type: "INTEGER", nullable: true),
                    dropped_at = table.Column<long>(type: "INTEGER", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_destructions", x => new { x.organisation_id, x.id });
                    table.CheckConstraint("ck_destructions_two_persons", "(confirmed_by IS NULL AND carried_out_at IS NULL) OR (confirmed_by IS NOT NULL AND confirmed_by <> proposed_by)");
                    table.ForeignKey(
                        name: "FK_destructions_clients_organisation_id_client_id",
                        columns: x => new { x.organisation_id, x.client_id },
                        principalTable: "clients",
                        principalColumns: new[] { "organisation_id", "id" },
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "judicial_statuses",
                columns: table => new
                {
                    organisation_id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    client_id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    status = table.Column<string>(type: "TEXT", nullable: false),
                    conditions = table.Column<byte[]>(type: "BLOB", nullable: false),
                    bears_on_care = table.Column<bool>(type: "INTEGER", nullable: false),
                    from_on = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    until_on = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    noted_at = table.Column<long>(type: "INTEGER", nullable: false),
                    noted_by = table.Column<byte[]>(type: "BLOB", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_judicial_statuses", x => new { x.organisation_id, x.id });
                    table.ForeignKey(
                        name: "FK_judicial_statuses_clients_organisation_id_client_id",
                        columns: x => new { x.organisation_id, x.client_id },
                        principalTable: "clients",
                        principalColumns: new[] { "organisation_id", "id" },
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "justice_exchanges",
                columns: table => new
                {
                    organisation_id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    client_id = table.Column<byte[]>(type: "BLOB", nullable: true),
                    house = table.Column<byte[]>(type: "BLOB", nullable: false),
                    assistant = table.Column<byte[]>(type: "BLOB", nullable: false),
                    family_name = table.Column<string>(type: "TEXT", nullable: false),
                    given_name = table.Column<string>(type: "TEXT", nullable: false),
                    birth_date = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    file_number = table.Column<string>(type: "TEXT", nullable: false),
                    purpose = table.Column<string>(type: "TEXT", nullable: false),
                    ground = table.Column<string>(type: "TEXT", nullable: false),
                    question = table.Column<string>(type: "TEXT", nullable: false),
                    wished_on = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    asked_at = table.Column<long>(type: "INTEGER", nullable: false),
                    corrects = table.Column<byte[]>(type: "BLOB", nullable: true),
                    state = table.Column<string>(type: "TEXT", nullable: false),
                    steps = table.Column<int>(type: "INTEGER", nullable: false),
                    text = table.Column<int>(type: "INTEGER", nullable: false),
                    presence = table.Column<string>(type: "TEXT", nullable: false),
                    open_until = table.Column<long>(type: "INTEGER", nullable: false),
                    sent_at = table.Column<long>(type: "INTEGER", nullable: true),
                    sent_by = table.Column<byte[]>(type: "BLOB", nullable: true),
                    printed_at = table.Column<long>(type: "INTEGER", nullable: true),
                    version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_justice_exchanges", x => new { x.organisation_id, x.id });
                    table.ForeignKey(
                        name: "FK_justice_exchanges_clients_organisation_id_client_id",
                        columns: x => new { x.organisation_id, x.client_id },
                        principalTable: "clients",
                        principalColumns: new[] { "organisation_id", "id" });
                });

            migrationBuilder.CreateTable(
                name: "legal_exceptions",
                columns: table => new
                {
                    organisation_id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    client_id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    ground = table.Column<string>(type: "TEXT", nullable: false),
                    order = table.Column<byte[]>(type: "BLOB", nullable: false),
                    weighing = table.Column<byte[]>(type: "BLOB", nullable: false),
                    items = table.Column<byte[]>(type: "BLOB", nullable: false),
                    delay_reason = table.Column<byte[]>(type: "BLOB", nullable: false),
                    told_on = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    begun_at = table.Column<long>(type: "INTEGER", nullable: false),
                    begun_by = table.Column<byte[]>(type: "BLOB", nullable: false),
                    second_by = table.Column<byte[]>(type: "BLOB", nullable: true),
                    second_at = table.Column<long>(type: "INTEGER", nullable: true),
                    agreed = table.Column<bool>(type: "INTEGER", nullable: true),
                    version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_legal_exceptions", x => new { x.organisation_id, x.id });
                    table.ForeignKey(
                        name: "FK_legal_exceptions_clients_organisation_id_client_id",
                        columns: x => new { x.organisation_id, x.client_id },
                        principalTable: "clients",
                        principalColumns: new[] { "organisation_id", "id" },
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "legal_holds",
                columns: table => new
                {
                    organisation_id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    client_id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    reason = table.Column<byte[]>(type: "BLOB", nullable: false),
                    review_on = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    asked_by = table.Column<byte[]>(type: "BLOB", nullable: false),
                    asked_at = table.Column<long>(type: "INTEGER", nullable: false),
                    confirmed_by = table.Column<byte[]>(type: "BLOB", nullable: true),
                    confirmed_at = table.Column<long>(type: "INTEGER", nullable: true),
                    lift_reason = table.Column<byte[]>(type: "BLOB", nullable: false),
                    lift_asked_by = table.Column<byte[]>(type: "BLOB", nullable: true),
                    lift_asked_at = table.Column<long>(type: "INTEGER", nullable: true),
                    lifted_by = table.Column<byte[]>(type: "BLOB", nullable: true),
                    lifted_at = table.Column<long>(type: "INTEGER", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_legal_holds", x => new { x.organisation_id, x.id });
                    table.CheckConstraint("ck_legal_holds_two_lift", "lifted_by IS NULL OR lifted_by <> lift_asked_by");
                    table.CheckConstraint("ck_legal_holds_two_persons", "confirmed_by IS NULL OR confirmed_by <> asked_by");
                    table.ForeignKey(
                        name: "FK_legal_holds_clients_organisation_id_client_id",
                        columns: x => new { x.organisation_id, x.client_id },
                        principalTable: "clients",
                        principalColumns: new[] { "organisation_id", "id" },
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "mandates",
                columns: table => new
                {
                    organisation_id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    client_id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    account_id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    role = table.Column<string>(type: "TEXT", nullable: false),
                    kind = table.Column<string>(type: "TEXT", nullable: false),
                    scope = table.Column<string>(type: "TEXT", nullable: false),
                    name = table.Column<string>(type: "TEXT", nullable: false),
                    birth_date = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    language = table.Column<string>(type: "TEXT", nullable: false),
                    from_on = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    until_on = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    evidence = table.Column<byte[]>(type: "BLOB", nullable: false),
                    recorded_at = table.Column<long>(type: "INTEGER", nullable: false),
                    recorded_by = table.Column<byte[]>(type: "BLOB", nullable: false),
                    ended_at = table.Column<long>(type: "INTEGER", nullable: true),
                    ended_by = table.Column<byte[]>(type: "BLOB", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_mandates", x => new { x.organisation_id, x.id });
                    table.ForeignKey(
                        name: "FK_mandates_clients_organisation_id_client_id",
                        columns: x => new { x.organisation_id, x.client_id },
                        principalTable: "clients",
                        principalColumns: new[] { "organisation_id", "id" },
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "paper_codes",
                columns: table => new
                {
                    organisation_id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    client_id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    mandate_id = table.Column<byte[]>(type: "BLOB", nullable: true),
                    holder = table.Column<byte[]>(type: "BLOB", nullable: false),
                    hash = table.Column<string>(type: "TEXT", nullable: false),
                    resets = table.Column<bool>(type: "INTEGER", nullable: false),
                    made_at = table.Column<long>(type: "INTEGER", nullable: false),
                    made_by = table.Column<byte[]>(type: "BLOB", nullable: false),
                    expires_at = table.Column<long>(type: "INTEGER", nullable: false),
                    wrong_dates = table.Column<int>(type: "INTEGER", nullable: false),
                    used_at = table.Column<long>(type: "INTEGER", nullable: true),
                    ended_at = table.Column<long>(type: "INTEGER", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_paper_codes", x => new { x.organisation_id, x.id });
                    table.ForeignKey(
                        name: "FK_paper_codes_clients_organisation_id_client_id",
                        columns: x => new { x.organisation_id, x.client_id },
                        principalTable: "clients",
                        principalColumns: new[] { "organisation_id", "id" },
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "referrals",
                columns: table => new
                {
                    organisation_id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    client_id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    to_house = table.Column<byte[]>(type: "BLOB", nullable: false),
                    to_service = table.Column<byte[]>(type: "BLOB", nullable: false),
                    state = table.Column<string>(type: "TEXT", nullable: false),
                    steps = table.Column<int>(type: "INTEGER", nullable: false),
                    responsible = table.Column<byte[]>(type: "BLOB", nullable: false),
                    due_on = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    level = table.Column<string>(type: "TEXT", nullable: false),
                    question = table.Column<byte[]>(type: "BLOB", nullable: false),
                    content = table.Column<byte[]>(type: "BLOB", nullable: false),
                    chosen = table.Column<string>(type: "TEXT", nullable: false),
                    said_yes_at = table.Column<long>(type: "INTEGER", nullable: true),
                    sent_at = table.Column<long>(type: "INTEGER", nullable: true),
                    answered_at = table.Column<long>(type: "INTEGER", nullable: true),
                    refusal = table.Column<string>(type: "TEXT", nullable: false),
                    alternative = table.Column<byte[]>(type: "BLOB", nullable: true),
                    expected_on = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    intake_at = table.Column<long>(type: "INTEGER", nullable: true),
                    started_on = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    feedback_at = table.Column<long>(type: "INTEGER", nullable: true),
                    feedback = table.Column<string>(type: "TEXT", nullable: false),
                    wish = table.Column<byte[]>(type: "BLOB", nullable: false),
                    receiver_client = table.Column<byte[]>(type: "BLOB", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_referrals", x => new { x.organisation_id, x.id });
                    table.ForeignKey(
                        name: "FK_referrals_clients_organisation_id_client_id",
                        columns: x => new { x.organisation_id, x.client_id },
                        principalTable: "clients",
                        principalColumns: new[] { "organisation_id", "id" },
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "remarks",
                columns: table => new
                {
                    organisation_id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    client_id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    category = table.Column<string>(type: "TEXT", nullable: false),
                    record = table.Column<string>(type: "TEXT", nullable: false),
                    text = table.Column<byte[]>(type: "BLOB", nullable: false),
                    by = table.Column<byte[]>(type: "BLOB", nullable: false),
                    at = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_remarks", x => new { x.organisation_id, x.id });
                    table.ForeignKey(
                        name: "FK_remarks_clients_organisation_id_client_id",
                        columns: x => new { x.organisation_id, x.client_id },
                        principalTable: "clients",
                        principalColumns: new[] { "organisation_id", "id" },
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "restrictions",
                columns: table => new
                {
                    organisation_id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    client_id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    category = table.Column<string>(type: "TEXT", nullable: false),
                    reason = table.Column<byte[]>(type: "BLOB", nullable: false),
                    from_at = table.Column<long>(type: "INTEGER", nullable: false),
                    closed_by = table.Column<byte[]>(type: "BLOB", nullable: false),
                    until_at = table.Column<long>(type: "INTEGER", nullable: true),
                    opened_by = table.Column<byte[]>(type: "BLOB", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_restrictions", x => new { x.organisation_id, x.id });
                    table.ForeignKey(
                        name: "FK_restrictions_clients_organisation_id_client_id",
                        columns: x => new { x.organisation_id, x.client_id },
                        principalTable: "clients",
                        principalColumns: new[] { "organisation_id", "id" },
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "rights_requests",
                columns: table => new
                {
                    organisation_id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    client_id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    kind = table.Column<string>(type: "TEXT", nullable: false),
                    asked_on = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    said = table.Column<byte[]>(type: "BLOB", nullable: false),
                    recorded_by = table.Column<byte[]>(type: "BLOB", nullable: false),
                    recorded_at = table.Column<long>(type: "INTEGER", nullable: false),
                    answer = table.Column<string>(type: "TEXT", nullable: false),
                    reason = table.Column<byte[]>(type: "BLOB", nullable: false),
                    answered_by = table.Column<byte[]>(type: "BLOB", nullable: true),
                    answered_at = table.Column<long>(type: "INTEGER", nullable: true),
                    version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_rights_requests", x => new { x.organisation_id, x.id });
                    table.ForeignKey(
                        name: "FK_rights_requests_clients_organisation_id_client_id",
                        columns: x => new { x.organisation_id, x.client_id },
                        principalTable: "clients",
                        principalColumns: new[] { "organisation_id", "id" },
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "withholdings",
                columns: table => new
                {
                    organisation_id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    client_id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    category = table.Column<string>(type: "TEXT", nullable: false),
                    reason = table.Column<byte[]>(type: "BLOB", nullable: false),
                    from_at = table.Column<long>(type: "INTEGER", nullable: false),
                    until_on = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    recorded_by = table.Column<byte[]>(type: "BLOB", nullable: false),
                    ended_at = table.Column<long>(type: "INTEGER", nullable: true),
                    practitioner = table.Column<byte[]>(type: "BLOB", nullable: false),
                    named_at = table.Column<long>(type: "INTEGER", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_withholdings", x => new { x.organisation_id, x.id });
                    table.ForeignKey(
                        name: "FK_withholdings_clients_organisation_id_client_id",
                        columns: x => new { x.organisation_id, x.client_id },
                        principalTable: "clients",
                        principalColumns: new[] { "organisation_id", "id" },
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "emergency_accesses",
                columns: table => new
                {
                    organisation_id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    team_id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    hat_id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    opened_by = table.Column<byte[]>(type: "BLOB", nullable: false),
                    role = table.Column<string>(type: "TEXT", nullable: false),
                    shift_id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    reason_code = table.Column<string>(type: "TEXT", nullable: false),
                    reason_text = table.Column<string>(type: "TEXT", nullable: false),
                    opened_at = table.Column<long>(type: "INTEGER", nullable: false),
                    until_at = table.Column<long>(type: "INTEGER", nullable: false),
                    review_by = table.Column<long>(type: "INTEGER", nullable: false),
                    ended_at = table.Column<long>(type: "INTEGER", nullable: true),
                    client_told_at = table.Column<long>(type: "INTEGER", nullable: false),
                    delay_reason = table.Column<string>(type: "TEXT", nullable: false),
                    reviewed_at = table.Column<long>(type: "INTEGER", nullable: true),
                    verdict = table.Column<string>(type: "TEXT", nullable: false),
                    version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_emergency_accesses", x => new { x.organisation_id, x.id });
                    table.ForeignKey(
                        name: "FK_emergency_accesses_duty_shifts_organisation_id_shift_id",
                        columns: x => new { x.organisation_id, x.shift_id },
                        principalTable: "duty_shifts",
                        principalColumns: new[] { "organisation_id", "id" },
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "FK_emergency_accesses_teams_organisation_id_team_id",
                        columns: x => new { x.organisation_id, x.team_id },
                        principalTable: "teams",
                        principalColumns: new[] { "organisation_id", "id" },
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "personal_tokens",
                columns: table => new
                {
                    id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    hat_id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    name = table.Column<string>(type: "TEXT", nullable: false),
                    hash = table.Column<string>(type: "TEXT", nullable: false),
                    made_at = table.Column<long>(type: "INTEGER", nullable: false),
                    expires_at = table.Column<long>(type: "INTEGER", nullable: false),
                    revoked_at = table.Column<long>(type: "INTEGER", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_personal_tokens", x => x.id);
                    table.ForeignKey(
                        name: "FK_personal_tokens_hats_hat_id",
                        column: x => x.hat_id,
                        principalTable: "hats",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "beds",
                columns: table => new
                {
                    organisation_id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    service_id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    label = table.Column<string>(type: "TEXT", nullable: false),
                    kind = table.Column<string>(type: "TEXT", nullable: false),
                    retired_at = table.Column<long>(type: "INTEGER", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_beds", x => new { x.organisation_id, x.id });
                    table.ForeignKey(
                        name: "FK_beds_services_organisation_id_service_id",
                        columns: x => new { x.organisation_id, x.service_id },
                        principalTable: "services",
                        principalColumns: new[] { "organisation_id", "id" },
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "cases",
                columns: table => new
                {
                    organisation_id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    client_id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    service_id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    manager = table.Column<byte[]>(type: "BLOB", nullable: false),
                    stand_in = table.Column<byte[]>(type: "BLOB", nullable: true),
                    stand_in_from = table.Column<long>(type: "INTEGER", nullable: true),
                    stand_in_until = table.Column<long>(type: "INTEGER", nullable: true),
                    model = table.Column<string>(type: "TEXT", nullable: false),
                    weight = table.Column<int>(type: "INTEGER", nullable: false),
                    source = table.Column<string>(type: "TEXT", nullable: false),
                    stay_id = table.Column<byte[]>(type: "BLOB", nullable: true),
                    criteria = table.Column<string>(type: "TEXT", nullable: false),
                    why = table.Column<byte[]>(type: "BLOB", nullable: false),
                    proposed_at = table.Column<long>(type: "INTEGER", nullable: false),
                    proposed_by = table.Column<byte[]>(type: "BLOB", nullable: false),
                    from_on = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    until_on = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    sessions = table.Column<int>(type: "INTEGER", nullable: true),
                    over_norm = table.Column<byte[]>(type: "BLOB", nullable: false),
                    last_contact_at = table.Column<long>(type: "INTEGER", nullable: true),
                    silent_from = table.Column<long>(type: "INTEGER", nullable: false, computedColumnSql: "COALESCE(last_contact_at, proposed_at)", stored: true),
                    plan_agreed_at = table.Column<long>(type: "INTEGER", nullable: true),
                    ended_on = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    end_reason = table.Column<string>(type: "TEXT", nullable: false),
                    taken_over_by = table.Column<byte[]>(type: "BLOB", nullable: false),
                    takeover_accepted = table.Column<bool>(type: "INTEGER", nullable: false),
                    reopens = table.Column<byte[]>(type: "BLOB", nullable: true),
                    version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_cases", x => new { x.organisation_id, x.id });
                    table.ForeignKey(
                        name: "FK_cases_clients_organisation_id_client_id",
                        columns: x => new { x.organisation_id, x.client_id },
                        principalTable: "clients",
                        principalColumns: new[] { "organisation_id", "id" },
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "FK_cases_services_organisation_id_service_id",
                        columns: x => new { x.organisation_id, x.service_id },
                        principalTable: "services",
                        principalColumns: new[] { "organisation_id", "id" },
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "cost_questionnaires",
                columns: table => new
                {
                    organisation_id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    service_id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    year = table.Column<int>(type: "INTEGER", nullable: false),
                    number = table.Column<int>(type: "INTEGER", nullable: false),
                    answers = table.Column<string>(type: "TEXT", nullable: false),
                    at = table.Column<long>(type: "INTEGER", nullable: false),
                    by = table.Column<byte[]>(type: "BLOB", nullable: false),
                    replaced_at = table.Column<long>(type: "INTEGER", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_cost_questionnaires", x => new { x.organisation_id, x.service_id, x.year, x.number });
                    table.ForeignKey(
                        name: "FK_cost_questionnaires_services_organisation_id_service_id",
                        columns: x => new { x.organisation_id, x.service_id },
                        principalTable: "services",
                        principalColumns: new[] { "organisation_id", "id" },
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "form_entries",
                columns: table => new
                {
                    organisation_id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    client_id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    service_id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    basis = table.Column<string>(type: "TEXT", nullable: false),
                    basis_id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    kind = table.Column<string>(type: "TEXT", nullable: false),
                    texts = table.Column<byte[]>(type: "BLOB", nullable: false),
                    written_at = table.Column<long>(type: "INTEGER", nullable: false),
                    written_by = table.Column<byte[]>(type: "BLOB", nullable: false),
                    version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_form_entries", x => new { x.organisation_id, x.id });
                    table.ForeignKey(
                        name: "FK_form_entries_clients_organisation_id_client_id",
                        columns: x => new { x.organisation_id, x.client_id },
                        principalTable: "clients",
                        principalColumns: new[] { "organisation_id", "id" },
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "FK_form_entries_services_organisation_id_service_id",
                        columns: x => new { x.organisation_id, x.service_id },
                        principalTable: "services",
                        principalColumns: new[] { "organisation_id", "id" },
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "offer_places",
                columns: table => new
                {
                    organisation_id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    service_id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    at = table.Column<long>(type: "INTEGER", nullable: false),
                    by = table.Column<byte[]>(type: "BLOB", nullable: false),
                    free = table.Column<int>(type: "INTEGER", nullable: true),
                    waiting_days = table.Column<int>(type: "INTEGER", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_offer_places", x => new { x.organisation_id, x.service_id, x.at });
                    table.ForeignKey(
                        name: "FK_offer_places_services_organisation_id_service_id",
                        columns: x => new { x.organisation_id, x.service_id },
                        principalTable: "services",
                        principalColumns: new[] { "organisation_id", "id" },
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "offers",
                columns: table => new
                {
                    organisation_id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    service_id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    number = table.Column<int>(type: "INTEGER", nullable: false),
                    said = table.Column<string>(type: "TEXT", nullable: false),
                    at = table.Column<long>(type: "INTEGER", nullable: false),
                    by = table.Column<byte[]>(type: "BLOB", nullable: false),
                    replaced_at = table.Column<long>(type: "INTEGER", nullable: true),
                    changed_at = table.Column<long>(type: "INTEGER", nullable: false),
                    confirmed_on = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    confirmed_by = table.Column<byte[]>(type: "BLOB", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_offers", x => new { x.organisation_id, x.service_id, x.number });
                    table.ForeignKey(
                        name: "FK_offers_services_organisation_id_service_id",
                        columns: x => new { x.organisation_id, x.service_id },
                        principalTable: "services",
                        principalColumns: new[] { "organisation_id", "id" },
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "point_presentations",
                columns: table => new
                {
                    organisation_id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    client_id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    service_id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    at = table.Column<long>(type: "INTEGER", nullable: false),
                    channel = table.Column<string>(type: "TEXT", nullable: false),
                    asked_by = table.Column<string>(type: "TEXT", nullable: false),
                    question = table.Column<byte[]>(type: "BLOB", nullable: false),
                    taken_by = table.Column<byte[]>(type: "BLOB", nullable: false),
                    talk_on = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    talked_over = table.Column<byte[]>(type: "BLOB", nullable: false),
                    choice = table.Column<byte[]>(type: "BLOB", nullable: true),
                    choice_words = table.Column<byte[]>(type: "BLOB", nullable: false),
                    taken_over_by = table.Column<byte[]>(type: "BLOB", nullable: true),
                    taken_over_on = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    said_yes = table.Column<byte[]>(type: "BLOB", nullable: false),
                    ended_at = table.Column<long>(type: "INTEGER", nullable: true),
                    end = table.Column<string>(type: "TEXT", nullable: false),
                    end_why = table.Column<byte[]>(type: "BLOB", nullable: false),
                    version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_point_presentations", x => new { x.organisation_id, x.id });
                    table.ForeignKey(
                        name: "FK_point_presentations_clients_organisation_id_client_id",
                        columns: x => new { x.organisation_id, x.client_id },
                        principalTable: "clients",
                        principalColumns: new[] { "organisation_id", "id" },
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "FK_point_presentations_services_organisation_id_service_id",
                        columns: x => new { x.organisation_id, x.service_id },
                        principalTable: "services",
                        principalColumns: new[] { "organisation_id", "id" },
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "point_settings",
                columns: table => new
                {
                    organisation_id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    service_id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    from_at = table.Column<long>(type: "INTEGER", nullable: false),
                    talk_working_days = table.Column<int>(type: "INTEGER", nullable: false),
                    hand_over_days = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_point_settings", x => new { x.organisation_id, x.service_id, x.from_at });
                    table.ForeignKey(
                        name: "FK_point_settings_services_organisation_id_service_id",
                        columns: x => new { x.organisation_id, x.service_id },
                        principalTable: "services",
                        principalColumns: new[] { "organisation_id", "id" },
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "presentations",
                columns: table => new
                {
                    organisation_id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    client_id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    service_id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    received_at = table.Column<long>(type: "INTEGER", nullable: false),
                    taken_by = table.Column<byte[]>(type: "BLOB", nullable: false),
                    channel = table.Column<string>(type: "TEXT", nullable: false),
                    asked_by = table.Column<string>(type: "TEXT", nullable: false),
                    asked_by_contact = table.Column<byte[]>(type: "BLOB", nullable: false),
                    danger_to_life = table.Column<string>(type: "TEXT", nullable: false),
                    danger_kinds = table.Column<string>(type: "TEXT", nullable: false),
                    precipitating_domains = table.Column<string>(type: "TEXT", nullable: false),
                    underlying_risks = table.Column<string>(type: "TEXT", nullable: false),
                    primary_problem = table.Column<string>(type: "TEXT", nullable: false),
                    secondary_problem = table.Column<string>(type: "TEXT", nullable: false),
                    story = table.Column<byte[]>(type: "BLOB", nullable: false),
                    dependants = table.Column<string>(type: "TEXT", nullable: false),
                    dependants_safe = table.Column<string>(type: "TEXT", nullable: false),
                    dependants_note = table.Column<byte[]>(type: "BLOB", nullable: false),
                    pregnant = table.Column<bool>(type: "INTEGER", nullable: false),
                    representative = table.Column<byte[]>(type: "BLOB", nullable: false),
                    somatic_state = table.Column<string>(type: "TEXT", nullable: false),
                    somatic_sent_to = table.Column<string>(type: "TEXT", nullable: false),
                    somatic_cleared_by = table.Column<byte[]>(type: "BLOB", nullable: false),
                    decision = table.Column<string>(type: "TEXT", nullable: false),
                    decided_at = table.Column<long>(type: "INTEGER", nullable: true),
                    decided_by = table.Column<byte[]>(type: "BLOB", nullable: true),
                    advice = table.Column<string>(type: "TEXT", nullable: false),
                    deviation_reason = table.Column<string>(type: "TEXT", nullable: false),
                    non_admission_reasons = table.Column<string>(type: "TEXT", nullable: false),
                    actions = table.Column<string>(type: "TEXT", nullable: false),
                    no_action_reason = table.Column<string>(type: "TEXT", nullable: false),
                    decision_note = table.Column<byte[]>(type: "BLOB", nullable: false),
                    version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_presentations", x => new { x.organisation_id, x.id });
                    table.ForeignKey(
                        name: "FK_presentations_clients_organisation_id_client_id",
                        columns: x => new { x.organisation_id, x.client_id },
                        principalTable: "clients",
                        principalColumns: new[] { "organisation_id", "id" },
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "FK_presentations_services_organisation_id_service_id",
                        columns: x => new { x.organisation_id, x.service_id },
                        principalTable: "services",
                        principalColumns: new[] { "organisation_id", "id" },
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "service_waits",
                columns: table => new
                {
                    organisation_id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    client_id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    service_id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    referral_id = table.Column<byte[]>(type: "BLOB", nullable: true),
                    from_at = table.Column<long>(type: "INTEGER", nullable: false),
                    priority = table.Column<string>(type: "TEXT", nullable: false),
                    rank = table.Column<int>(type: "INTEGER", nullable: false),
                    follower = table.Column<byte[]>(type: "BLOB", nullable: false),
                    contact_at = table.Column<long>(type: "INTEGER", nullable: true),
                    offered_at = table.Column<long>(type: "INTEGER", nullable: true),
                    until_at = table.Column<long>(type: "INTEGER", nullable: true),
                    end_reason = table.Column<string>(type: "TEXT", nullable: false),
                    changes = table.Column<int>(type: "INTEGER", nullable: false),
                    version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_service_waits", x => new { x.organisation_id, x.id });
                    table.ForeignKey(
                        name: "FK_service_waits_clients_organisation_id_client_id",
                        columns: x => new { x.organisation_id, x.client_id },
                        principalTable: "clients",
                        principalColumns: new[] { "organisation_id", "id" },
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "FK_service_waits_services_organisation_id_service_id",
                        columns: x => new { x.organisation_id, x.service_id },
                        principalTable: "services",
                        principalColumns: new[] { "organisation_id", "id" },
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "unit_settings",
                columns: table => new
                {
                    organisation_id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    service_id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    from_at = table.Column<long>(type: "INTEGER", nullable: false),
                    maximum_stay_days = table.Column<int>(type: "INTEGER", nullable: false),
                    uses_ctrs = table.Column<bool>(type: "INTEGER", nullable: false),
                    admission_up_to = table.Column<int>(type: "INTEGER", nullable: false),
                    outpatient_above = table.Column<int>(type: "INTEGER", nullable: false),
                    bands_source = table.Column<string>(type: "TEXT", nullable: false),
                    first_contact_within_days = table.Column<int>(type: "INTEGER", nullable: false),
                    same_day_contact_counts = table.Column<bool>(type: "INTEGER", nullable: false),
                    maximum_emergency_consultations = table.Column<int>(type: "INTEGER", nullable: false),
                    emergency_consultation_days = table.Column<int>(type: "INTEGER", nullable: false),
                    client_word = table.Column<string>(type: "TEXT", nullable: false),
                    instruments = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_unit_settings", x => new { x.organisation_id, x.service_id, x.from_at });
                    table.ForeignKey(
                        name: "FK_unit_settings_services_organisation_id_service_id",
                        columns: x => new { x.organisation_id, x.service_id },
                        principalTable: "services",
                        principalColumns: new[] { "organisation_id", "id" },
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "waiting_entries",
                columns: table => new
                {
                    organisation_id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    service_id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    client_id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    presentation_id = table.Column<byte[]>(type: "BLOB", nullable: true),
                    from_at = table.Column<long>(type: "INTEGER", nullable: false),
                    position = table.Column<int>(type: "INTEGER", nullable: false),
                    reason = table.Column<byte[]>(type: "BLOB", nullable: false),
                    until_at = table.Column<long>(type: "INTEGER", nullable: true),
                    end_reason = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_waiting_entries", x => new { x.organisation_id, x.id });
                    table.ForeignKey(
                        name: "FK_waiting_entries_clients_organisation_id_client_id",
                        columns: x => new { x.organisation_id, x.client_id },
                        principalTable: "clients",
                        principalColumns: new[] { "organisation_id", "id" },
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "FK_waiting_entries_services_organisation_id_service_id",
                        columns: x => new { x.organisation_id, x.service_id },
                        principalTable: "services",
                        principalColumns: new[] { "organisation_id", "id" },
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "consultation_invited",
                columns: table => new
                {
                    organisation_id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    client_id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    consultation_id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    kind = table.Column<string>(type: "TEXT", nullable: false),
                    house = table.Column<byte[]>(type: "BLOB", nullable: true),
                    recipient = table.Column<string>(type: "TEXT", nullable: false),
                    role = table.Column<string>(type: "TEXT", nullable: false),
                    account = table.Column<byte[]>(type: "BLOB", nullable: true),
                    name = table.Column<byte[]>(type: "BLOB", nullable: false),
                    file_number = table.Column<byte[]>(type: "BLOB", nullable: false),
                    answer = table.Column<string>(type: "TEXT", nullable: false),
                    way = table.Column<string>(type: "TEXT", nullable: false),
                    answered_on = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    answered_by = table.Column<byte[]>(type: "BLOB", nullable: true),
                    attendance = table.Column<string>(type: "TEXT", nullable: false),
                    was_there = table.Column<bool>(type: "INTEGER", nullable: true),
                    version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_consultation_invited", x => new { x.organisation_id, x.id });
                    table.ForeignKey(
                        name: "FK_consultation_invited_client_consultations_organisation_id_consultation_id",
                        columns: x => new { x.organisation_id, x.consultation_id },
                        principalTable: "client_consultations",
                        principalColumns: new[] { "organisation_id", "id" },
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "FK_consultation_invited_clients_organisation_id_client_id",
                        columns: x => new { x.organisation_id, x.client_id },
                        principalTable: "clients",
                        principalColumns: new[] { "organisation_id", "id" },
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "consultation_minutes",
                columns: table => new
                {
                    organisation_id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    client_id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    consultation_id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    category = table.Column<string>(type: "TEXT", nullable: false),
                    text = table.Column<byte[]>(type: "BLOB", nullable: false),
                    written_at = table.Column<long>(type: "INTEGER", nullable: false),
                    written_by = table.Column<byte[]>(type: "BLOB", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_consultation_minutes", x => new { x.organisation_id, x.id });
                    table.ForeignKey(
                        name: "FK_consultation_minutes_client_consultations_organisation_id_consultation_id",
                        columns: x => new { x.organisation_id, x.consultation_id },
                        principalTable: "client_consultations",
                        principalColumns: new[] { "organisation_id", "id" },
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "FK_consultation_minutes_clients_organisation_id_client_id",
                        columns: x => new { x.organisation_id, x.client_id },
                        principalTable: "clients",
                        principalColumns: new[] { "organisation_id", "id" },
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "justice_copies",
                columns: table => new
                {
                    organisation_id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    exchange_id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    client_id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    text = table.Column<byte[]>(type: "BLOB", nullable: false),
                    hash = table.Column<string>(type: "TEXT", nullable: false),
                    made_at = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("ux_justice_copies_exchange", x => new { x.organisation_id, x.exchange_id });
                    table.ForeignKey(
                        name: "FK_justice_copies_clients_organisation_id_client_id",
                        columns: x => new { x.organisation_id, x.client_id },
                        principalTable: "clients",
                        principalColumns: new[] { "organisation_id", "id" },
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "FK_justice_copies_justice_exchanges_organisation_id_exchange_id",
                        columns: x => new { x.organisation_id, x.exchange_id },
                        principalTable: "justice_exchanges",
                        principalColumns: new[] { "organisation_id", "id" },
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "justice_meetings",
                columns: table => new
                {
                    organisation_id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    client_id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    exchange_id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    planned_at = table.Column<long>(type: "INTEGER", nullable: false),
                    invited = table.Column<byte[]>(type: "BLOB", nullable: false),
                    agenda = table.Column<byte[]>(type: "BLOB", nullable: false),
                    notes = table.Column<byte[]>(type: "BLOB", nullable: false),
                    held_at = table.Column<long>(type: "INTEGER", nullable: true),
                    planned_by = table.Column<byte[]>(type: "BLOB", nullable: false),
                    version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_justice_meetings", x => new { x.organisation_id, x.id });
                    table.ForeignKey(
                        name: "FK_justice_meetings_clients_organisation_id_client_id",
                        columns: x => new { x.organisation_id, x.client_id },
                        principalTable: "clients",
                        principalColumns: new[] { "organisation_id", "id" },
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "FK_justice_meetings_justice_exchanges_organisation_id_exchange_id",
                        columns: x => new { x.organisation_id, x.exchange_id },
                        principalTable: "justice_exchanges",
                        principalColumns: new[] { "organisation_id", "id" },
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "justice_packets",
                columns: table => new
                {
                    organisation_id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    exchange_id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    number = table.Column<int>(type: "INTEGER", nullable: false),
                    kinds = table.Column<string>(type: "TEXT", nullable: false),
                    parts = table.Column<byte[]>(type: "BLOB", nullable: false),
                    language = table.Column<string>(type: "TEXT", nullable: false),
                    until_on = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    hash = table.Column<string>(type: "TEXT", nullable: false),
                    written_at = table.Column<long>(type: "INTEGER", nullable: false),
                    written_by = table.Column<byte[]>(type: "BLOB", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("ux_justice_packets_number", x => new { x.organisation_id, x.exchange_id, x.number });
                    table.ForeignKey(
                        name: "FK_justice_packets_justice_exchanges_organisation_id_exchange_id",
                        columns: x => new { x.organisation_id, x.exchange_id },
                        principalTable: "justice_exchanges",
                        principalColumns: new[] { "organisation_id", "id" },
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "justice_passes",
                columns: table => new
                {
                    organisation_id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    exchange_id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    team_id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    at = table.Column<long>(type: "INTEGER", nullable: false),
                    by = table.Column<byte[]>(type: "BLOB", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("ux_justice_passes_team", x => new { x.organisation_id, x.exchange_id, x.team_id });
                    table.ForeignKey(
                        name: "FK_justice_passes_justice_exchanges_organisation_id_exchange_id",
                        columns: x => new { x.organisation_id, x.exchange_id },
                        principalTable: "justice_exchanges",
                        principalColumns: new[] { "organisation_id", "id" },
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "FK_justice_passes_teams_organisation_id_team_id",
                        columns: x => new { x.organisation_id, x.team_id },
                        principalTable: "teams",
                        principalColumns: new[] { "organisation_id", "id" },
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "justice_steps",
                columns: table => new
                {
                    organisation_id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    exchange_id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    number = table.Column<int>(type: "INTEGER", nullable: false),
                    act = table.Column<string>(type: "TEXT", nullable: false),
                    state = table.Column<string>(type: "TEXT", nullable: false),
                    at = table.Column<long>(type: "INTEGER", nullable: false),
                    by = table.Column<byte[]>(type: "BLOB", nullable: false),
                    role = table.Column<string>(type: "TEXT", nullable: false),
                    how = table.Column<string>(type: "TEXT", nullable: false),
                    note = table.Column<string>(type: "TEXT", nullable: false),
                    said = table.Column<byte[]>(type: "BLOB", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("ux_justice_steps_number", x => new { x.organisation_id, x.exchange_id, x.number });
                    table.ForeignKey(
                        name: "FK_justice_steps_justice_exchanges_organisation_id_exchange_id",
                        columns: x => new { x.organisation_id, x.exchange_id },
                        principalTable: "justice_exchanges",
                        principalColumns: new[] { "organisation_id", "id" },
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "referral_links",
                columns: table => new
                {
                    organisation_id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    referral_id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    client_id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    hash = table.Column<string>(type: "TEXT", nullable: false),
                    code_hash = table.Column<string>(type: "TEXT", nullable: false),
                    made_at = table.Column<long>(type: "INTEGER", nullable: false),
                    made_by = table.Column<byte[]>(type: "BLOB", nullable: false),
                    until_at = table.Column<long>(type: "INTEGER", nullable: false),
                    wrong_codes = table.Column<int>(type: "INTEGER", nullable: false),
                    opened_at = table.Column<long>(type: "INTEGER", nullable: true),
                    device_hash = table.Column<string>(type: "TEXT", nullable: false),
                    ended_at = table.Column<long>(type: "INTEGER", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_referral_links", x => new { x.organisation_id, x.id });
                    table.ForeignKey(
                        name: "FK_referral_links_clients_organisation_id_client_id",
                        columns: x => new { x.organisation_id, x.client_id },
                        principalTable: "clients",
                        principalColumns: new[] { "organisation_id", "id" },
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "FK_referral_links_referrals_organisation_id_referral_id",
                        columns: x => new { x.organisation_id, x.referral_id },
                        principalTable: "referrals",
                        principalColumns: new[] { "organisation_id", "id" },
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "referral_steps",
                columns: table => new
                {
                    organisation_id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    referral_id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    number = table.Column<int>(type: "INTEGER", nullable: false),
                    client_id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    act = table.Column<string>(type: "TEXT", nullable: false),
                    state = table.Column<string>(type: "TEXT", nullable: false),
                    at = table.Column<long>(type: "INTEGER", nullable: false),
                    by = table.Column<byte[]>(type: "BLOB", nullable: true),
                    house = table.Column<byte[]>(type: "BLOB", nullable: false),
                    note = table.Column<string>(type: "TEXT", nullable: false),
                    said = table.Column<byte[]>(type: "BLOB", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("ux_referral_steps_number", x => new { x.organisation_id, x.referral_id, x.number });
                    table.ForeignKey(
                        name: "FK_referral_steps_clients_organisation_id_client_id",
                        columns: x => new { x.organisation_id, x.client_id },
                        principalTable: "clients",
                        principalColumns: new[] { "organisation_id", "id" },
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "FK_referral_steps_referrals_organisation_id_referral_id",
                        columns: x => new { x.organisation_id, x.referral_id },
                        principalTable: "referrals",
                        principalColumns: new[] { "organisation_id", "id" },
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "emergency_incidents",
                columns: table => new
                {
                    opened_in = table.Column<byte[]>(type: "BLOB", nullable: false),
                    emergency_id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    found_at = table.Column<long>(type: "INTEGER", nullable: false),
                    found_by = table.Column<byte[]>(type: "BLOB", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_emergency_incidents", x => new { x.opened_in, x.emergency_id });
                    table.ForeignKey(
                        name: "FK_emergency_incidents_emergency_accesses_opened_in_emergency_id",
                        columns: x => new { x.opened_in, x.emergency_id },
                        principalTable: "emergency_accesses",
                        principalColumns: new[] { "organisation_id", "id" },
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "emergency_notices",
                columns: table => new
                {
                    organisation_id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    opened_in = table.Column<byte[]>(type: "BLOB", nullable: false),
                    emergency_id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    addressee = table.Column<string>(type: "TEXT", nullable: false),
                    client_id = table.Column<byte[]>(type: "BLOB", nullable: true),
                    team_id = table.Column<byte[]>(type: "BLOB", nullable: true),
                    from_at = table.Column<long>(type: "INTEGER", nullable: false),
                    seen_by = table.Column<byte[]>(type: "BLOB", nullable: true),
                    seen_at = table.Column<long>(type: "INTEGER", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_emergency_notices", x => new { x.organisation_id, x.id });
                    table.ForeignKey(
                        name: "FK_emergency_notices_clients_organisation_id_client_id",
                        columns: x => new { x.organisation_id, x.client_id },
                        principalTable: "clients",
                        principalColumns: new[] { "organisation_id", "id" });
                    table.ForeignKey(
                        name: "FK_emergency_notices_emergency_accesses_opened_in_emergency_id",
                        columns: x => new { x.opened_in, x.emergency_id },
                        principalTable: "emergency_accesses",
                        principalColumns: new[] { "organisation_id", "id" },
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "FK_emergency_notices_teams_organisation_id_team_id",
                        columns: x => new { x.organisation_id, x.team_id },
                        principalTable: "teams",
                        principalColumns: new[] { "organisation_id", "id" });
                });

            migrationBuilder.CreateTable(
                name: "emergency_records",
                columns: table => new
                {
                    organisation_id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    client_id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    emergency_id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    opened_in = table.Column<byte[]>(type: "BLOB", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_emergency_records", x => new { x.organisation_id, x.client_id, x.emergency_id });
                    table.ForeignKey(
                        name: "FK_emergency_records_clients_organisation_id_client_id",
                        columns: x => new { x.organisation_id, x.client_id },
                        principalTable: "clients",
                        principalColumns: new[] { "organisation_id", "id" },
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "FK_emergency_records_emergency_accesses_opened_in_emergency_id",
                        columns: x => new { x.opened_in, x.emergency_id },
                        principalTable: "emergency_accesses",
                        principalColumns: new[] { "organisation_id", "id" },
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "emergency_reviews",
                columns: table => new
                {
                    opened_in = table.Column<byte[]>(type: "BLOB", nullable: false),
                    emergency_id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    reviewed_by = table.Column<byte[]>(type: "BLOB", nullable: false),
                    seat = table.Column<int>(type: "INTEGER", nullable: false),
                    verdict = table.Column<string>(type: "TEXT", nullable: false),
                    ground = table.Column<string>(type: "TEXT", nullable: false),
                    reviewed_at = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_emergency_reviews", x => new { x.opened_in, x.emergency_id, x.reviewed_by });
                    table.ForeignKey(
                        name: "FK_emergency_reviews_accounts_reviewed_by",
                        column: x => x.reviewed_by,
                        principalTable: "accounts",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "FK_emergency_reviews_emergency_accesses_opened_in_emergency_id",
                        columns: x => new { x.opened_in, x.emergency_id },
                        principalTable: "emergency_accesses",
                        principalColumns: new[] { "organisation_id", "id" },
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "bed_outages",
                columns: table => new
                {
                    organisation_id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    bed_id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    reason = table.Column<string>(type: "TEXT", nullable: false),
                    from_at = table.Column<long>(type: "INTEGER", nullable: false),
                    until_at = table.Column<long>(type: "INTEGER", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_bed_outages", x => new { x.organisation_id, x.id });
                    table.ForeignKey(
                        name: "FK_bed_outages_beds_organisation_id_bed_id",
                        columns: x => new { x.organisation_id, x.bed_id },
                        principalTable: "beds",
                        principalColumns: new[] { "organisation_id", "id" },
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "bed_promises",
                columns: table => new
                {
                    organisation_id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    bed_id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    client_id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    from_at = table.Column<long>(type: "INTEGER", nullable: false),
                    until_at = table.Column<long>(type: "INTEGER", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_bed_promises", x => new { x.organisation_id, x.id });
                    table.ForeignKey(
                        name: "FK_bed_promises_beds_organisation_id_bed_id",
                        columns: x => new { x.organisation_id, x.bed_id },
                        principalTable: "beds",
                        principalColumns: new[] { "organisation_id", "id" },
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "FK_bed_promises_clients_organisation_id_client_id",
                        columns: x => new { x.organisation_id, x.client_id },
                        principalTable: "clients",
                        principalColumns: new[] { "organisation_id", "id" },
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "case_appointments",
                columns: table => new
                {
                    organisation_id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    client_id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    case_id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    at = table.Column<long>(type: "INTEGER", nullable: false),
                    kind = table.Column<string>(type: "TEXT", nullable: false),
                    place = table.Column<byte[]>(type: "BLOB", nullable: false),
                    carer = table.Column<byte[]>(type: "BLOB", nullable: false),
                    state = table.Column<string>(type: "TEXT", nullable: false),
                    settled_at = table.Column<long>(type: "INTEGER", nullable: true),
                    version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_case_appointments", x => new { x.organisation_id, x.id });
                    table.ForeignKey(
                        name: "FK_case_appointments_cases_organisation_id_case_id",
                        columns: x => new { x.organisation_id, x.case_id },
                        principalTable: "cases",
                        principalColumns: new[] { "organisation_id", "id" },
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "FK_case_appointments_clients_organisation_id_client_id",
                        columns: x => new { x.organisation_id, x.client_id },
                        principalTable: "clients",
                        principalColumns: new[] { "organisation_id", "id" },
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "case_contacts",
                columns: table => new
                {
                    organisation_id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    client_id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    case_id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    at = table.Column<long>(type: "INTEGER", nullable: false),
                    kind = table.Column<string>(type: "TEXT", nullable: false),
                    with = table.Column<string>(type: "TEXT", nullable: false),
                    functions = table.Column<string>(type: "TEXT", nullable: false),
                    services = table.Column<string>(type: "TEXT", nullable: false),
                    minutes = table.Column<int>(type: "INTEGER", nullable: true),
                    outcome = table.Column<string>(type: "TEXT", nullable: false),
                    note = table.Column<byte[]>(type: "BLOB", nullable: false),
                    after_the_end = table.Column<bool>(type: "INTEGER", nullable: false),
                    left_out = table.Column<string>(type: "TEXT", nullable: false),
                    left_out_at = table.Column<long>(type: "INTEGER", nullable: true),
                    left_out_by = table.Column<byte[]>(type: "BLOB", nullable: true),
                    by = table.Column<byte[]>(type: "BLOB", nullable: false),
                    logged_at = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_case_contacts", x => new { x.organisation_id, x.id });
                    table.ForeignKey(
                        name: "FK_case_contacts_cases_organisation_id_case_id",
                        columns: x => new { x.organisation_id, x.case_id },
                        principalTable: "cases",
                        principalColumns: new[] { "organisation_id", "id" },
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "FK_case_contacts_clients_organisation_id_client_id",
                        columns: x => new { x.organisation_id, x.client_id },
                        principalTable: "clients",
                        principalColumns: new[] { "organisation_id", "id" },
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "case_hand_overs",
                columns: table => new
                {
                    organisation_id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    client_id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    case_id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    at = table.Column<long>(type: "INTEGER", nullable: false),
                    by = table.Column<byte[]>(type: "BLOB", nullable: false),
                    manager = table.Column<byte[]>(type: "BLOB", nullable: false),
                    to = table.Column<byte[]>(type: "BLOB", nullable: false),
                    until_on = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    reason = table.Column<string>(type: "TEXT", nullable: false),
                    why = table.Column<byte[]>(type: "BLOB", nullable: false),
                    over_norm = table.Column<byte[]>(type: "BLOB", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_case_hand_overs", x => new { x.organisation_id, x.id });
                    table.ForeignKey(
                        name: "FK_case_hand_overs_cases_organisation_id_case_id",
                        columns: x => new { x.organisation_id, x.case_id },
                        principalTable: "cases",
                        principalColumns: new[] { "organisation_id", "id" },
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "FK_case_hand_overs_clients_organisation_id_client_id",
                        columns: x => new { x.organisation_id, x.client_id },
                        principalTable: "clients",
                        principalColumns: new[] { "organisation_id", "id" },
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "case_tasks",
                columns: table => new
                {
                    organisation_id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    client_id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    case_id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    kind = table.Column<string>(type: "TEXT", nullable: false),
                    due_on = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    carer = table.Column<byte[]>(type: "BLOB", nullable: false),
                    about = table.Column<byte[]>(type: "BLOB", nullable: true),
                    what = table.Column<byte[]>(type: "BLOB", nullable: false),
                    closed_at = table.Column<long>(type: "INTEGER", nullable: true),
                    closed_by = table.Column<byte[]>(type: "BLOB", nullable: true),
                    outcome = table.Column<string>(type: "TEXT", nullable: false),
                    note = table.Column<byte[]>(type: "BLOB", nullable: false),
                    version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_case_tasks", x => new { x.organisation_id, x.id });
                    table.ForeignKey(
                        name: "FK_case_tasks_cases_organisation_id_case_id",
                        columns: x => new { x.organisation_id, x.case_id },
                        principalTable: "cases",
                        principalColumns: new[] { "organisation_id", "id" },
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "FK_case_tasks_clients_organisation_id_client_id",
                        columns: x => new { x.organisation_id, x.client_id },
                        principalTable: "clients",
                        principalColumns: new[] { "organisation_id", "id" },
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "plan_goals",
                columns: table => new
                {
                    organisation_id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    client_id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    case_id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    parent_id = table.Column<byte[]>(type: "BLOB", nullable: true),
                    domain = table.Column<string>(type: "TEXT", nullable: false),
                    words = table.Column<byte[]>(type: "BLOB", nullable: false),
                    due_on = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    priority = table.Column<bool>(type: "INTEGER", nullable: false),
                    without = table.Column<string>(type: "TEXT", nullable: false),
                    state = table.Column<string>(type: "TEXT", nullable: false),
                    evaluated_on = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    questions = table.Column<string>(type: "TEXT", nullable: false),
                    made_on = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_plan_goals", x => new { x.organisation_id, x.id });
                    table.ForeignKey(
                        name: "FK_plan_goals_cases_organisation_id_case_id",
                        columns: x => new { x.organisation_id, x.case_id },
                        principalTable: "cases",
                        principalColumns: new[] { "organisation_id", "id" },
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "FK_plan_goals_clients_organisation_id_client_id",
                        columns: x => new { x.organisation_id, x.client_id },
                        principalTable: "clients",
                        principalColumns: new[] { "organisation_id", "id" },
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "plan_versions",
                columns: table => new
                {
                    organisation_id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    case_id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    number = table.Column<int>(type: "INTEGER", nullable: false),
                    client_id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    content = table.Column<byte[]>(type: "BLOB", nullable: false),
                    goals_without = table.Column<int>(type: "INTEGER", nullable: false),
                    goals = table.Column<int>(type: "INTEGER", nullable: false),
                    made_at = table.Column<long>(type: "INTEGER", nullable: false),
                    made_by = table.Column<byte[]>(type: "BLOB", nullable: false),
                    agreed_at = table.Column<long>(type: "INTEGER", nullable: true),
                    way = table.Column<string>(type: "TEXT", nullable: false),
                    witness = table.Column<byte[]>(type: "BLOB", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_plan_versions", x => new { x.organisation_id, x.case_id, x.number });
                    table.ForeignKey(
                        name: "FK_plan_versions_cases_organisation_id_case_id",
                        columns: x => new { x.organisation_id, x.case_id },
                        principalTable: "cases",
                        principalColumns: new[] { "organisation_id", "id" },
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "FK_plan_versions_clients_organisation_id_client_id",
                        columns: x => new { x.organisation_id, x.client_id },
                        principalTable: "clients",
                        principalColumns: new[] { "organisation_id", "id" },
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "form_answers",
                columns: table => new
                {
                    organisation_id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    form_id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    field = table.Column<string>(type: "TEXT", nullable: false),
                    value = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_form_answers", x => new { x.organisation_id, x.form_id, x.field, x.value });
                    table.ForeignKey(
                        name: "FK_form_answers_form_entries_organisation_id_form_id",
                        columns: x => new { x.organisation_id, x.form_id },
                        principalTable: "form_entries",
                        principalColumns: new[] { "organisation_id", "id" },
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "stays",
                columns: table => new
                {
                    organisation_id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    client_id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    service_id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    presentation_id = table.Column<byte[]>(type: "BLOB", nullable: true),
                    from_at = table.Column<long>(type: "INTEGER", nullable: false),
                    until_at = table.Column<long>(type: "INTEGER", nullable: true),
                    planned_until = table.Column<long>(type: "INTEGER", nullable: true),
                    overstay_reason = table.Column<string>(type: "TEXT", nullable: false),
                    passed_over = table.Column<byte[]>(type: "BLOB", nullable: false),
                    end_reason = table.Column<string>(type: "TEXT", nullable: false),
                    destinations = table.Column<string>(type: "TEXT", nullable: false),
                    no_destination_reason = table.Column<string>(type: "TEXT", nullable: false),
                    discharge_note = table.Column<byte[]>(type: "BLOB", nullable: false),
                    version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_stays", x => new { x.organisation_id, x.id });
                    table.ForeignKey(
                        name: "FK_stays_clients_organisation_id_client_id",
                        columns: x => new { x.organisation_id, x.client_id },
                        principalTable: "clients",
                        principalColumns: new[] { "organisation_id", "id" },
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "FK_stays_presentations_organisation_id_presentation_id",
                        columns: x => new { x.organisation_id, x.presentation_id },
                        principalTable: "presentations",
                        principalColumns: new[] { "organisation_id", "id" });
                    table.ForeignKey(
                        name: "FK_stays_services_organisation_id_service_id",
                        columns: x => new { x.organisation_id, x.service_id },
                        principalTable: "services",
                        principalColumns: new[] { "organisation_id", "id" },
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "substance_uses",
                columns: table => new
                {
                    organisation_id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    presentation_id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    position = table.Column<int>(type: "INTEGER", nullable: false),
                    substance = table.Column<string>(type: "TEXT", nullable: false),
                    route = table.Column<string>(type: "TEXT", nullable: false),
                    frequency = table.Column<string>(type: "TEXT", nullable: false),
                    last_use = table.Column<string>(type: "TEXT", nullable: false),
                    first_age = table.Column<int>(type: "INTEGER", nullable: true),
                    regular_age = table.Column<int>(type: "INTEGER", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_substance_uses", x => new { x.organisation_id, x.presentation_id, x.position });
                    table.ForeignKey(
                        name: "FK_substance_uses_presentations_organisation_id_presentation_id",
                        columns: x => new { x.organisation_id, x.presentation_id },
                        principalTable: "presentations",
                        principalColumns: new[] { "organisation_id", "id" },
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "waiting_changes",
                columns: table => new
                {
                    organisation_id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    wait_id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    number = table.Column<int>(type: "INTEGER", nullable: false),
                    client_id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    at = table.Column<long>(type: "INTEGER", nullable: false),
                    by = table.Column<byte[]>(type: "BLOB", nullable: false),
                    what = table.Column<string>(type: "TEXT", nullable: false),
                    code = table.Column<string>(type: "TEXT", nullable: false),
                    outcome = table.Column<string>(type: "TEXT", nullable: false),
                    said = table.Column<byte[]>(type: "BLOB", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("ux_waiting_changes_number", x => new { x.organisation_id, x.wait_id, x.number });
                    table.ForeignKey(
                        name: "FK_waiting_changes_clients_organisation_id_client_id",
                        columns: x => new { x.organisation_id, x.client_id },
                        principalTable: "clients",
                        principalColumns: new[] { "organisation_id", "id" },
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "FK_waiting_changes_service_waits_organisation_id_wait_id",
                        columns: x => new { x.organisation_id, x.wait_id },
                        principalTable: "service_waits",
                        principalColumns: new[] { "organisation_id", "id" },
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "bridging_contacts",
                columns: table => new
                {
                    organisation_id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    waiting_id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    at = table.Column<long>(type: "INTEGER", nullable: false),
                    by = table.Column<byte[]>(type: "BLOB", nullable: false),
                    way = table.Column<string>(type: "TEXT", nullable: false),
                    outcome = table.Column<string>(type: "TEXT", nullable: false),
                    note = table.Column<byte[]>(type: "BLOB", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_bridging_contacts", x => new { x.organisation_id, x.id });
                    table.ForeignKey(
                        name: "FK_bridging_contacts_waiting_entries_organisation_id_waiting_id",
                        columns: x => new { x.organisation_id, x.waiting_id },
                        principalTable: "waiting_entries",
                        principalColumns: new[] { "organisation_id", "id" },
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "consultation_copies",
                columns: table => new
                {
                    organisation_id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    client_id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    consultation_id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    @for = table.Column<byte[]>(name: "for", type: "BLOB", nullable: false),
                    number = table.Column<int>(type: "INTEGER", nullable: false),
                    said = table.Column<byte[]>(type: "BLOB", nullable: false),
                    language = table.Column<string>(type: "TEXT", nullable: false),
                    made_at = table.Column<long>(type: "INTEGER", nullable: false),
                    made_by = table.Column<byte[]>(type: "BLOB", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_consultation_copies", x => new { x.organisation_id, x.id });
                    table.ForeignKey(
                        name: "FK_consultation_copies_client_consultations_organisation_id_consultation_id",
                        columns: x => new { x.organisation_id, x.consultation_id },
                        principalTable: "client_consultations",
                        principalColumns: new[] { "organisation_id", "id" },
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "FK_consultation_copies_clients_organisation_id_client_id",
                        columns: x => new { x.organisation_id, x.client_id },
                        principalTable: "clients",
                        principalColumns: new[] { "organisation_id", "id" },
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "FK_consultation_copies_consultation_invited_organisation_id_for",
                        columns: x => new { x.organisation_id, x.@for },
                        principalTable: "consultation_invited",
                        principalColumns: new[] { "organisation_id", "id" },
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "consultation_tasks",
                columns: table => new
                {
                    organisation_id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    client_id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    consultation_id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    what = table.Column<byte[]>(type: "BLOB", nullable: false),
                    who = table.Column<byte[]>(type: "BLOB", nullable: false),
                    until_on = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    carries_on = table.Column<byte[]>(type: "BLOB", nullable: true),
                    outcome = table.Column<string>(type: "TEXT", nullable: false),
                    why = table.Column<byte[]>(type: "BLOB", nullable: false),
                    checked_at = table.Column<long>(type: "INTEGER", nullable: true),
                    checked_by = table.Column<byte[]>(type: "BLOB", nullable: true),
                    version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_consultation_tasks", x => new { x.organisation_id, x.id });
                    table.ForeignKey(
                        name: "FK_consultation_tasks_client_consultations_organisation_id_consultation_id",
                        columns: x => new { x.organisation_id, x.consultation_id },
                        principalTable: "client_consultations",
                        principalColumns: new[] { "organisation_id", "id" },
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "FK_consultation_tasks_clients_organisation_id_client_id",
                        columns: x => new { x.organisation_id, x.client_id },
                        principalTable: "clients",
                        principalColumns: new[] { "organisation_id", "id" },
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "FK_consultation_tasks_consultation_invited_organisation_id_who",
                        columns: x => new { x.organisation_id, x.who },
                        principalTable: "consultation_invited",
                        principalColumns: new[] { "organisation_id", "id" },
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "justice_approvals",
                columns: table => new
                {
                    organisation_id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    exchange_id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    number = table.Column<int>(type: "INTEGER", nullable: false),
                    client_id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    hash = table.Column<string>(type: "TEXT", nullable: false),
                    until_at = table.Column<long>(type: "INTEGER", nullable: false),
                    form = table.Column<string>(type: "TEXT", nullable: false),
                    witness = table.Column<byte[]>(type: "BLOB", nullable: false),
                    language = table.Column<string>(type: "TEXT", nullable: false),
                    read_aloud = table.Column<bool>(type: "INTEGER", nullable: false),
                    at = table.Column<long>(type: "INTEGER", nullable: false),
                    recorded_by = table.Column<byte[]>(type: "BLOB", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("ux_justice_approvals_text", x => new { x.organisation_id, x.exchange_id, x.number });
                    table.ForeignKey(
                        name: "FK_justice_approvals_clients_organisation_id_client_id",
                        columns: x => new { x.organisation_id, x.client_id },
                        principalTable: "clients",
                        principalColumns: new[] { "organisation_id", "id" },
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "FK_justice_approvals_justice_packets_organisation_id_exchange_id_number",
                        columns: x => new { x.organisation_id, x.exchange_id, x.number },
                        principalTable: "justice_packets",
                        principalColumns: new[] { "organisation_id", "exchange_id", "number" },
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "plan_copies",
                columns: table => new
                {
                    organisation_id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    client_id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    case_id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    number = table.Column<int>(type: "INTEGER", nullable: false),
                    participant = table.Column<byte[]>(type: "BLOB", nullable: false),
                    kind = table.Column<string>(type: "TEXT", nullable: false),
                    level = table.Column<string>(type: "TEXT", nullable: false),
                    language = table.Column<string>(type: "TEXT", nullable: false),
                    next_evaluation_on = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    made_at = table.Column<long>(type: "INTEGER", nullable: false),
                    made_by = table.Column<byte[]>(type: "BLOB", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_plan_copies", x => new { x.organisation_id, x.id });
                    table.ForeignKey(
                        name: "FK_plan_copies_clients_organisation_id_client_id",
                        columns: x => new { x.organisation_id, x.client_id },
                        principalTable: "clients",
                        principalColumns: new[] { "organisation_id", "id" },
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "FK_plan_copies_plan_versions_organisation_id_case_id_number",
                        columns: x => new { x.organisation_id, x.case_id, x.number },
                        principalTable: "plan_versions",
                        principalColumns: new[] { "organisation_id", "case_id", "number" },
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "bed_places",
                columns: table => new
                {
                    organisation_id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    stay_id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    bed_id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    from_at = table.Column<long>(type: "INTEGER", nullable: false),
                    until_at = table.Column<long>(type: "INTEGER", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_bed_places", x => new { x.organisation_id, x.id });
                    table.ForeignKey(
                        name: "FK_bed_places_beds_organisation_id_bed_id",
                        columns: x => new { x.organisation_id, x.bed_id },
                        principalTable: "beds",
                        principalColumns: new[] { "organisation_id", "id" },
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "FK_bed_places_stays_organisation_id_stay_id",
                        columns: x => new { x.organisation_id, x.stay_id },
                        principalTable: "stays",
                        principalColumns: new[] { "organisation_id", "id" },
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "follow_ups",
                columns: table => new
                {
                    organisation_id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    client_id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    service_id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    stay_id = table.Column<byte[]>(type: "BLOB", nullable: true),
                    presentation_id = table.Column<byte[]>(type: "BLOB", nullable: true),
                    kind = table.Column<string>(type: "TEXT", nullable: false),
                    due_on = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    carer = table.Column<byte[]>(type: "BLOB", nullable: true),
                    closed_at = table.Column<long>(type: "INTEGER", nullable: true),
                    closed_by = table.Column<byte[]>(type: "BLOB", nullable: true),
                    way = table.Column<string>(type: "TEXT", nullable: false),
                    outcome = table.Column<string>(type: "TEXT", nullable: false),
                    note = table.Column<byte[]>(type: "BLOB", nullable: false),
                    version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_follow_ups", x => new { x.organisation_id, x.id });
                    table.ForeignKey(
                        name: "FK_follow_ups_clients_organisation_id_client_id",
                        columns: x => new { x.organisation_id, x.client_id },
                        principalTable: "clients",
                        principalColumns: new[] { "organisation_id", "id" },
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "FK_follow_ups_presentations_organisation_id_presentation_id",
                        columns: x => new { x.organisation_id, x.presentation_id },
                        principalTable: "presentations",
                        principalColumns: new[] { "organisation_id", "id" });
                    table.ForeignKey(
                        name: "FK_follow_ups_stays_organisation_id_stay_id",
                        columns: x => new { x.organisation_id, x.stay_id },
                        principalTable: "stays",
                        principalColumns: new[] { "organisation_id", "id" });
                });

            migrationBuilder.CreateTable(
                name: "module_steps",
                columns: table => new
                {
                    organisation_id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    stay_id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    step = table.Column<string>(type: "TEXT", nullable: false),
                    skipped = table.Column<bool>(type: "INTEGER", nullable: false),
                    skip_reason = table.Column<string>(type: "TEXT", nullable: false),
                    at = table.Column<long>(type: "INTEGER", nullable: false),
                    by = table.Column<byte[]>(type: "BLOB", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_module_steps", x => new { x.organisation_id, x.stay_id, x.step });
                    table.ForeignKey(
                        name: "FK_module_steps_stays_organisation_id_stay_id",
                        columns: x => new { x.organisation_id, x.stay_id },
                        principalTable: "stays",
                        principalColumns: new[] { "organisation_id", "id" },
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateIndex(
                name: "IX_account_ties_organisation_id_client_id",
                table: "account_ties",
                columns: new[] { "organisation_id", "client_id" });

            migrationBuilder.CreateIndex(
                name: "ux_accounts_name",
                table: "accounts",
                column: "normalized_user_name",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_addenda_organisation_id_client_id_entry",
                table: "addenda",
                columns: new[] { "organisation_id", "client_id", "entry" });

            migrationBuilder.CreateIndex(
                name: "IX_agreements_region",
                table: "agreements",
                column: "region");

            migrationBuilder.CreateIndex(
                name: "IX_answered_requests_answered_at",
                table: "answered_requests",
                column: "answered_at");

            migrationBuilder.CreateIndex(
                name: "IX_audit_inquiries_organisation_id_client_id",
                table: "audit_inquiries",
                columns: new[] { "organisation_id", "client_id" });

            migrationBuilder.CreateIndex(
                name: "IX_audit_links_organisation",
                table: "audit_links",
                column: "organisation",
                filter: "number = 1");

            migrationBuilder.CreateIndex(
                name: "ux_audit_links_audit_id",
                table: "audit_links",
                column: "audit_id",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_audit_records_client_organisation_client_sequence",
                table: "audit_records",
                columns: new[] { "client_organisation", "client", "sequence" });

            migrationBuilder.CreateIndex(
                name: "ux_audit_records_id",
                table: "audit_records",
                column: "id",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_audit_review_items_organisation_id_closed_at_due_on",
                table: "audit_review_items",
                columns: new[] { "organisation_id", "closed_at", "due_on" });

            migrationBuilder.CreateIndex(
                name: "ux_audit_review_items_week",
                table: "audit_review_items",
                columns: new[] { "organisation_id", "week", "rule", "account_id", "client_organisation", "client", "audit_id" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_audit_subjects_audit_id",
                table: "audit_subjects",
                column: "audit_id");

            migrationBuilder.CreateIndex(
                name: "IX_bed_outages_organisation_id_bed_id_until_at",
                table: "bed_outages",
                columns: new[] { "organisation_id", "bed_id", "until_at" });

            migrationBuilder.CreateIndex(
                name: "ix_bed_places_open",
                table: "bed_places",
                columns: new[] { "organisation_id", "bed_id" },
                filter: "until_at IS NULL");

            migrationBuilder.CreateIndex(
                name: "IX_bed_places_organisation_id_bed_id_from_at",
                table: "bed_places",
                columns: new[] { "organisation_id", "bed_id", "from_at" });

            migrationBuilder.CreateIndex(
                name: "IX_bed_places_organisation_id_stay_id_from_at",
                table: "bed_places",
                columns: new[] { "organisation_id", "stay_id", "from_at" });

            migrationBuilder.CreateIndex(
                name: "IX_bed_promises_organisation_id_client_id",
                table: "bed_promises",
                columns: new[] { "organisation_id", "client_id" });

            migrationBuilder.CreateIndex(
                name: "ux_bed_promises_open",
                table: "bed_promises",
                columns: new[] { "organisation_id", "bed_id" },
                unique: true,
                filter: "until_at IS NULL");

            migrationBuilder.CreateIndex(
                name: "ux_beds_label",
                table: "beds",
                columns: new[] { "organisation_id", "service_id", "label" },
                unique: true,
                filter: "retired_at IS NULL");

            migrationBuilder.CreateIndex(
                name: "IX_bridging_contacts_organisation_id_waiting_id_at",
                table: "bridging_contacts",
                columns: new[] { "organisation_id", "waiting_id", "at" });

            migrationBuilder.CreateIndex(
                name: "IX_care_relations_organisation_id_basis",
                table: "care_relations",
                columns: new[] { "organisation_id", "basis" });

            migrationBuilder.CreateIndex(
                name: "IX_care_relations_organisation_id_client_id_team_id",
                table: "care_relations",
                columns: new[] { "organisation_id", "client_id", "team_id" });

            migrationBuilder.CreateIndex(
                name: "IX_care_relations_organisation_id_team_id_client_id_until_at_from_at",
                table: "care_relations",
                columns: new[] { "organisation_id", "team_id", "client_id", "until_at", "from_at" });

            migrationBuilder.CreateIndex(
                name: "IX_case_appointments_organisation_id_case_id",
                table: "case_appointments",
                columns: new[] { "organisation_id", "case_id" });

            migrationBuilder.CreateIndex(
                name: "IX_case_appointments_organisation_id_client_id",
                table: "case_appointments",
                columns: new[] { "organisation_id", "client_id" });

            migrationBuilder.CreateIndex(
                name: "ix_case_appointments_planned",
                table: "case_appointments",
                columns: new[] { "organisation_id", "carer", "at" },
                filter: "state = 'planned'");

            migrationBuilder.CreateIndex(
                name: "IX_case_contacts_organisation_id_case_id_at",
                table: "case_contacts",
                columns: new[] { "organisation_id", "case_id", "at" });

            migrationBuilder.CreateIndex(
                name: "IX_case_contacts_organisation_id_client_id",
                table: "case_contacts",
                columns: new[] { "organisation_id", "client_id" });

            migrationBuilder.CreateIndex(
                name: "IX_case_hand_overs_organisation_id_case_id",
                table: "case_hand_overs",
                columns: new[] { "organisation_id", "case_id" });

            migrationBuilder.CreateIndex(
                name: "IX_case_hand_overs_organisation_id_client_id",
                table: "case_hand_overs",
                columns: new[] { "organisation_id", "client_id" });

            migrationBuilder.CreateIndex(
                name: "ix_case_tasks_open",
                table: "case_tasks",
                columns: new[] { "organisation_id", "carer", "due_on", "kind", "id" },
                filter: "closed_at IS NULL");

            migrationBuilder.CreateIndex(
                name: "IX_case_tasks_organisation_id_case_id",
                table: "case_tasks",
                columns: new[] { "organisation_id", "case_id" });

            migrationBuilder.CreateIndex(
                name: "IX_case_tasks_organisation_id_client_id",
                table: "case_tasks",
                columns: new[] { "organisation_id", "client_id" });

            migrationBuilder.CreateIndex(
                name: "ix_cases_held",
                table: "cases",
                columns: new[] { "organisation_id", "manager", "silent_from", "id" },
                filter: "ended_on IS NULL");

            migrationBuilder.CreateIndex(
                name: "IX_cases_organisation_id_client_id",
                table: "cases",
                columns: new[] { "organisation_id", "client_id" });

            migrationBuilder.CreateIndex(
                name: "IX_cases_organisation_id_service_id_ended_on",
                table: "cases",
                columns: new[] { "organisation_id", "service_id", "ended_on" });

            migrationBuilder.CreateIndex(
                name: "ix_cases_stood_in",
                table: "cases",
                columns: new[] { "organisation_id", "stand_in" },
                filter: "stand_in IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "ux_cases_open",
                table: "cases",
                columns: new[] { "organisation_id", "service_id", "client_id" },
                unique: true,
                filter: "ended_on IS NULL");

            migrationBuilder.CreateIndex(
                name: "IX_client_consultations_meeting_house_meeting_id",
                table: "client_consultations",
                columns: new[] { "meeting_house", "meeting_id" });

            migrationBuilder.CreateIndex(
                name: "IX_client_consultations_organisation_id_client_id",
                table: "client_consultations",
                columns: new[] { "organisation_id", "client_id" });

            migrationBuilder.CreateIndex(
                name: "IX_client_merges_organisation_id_kept",
                table: "client_merges",
                columns: new[] { "organisation_id", "kept" });

            migrationBuilder.CreateIndex(
                name: "IX_client_merges_organisation_id_merged",
                table: "client_merges",
                columns: new[] { "organisation_id", "merged" });

            migrationBuilder.CreateIndex(
                name: "IX_client_questions_organisation_id_due_on",
                table: "client_questions",
                columns: new[] { "organisation_id", "due_on" },
                filter: "answered_at IS NULL");

            migrationBuilder.CreateIndex(
                name: "ux_client_questions_about",
                table: "client_questions",
                columns: new[] { "organisation_id", "client_id", "about" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_clients_organisation_id_merged_into",
                table: "clients",
                columns: new[] { "organisation_id", "merged_into" },
                filter: "merged_into IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_clients_organisation_id_name_key",
                table: "clients",
                columns: new[] { "organisation_id", "name_key" });

            migrationBuilder.CreateIndex(
                name: "IX_clients_organisation_id_niss_index",
                table: "clients",
                columns: new[] { "organisation_id", "niss_index" });

            migrationBuilder.CreateIndex(
                name: "IX_clients_organisation_id_reference",
                table: "clients",
                columns: new[] { "organisation_id", "reference" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_clients_thread_id",
                table: "clients",
                column: "thread_id");

            migrationBuilder.CreateIndex(
                name: "IX_consent_papers_organisation_id_client_id",
                table: "consent_papers",
                columns: new[] { "organisation_id", "client_id" });

            migrationBuilder.CreateIndex(
                name: "IX_consents_organisation_id_client_id",
                table: "consents",
                columns: new[] { "organisation_id", "client_id" });

            migrationBuilder.CreateIndex(
                name: "IX_consents_organisation_id_kind_client_id",
                table: "consents",
                columns: new[] { "organisation_id", "kind", "client_id" },
                filter: "kind = 'refusal'");

            migrationBuilder.CreateIndex(
                name: "IX_consultation_copies_organisation_id_client_id",
                table: "consultation_copies",
                columns: new[] { "organisation_id", "client_id" });

            migrationBuilder.CreateIndex(
                name: "IX_consultation_copies_organisation_id_for",
                table: "consultation_copies",
                columns: new[] { "organisation_id", "for" });

            migrationBuilder.CreateIndex(
                name: "ux_consultation_copies_number",
                table: "consultation_copies",
                columns: new[] { "organisation_id", "consultation_id", "number" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_consultation_invited_account",
                table: "consultation_invited",
                column: "account",
                filter: "account IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_consultation_invited_organisation_id_client_id",
                table: "consultation_invited",
                columns: new[] { "organisation_id", "client_id" });

            migrationBuilder.CreateIndex(
                name: "IX_consultation_invited_organisation_id_consultation_id",
                table: "consultation_invited",
                columns: new[] { "organisation_id", "consultation_id" });

            migrationBuilder.CreateIndex(
                name: "ix_consultation_invited_yes",
                table: "consultation_invited",
                column: "house",
                filter: "answer = 'yes'");

            migrationBuilder.CreateIndex(
                name: "IX_consultation_meetings_organisation_id_series_id_at",
                table: "consultation_meetings",
                columns: new[] { "organisation_id", "series_id", "at" });

            migrationBuilder.CreateIndex(
                name: "IX_consultation_minutes_organisation_id_client_id",
                table: "consultation_minutes",
                columns: new[] { "organisation_id", "client_id" });

            migrationBuilder.CreateIndex(
                name: "IX_consultation_minutes_organisation_id_consultation_id",
                table: "consultation_minutes",
                columns: new[] { "organisation_id", "consultation_id" });

            migrationBuilder.CreateIndex(
                name: "IX_consultation_series_region",
                table: "consultation_series",
                column: "region");

            migrationBuilder.CreateIndex(
                name: "ix_consultation_tasks_open",
                table: "consultation_tasks",
                columns: new[] { "organisation_id", "until_on" },
                filter: "outcome = ''");

            migrationBuilder.CreateIndex(
                name: "IX_consultation_tasks_organisation_id_client_id",
                table: "consultation_tasks",
                columns: new[] { "organisation_id", "client_id" });

            migrationBuilder.CreateIndex(
                name: "IX_consultation_tasks_organisation_id_consultation_id",
                table: "consultation_tasks",
                columns: new[] { "organisation_id", "consultation_id" });

            migrationBuilder.CreateIndex(
                name: "IX_consultation_tasks_organisation_id_who",
                table: "consultation_tasks",
                columns: new[] { "organisation_id", "who" });

            migrationBuilder.CreateIndex(
                name: "ix_cost_questionnaires_now",
                table: "cost_questionnaires",
                columns: new[] { "year", "organisation_id" },
                filter: "replaced_at IS NULL");

            migrationBuilder.CreateIndex(
                name: "IX_ctrs_ratings_organisation_id_client_id_rated_at",
                table: "ctrs_ratings",
                columns: new[] { "organisation_id", "client_id", "rated_at" });

            migrationBuilder.CreateIndex(
                name: "IX_ctrs_ratings_organisation_id_presentation_id",
                table: "ctrs_ratings",
                columns: new[] { "organisation_id", "presentation_id" });

            migrationBuilder.CreateIndex(
                name: "ux_destructions_client",
                table: "destructions",
                columns: new[] { "organisation_id", "client_id" },
                unique: true,
                filter: "declined_at IS NULL");

            migrationBuilder.CreateIndex(
                name: "IX_duty_shifts_account_id",
                table: "duty_shifts",
                column: "account_id");

            migrationBuilder.CreateIndex(
                name: "IX_duty_shifts_organisation_id_team_id_until_at",
                table: "duty_shifts",
                columns: new[] { "organisation_id", "team_id", "until_at" });

            migrationBuilder.CreateIndex(
                name: "IX_emergency_accesses_hat_id_opened_at",
                table: "emergency_accesses",
                columns: new[] { "hat_id", "opened_at" });

            migrationBuilder.CreateIndex(
                name: "IX_emergency_accesses_organisation_id_shift_id",
                table: "emergency_accesses",
                columns: new[] { "organisation_id", "shift_id" });

            migrationBuilder.CreateIndex(
                name: "IX_emergency_accesses_organisation_id_team_id_opened_at",
                table: "emergency_accesses",
                columns: new[] { "organisation_id", "team_id", "opened_at" });

            migrationBuilder.CreateIndex(
                name: "IX_emergency_notices_opened_in_emergency_id",
                table: "emergency_notices",
                columns: new[] { "opened_in", "emergency_id" });

            migrationBuilder.CreateIndex(
                name: "IX_emergency_notices_organisation_id_client_id",
                table: "emergency_notices",
                columns: new[] { "organisation_id", "client_id" });

            migrationBuilder.CreateIndex(
                name: "IX_emergency_notices_organisation_id_team_id_seen_at",
                table: "emergency_notices",
                columns: new[] { "organisation_id", "team_id", "seen_at" });

            migrationBuilder.CreateIndex(
                name: "IX_emergency_records_opened_in_emergency_id",
                table: "emergency_records",
                columns: new[] { "opened_in", "emergency_id" });

            migrationBuilder.CreateIndex(
                name: "IX_emergency_reviews_reviewed_by",
                table: "emergency_reviews",
                column: "reviewed_by");

            migrationBuilder.CreateIndex(
                name: "ux_emergency_reviews_seat",
                table: "emergency_reviews",
                columns: new[] { "opened_in", "emergency_id", "seat" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_fidelity_answers_organisation_id_team_id_quarter",
                table: "fidelity_answers",
                columns: new[] { "organisation_id", "team_id", "quarter" });

            migrationBuilder.CreateIndex(
                name: "IX_follow_ups_organisation_id_client_id",
                table: "follow_ups",
                columns: new[] { "organisation_id", "client_id" });

            migrationBuilder.CreateIndex(
                name: "IX_follow_ups_organisation_id_presentation_id",
                table: "follow_ups",
                columns: new[] { "organisation_id", "presentation_id" });

            migrationBuilder.CreateIndex(
                name: "IX_follow_ups_organisation_id_service_id_closed_at_due_on",
                table: "follow_ups",
                columns: new[] { "organisation_id", "service_id", "closed_at", "due_on" });

            migrationBuilder.CreateIndex(
                name: "IX_follow_ups_organisation_id_stay_id",
                table: "follow_ups",
                columns: new[] { "organisation_id", "stay_id" });

            migrationBuilder.CreateIndex(
                name: "IX_form_entries_organisation_id_basis_id_kind",
                table: "form_entries",
                columns: new[] { "organisation_id", "basis_id", "kind" });

            migrationBuilder.CreateIndex(
                name: "IX_form_entries_organisation_id_client_id_kind",
                table: "form_entries",
                columns: new[] { "organisation_id", "client_id", "kind" });

            migrationBuilder.CreateIndex(
                name: "IX_form_entries_organisation_id_service_id",
                table: "form_entries",
                columns: new[] { "organisation_id", "service_id" });

            migrationBuilder.CreateIndex(
                name: "IX_hats_account_id",
                table: "hats",
                column: "account_id");

            migrationBuilder.CreateIndex(
                name: "IX_hats_organisation_id_team_id",
                table: "hats",
                columns: new[] { "organisation_id", "team_id" });

            migrationBuilder.CreateIndex(
                name: "IX_intervision_answers_organisation_id_sketch_id",
                table: "intervision_answers",
                columns: new[] { "organisation_id", "sketch_id" });

            migrationBuilder.CreateIndex(
                name: "IX_intervision_sketches_organisation_id_asked_at",
                table: "intervision_sketches",
                columns: new[] { "organisation_id", "asked_at" });

            migrationBuilder.CreateIndex(
                name: "IX_judicial_statuses_organisation_id_client_id",
                table: "judicial_statuses",
                columns: new[] { "organisation_id", "client_id" });

            migrationBuilder.CreateIndex(
                name: "IX_justice_approvals_organisation_id_client_id",
                table: "justice_approvals",
                columns: new[] { "organisation_id", "client_id" });

            migrationBuilder.CreateIndex(
                name: "IX_justice_copies_organisation_id_client_id",
                table: "justice_copies",
                columns: new[] { "organisation_id", "client_id" });

            migrationBuilder.CreateIndex(
                name: "IX_justice_exchanges_assistant_asked_at",
                table: "justice_exchanges",
                columns: new[] { "assistant", "asked_at" });

            migrationBuilder.CreateIndex(
                name: "IX_justice_exchanges_id",
                table: "justice_exchanges",
                column: "id",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_justice_exchanges_organisation_id_client_id",
                table: "justice_exchanges",
                columns: new[] { "organisation_id", "client_id" });

            migrationBuilder.CreateIndex(
                name: "IX_justice_exchanges_organisation_id_state",
                table: "justice_exchanges",
                columns: new[] { "organisation_id", "state" });

            migrationBuilder.CreateIndex(
                name: "IX_justice_meetings_organisation_id_client_id",
                table: "justice_meetings",
                columns: new[] { "organisation_id", "client_id" });

            migrationBuilder.CreateIndex(
                name: "IX_justice_meetings_organisation_id_exchange_id",
                table: "justice_meetings",
                columns: new[] { "organisation_id", "exchange_id" });

            migrationBuilder.CreateIndex(
                name: "IX_justice_passes_organisation_id_team_id",
                table: "justice_passes",
                columns: new[] { "organisation_id", "team_id" });

            migrationBuilder.CreateIndex(
                name: "IX_legal_exceptions_organisation_id_client_id",
                table: "legal_exceptions",
                columns: new[] { "organisation_id", "client_id" });

            migrationBuilder.CreateIndex(
                name: "IX_legal_holds_organisation_id_client_id",
                table: "legal_holds",
                columns: new[] { "organisation_id", "client_id" });

            migrationBuilder.CreateIndex(
                name: "IX_mandates_account_id",
                table: "mandates",
                column: "account_id");

            migrationBuilder.CreateIndex(
                name: "IX_mandates_organisation_id_client_id",
                table: "mandates",
                columns: new[] { "organisation_id", "client_id" });

            migrationBuilder.CreateIndex(
                name: "IX_offer_places_at",
                table: "offer_places",
                column: "at");

            migrationBuilder.CreateIndex(
                name: "IX_offers_changed_at",
                table: "offers",
                column: "changed_at");

            migrationBuilder.CreateIndex(
                name: "ix_offers_now",
                table: "offers",
                columns: new[] { "organisation_id", "service_id" },
                filter: "replaced_at IS NULL");

            migrationBuilder.CreateIndex(
                name: "IX_paper_codes_organisation_id_client_id",
                table: "paper_codes",
                columns: new[] { "organisation_id", "client_id" });

            migrationBuilder.CreateIndex(
                name: "ux_paper_codes_hash",
                table: "paper_codes",
                column: "hash",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ux_paper_codes_living",
                table: "paper_codes",
                columns: new[] { "organisation_id", "holder" },
                unique: true,
                filter: "ended_at IS NULL");

            migrationBuilder.CreateIndex(
                name: "IX_personal_tokens_hash",
                table: "personal_tokens",
                column: "hash",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_personal_tokens_hat_id",
                table: "personal_tokens",
                column: "hat_id");

            migrationBuilder.CreateIndex(
                name: "IX_plan_copies_organisation_id_case_id_number",
                table: "plan_copies",
                columns: new[] { "organisation_id", "case_id", "number" });

            migrationBuilder.CreateIndex(
                name: "IX_plan_copies_organisation_id_client_id",
                table: "plan_copies",
                columns: new[] { "organisation_id", "client_id" });

            migrationBuilder.CreateIndex(
                name: "IX_plan_goals_organisation_id_case_id",
                table: "plan_goals",
                columns: new[] { "organisation_id", "case_id" });

            migrationBuilder.CreateIndex(
                name: "IX_plan_goals_organisation_id_client_id",
                table: "plan_goals",
                columns: new[] { "organisation_id", "client_id" });

            migrationBuilder.CreateIndex(
                name: "IX_plan_versions_organisation_id_client_id",
                table: "plan_versions",
                columns: new[] { "organisation_id", "client_id" });

            migrationBuilder.CreateIndex(
                name: "IX_platform_changes_region_about",
                table: "platform_changes",
                columns: new[] { "region", "about" });

            migrationBuilder.CreateIndex(
                name: "ix_point_presentations_open",
                table: "point_presentations",
                columns: new[] { "organisation_id", "service_id", "at" },
                filter: "ended_at IS NULL");

            migrationBuilder.CreateIndex(
                name: "IX_point_presentations_organisation_id_client_id",
                table: "point_presentations",
                columns: new[] { "organisation_id", "client_id" });

            migrationBuilder.CreateIndex(
                name: "IX_presentations_organisation_id_client_id_received_at",
                table: "presentations",
                columns: new[] { "organisation_id", "client_id", "received_at" });

            migrationBuilder.CreateIndex(
                name: "IX_presentations_organisation_id_service_id_decision_received_at",
                table: "presentations",
                columns: new[] { "organisation_id", "service_id", "decision", "received_at" });

            migrationBuilder.CreateIndex(
                name: "IX_record_versions_organisation_client",
                table: "record_versions",
                columns: new[] { "organisation", "client" });

            migrationBuilder.CreateIndex(
                name: "IX_referral_links_hash",
                table: "referral_links",
                column: "hash",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_referral_links_organisation_id_client_id",
                table: "referral_links",
                columns: new[] { "organisation_id", "client_id" });

            migrationBuilder.CreateIndex(
                name: "IX_referral_links_organisation_id_referral_id",
                table: "referral_links",
                columns: new[] { "organisation_id", "referral_id" });

            migrationBuilder.CreateIndex(
                name: "IX_referral_steps_organisation_id_client_id",
                table: "referral_steps",
                columns: new[] { "organisation_id", "client_id" });

            migrationBuilder.CreateIndex(
                name: "IX_referrals_id",
                table: "referrals",
                column: "id",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_referrals_organisation_id_client_id",
                table: "referrals",
                columns: new[] { "organisation_id", "client_id" });

            migrationBuilder.CreateIndex(
                name: "IX_referrals_responsible_due_on",
                table: "referrals",
                columns: new[] { "responsible", "due_on" });

            migrationBuilder.CreateIndex(
                name: "IX_referrals_to_house_receiver_client",
                table: "referrals",
                columns: new[] { "to_house", "receiver_client" });

            migrationBuilder.CreateIndex(
                name: "IX_referrals_to_house_to_service_due_on",
                table: "referrals",
                columns: new[] { "to_house", "to_service", "due_on" });

            migrationBuilder.CreateIndex(
                name: "IX_remarks_organisation_id_client_id",
                table: "remarks",
                columns: new[] { "organisation_id", "client_id" });

            migrationBuilder.CreateIndex(
                name: "ux_restrictions_open",
                table: "restrictions",
                columns: new[] { "organisation_id", "client_id", "category" },
                unique: true,
                filter: "until_at IS NULL");

            migrationBuilder.CreateIndex(
                name: "IX_rights_requests_organisation_id_answer_asked_on",
                table: "rights_requests",
                columns: new[] { "organisation_id", "answer", "asked_on" });

            migrationBuilder.CreateIndex(
                name: "IX_rights_requests_organisation_id_client_id",
                table: "rights_requests",
                columns: new[] { "organisation_id", "client_id" });

            migrationBuilder.CreateIndex(
                name: "IX_service_waits_organisation_id_client_id",
                table: "service_waits",
                columns: new[] { "organisation_id", "client_id" });

            migrationBuilder.CreateIndex(
                name: "IX_service_waits_organisation_id_service_id_until_at",
                table: "service_waits",
                columns: new[] { "organisation_id", "service_id", "until_at" });

            migrationBuilder.CreateIndex(
                name: "IX_service_waits_referral_id",
                table: "service_waits",
                column: "referral_id");

            migrationBuilder.CreateIndex(
                name: "ux_service_waits_open",
                table: "service_waits",
                columns: new[] { "organisation_id", "service_id", "client_id" },
                unique: true,
                filter: "until_at IS NULL");

            migrationBuilder.CreateIndex(
                name: "IX_services_id",
                table: "services",
                column: "id",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_services_organisation_id_team_id",
                table: "services",
                columns: new[] { "organisation_id", "team_id" });

            migrationBuilder.CreateIndex(
                name: "IX_signal_themes_region",
                table: "signal_themes",
                column: "region");

            migrationBuilder.CreateIndex(
                name: "IX_signals_circuit_at",
                table: "signals",
                columns: new[] { "circuit", "at" });

            migrationBuilder.CreateIndex(
                name: "IX_signals_organisation_id_by",
                table: "signals",
                columns: new[] { "organisation_id", "by" });

            migrationBuilder.CreateIndex(
                name: "IX_signals_region_at",
                table: "signals",
                columns: new[] { "region", "at" });

            migrationBuilder.CreateIndex(
                name: "IX_signals_theme_house_theme_id",
                table: "signals",
                columns: new[] { "theme_house", "theme_id" });

            migrationBuilder.CreateIndex(
                name: "IX_stays_organisation_id_client_id_from_at",
                table: "stays",
                columns: new[] { "organisation_id", "client_id", "from_at" });

            migrationBuilder.CreateIndex(
                name: "IX_stays_organisation_id_presentation_id",
                table: "stays",
                columns: new[] { "organisation_id", "presentation_id" });

            migrationBuilder.CreateIndex(
                name: "IX_stays_organisation_id_service_id_until_at",
                table: "stays",
                columns: new[] { "organisation_id", "service_id", "until_at" });

            migrationBuilder.CreateIndex(
                name: "IX_supervisions_organisation_id_account_id_held_on",
                table: "supervisions",
                columns: new[] { "organisation_id", "account_id", "held_on" });

            migrationBuilder.CreateIndex(
                name: "ux_threads_niss",
                table: "threads",
                column: "niss_index",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_waiting_changes_at",
                table: "waiting_changes",
                column: "at");

            migrationBuilder.CreateIndex(
                name: "IX_waiting_changes_organisation_id_client_id",
                table: "waiting_changes",
                columns: new[] { "organisation_id", "client_id" });

            migrationBuilder.CreateIndex(
                name: "IX_waiting_entries_organisation_id_client_id",
                table: "waiting_entries",
                columns: new[] { "organisation_id", "client_id" });

            migrationBuilder.CreateIndex(
                name: "IX_waiting_entries_organisation_id_service_id_until_at",
                table: "waiting_entries",
                columns: new[] { "organisation_id", "service_id", "until_at" });

            migrationBuilder.CreateIndex(
                name: "ux_waiting_entries_open",
                table: "waiting_entries",
                columns: new[] { "organisation_id", "service_id", "client_id" },
                unique: true,
                filter: "until_at IS NULL");

            migrationBuilder.CreateIndex(
                name: "IX_withholdings_organisation_id_client_id",
                table: "withholdings",
                columns: new[] { "organisation_id", "client_id" });

            migrationBuilder.CreateIndex(
                name: "IX_work_items_region_year",
                table: "work_items",
                columns: new[] { "region", "year" });

            migrationBuilder.CreateIndex(
                name: "ux_work_items_continued",
                table: "work_items",
                columns: new[] { "organisation_id", "continued_from" },
                unique: true,
                filter: "continued_from IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_working_group_meetings_organisation_id_group_id",
                table: "working_group_meetings",
                columns: new[] { "organisation_id", "group_id" });

            migrationBuilder.CreateIndex(
                name: "IX_working_groups_region",
                table: "working_groups",
                column: "region");

            foreach (var overlap in RodeDraad.CrisisUnits.CrisisUnitRules.Overlaps)
            {
                OverlapTriggers.Create(migrationBuilder, overlap);
            }

            foreach (var unchangeable in RodeDraad.Secrecy.JusticeRules.Unchangeables)
            {
                UnchangeableTriggers.Create(migrationBuilder, unchangeable);
            }
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "account_ties");

            migrationBuilder.DropTable(
                name: "addenda");

            migrationBuilder.DropTable(
                name: "agreement_parties");

            migrationBuilder.DropTable(
                name: "agreement_steps");

            migrationBuilder.DropTable(
                name: "answered_requests");

            migrationBuilder.DropTable(
                name: "audit_checkpoints");

            migrationBuilder.DropTable(
                name: "audit_inquiries");

            migrationBuilder.DropTable(
                name: "audit_keys");

            migrationBuilder.DropTable(
                name: "audit_links");

            migrationBuilder.DropTable(
                name: "audit_records");

            migrationBuilder.DropTable(
                name: "audit_review_items");

            migrationBuilder.DropTable(
                name: "audit_subjects");

            migrationBuilder.DropTable(
                name: "audit_witnesses");

            migrationBuilder.DropTable(
                name: "bed_outages");

            migrationBuilder.DropTable(
                name: "bed_places");

            migrationBuilder.DropTable(
                name: "bed_promises");

            migrationBuilder.DropTable(
                name: "bridging_contacts");

            migrationBuilder.DropTable(
                name: "care_relations");

            migrationBuilder.DropTable(
                name: "case_appointments");

            migrationBuilder.DropTable(
                name: "case_contacts");

            migrationBuilder.DropTable(
                name: "case_explanations");

            migrationBuilder.DropTable(
                name: "case_hand_overs");

            migrationBuilder.DropTable(
                name: "case_model_settings");

            migrationBuilder.DropTable(
                name: "case_tasks");

            migrationBuilder.DropTable(
                name: "client_keys");

            migrationBuilder.DropTable(
                name: "client_merges");

            migrationBuilder.DropTable(
                name: "client_questions");

            migrationBuilder.DropTable(
                name: "consent_papers");

            migrationBuilder.DropTable(
                name: "consents");

            migrationBuilder.DropTable(
                name: "consultation_copies");

            migrationBuilder.DropTable(
                name: "consultation_minutes");

            migrationBuilder.DropTable(
                name: "consultation_tasks");

            migrationBuilder.DropTable(
                name: "cost_questionnaires");

            migrationBuilder.DropTable(
                name: "ctrs_ratings");

            migrationBuilder.DropTable(
                name: "destructions");

            migrationBuilder.DropTable(
                name: "door_tries");

            migrationBuilder.DropTable(
                name: "drafts");

            migrationBuilder.DropTable(
                name: "emergency_incidents");

            migrationBuilder.DropTable(
                name: "emergency_notices");

            migrationBuilder.DropTable(
                name: "emergency_records");

            migrationBuilder.DropTable(
                name: "emergency_reviews");

            migrationBuilder.DropTable(
                name: "fidelity_answers");

            migrationBuilder.DropTable(
                name: "follow_ups");

            migrationBuilder.DropTable(
                name: "form_answers");

            migrationBuilder.DropTable(
                name: "installation_secrets");

            migrationBuilder.DropTable(
                name: "intervision_answers");

            migrationBuilder.DropTable(
                name: "judicial_statuses");

            migrationBuilder.DropTable(
                name: "justice_approvals");

            migrationBuilder.DropTable(
                name: "justice_copies");

            migrationBuilder.DropTable(
                name: "justice_meetings");

            migrationBuilder.DropTable(
                name: "justice_passes");

            migrationBuilder.DropTable(
                name: "justice_steps");

            migrationBuilder.DropTable(
                name: "legal_exceptions");

            migrationBuilder.DropTable(
                name: "legal_holds");

            migrationBuilder.DropTable(
                name: "mandates");

            migrationBuilder.DropTable(
                name: "module_steps");

            migrationBuilder.DropTable(
                name: "offer_places");

            migrationBuilder.DropTable(
                name: "offers");

            migrationBuilder.DropTable(
                name: "paper_codes");

            migrationBuilder.DropTable(
                name: "payment_settings");

            migrationBuilder.DropTable(
                name: "personal_tokens");

            migrationBuilder.DropTable(
                name: "plan_copies");

            migrationBuilder.DropTable(
                name: "plan_goals");

            migrationBuilder.DropTable(
                name: "platform_changes");

            migrationBuilder.DropTable(
                name: "point_presentations");

            migrationBuilder.DropTable(
                name: "point_settings");

            migrationBuilder.DropTable(
                name: "profile_answers");

            migrationBuilder.DropTable(
                name: "record_versions");

            migrationBuilder.DropTable(
                name: "referral_links");

            migrationBuilder.DropTable(
                name: "referral_steps");

            migrationBuilder.DropTable(
                name: "region_inhabitants");

            migrationBuilder.DropTable(
                name: "remarks");

            migrationBuilder.DropTable(
                name: "report_chapters");

            migrationBuilder.DropTable(
                name: "restrictions");

            migrationBuilder.DropTable(
                name: "retention_rules");

            migrationBuilder.DropTable(
                name: "rights_requests");

            migrationBuilder.DropTable(
                name: "signal_theme_steps");

            migrationBuilder.DropTable(
                name: "signals");

            migrationBuilder.DropTable(
                name: "substance_uses");

            migrationBuilder.DropTable(
                name: "supervisions");

            migrationBuilder.DropTable(
                name: "unit_settings");

            migrationBuilder.DropTable(
                name: "waiting_changes");

            migrationBuilder.DropTable(
                name: "withholdings");

            migrationBuilder.DropTable(
                name: "work_items");

            migrationBuilder.DropTable(
                name: "working_group_meetings");

            migrationBuilder.DropTable(
                name: "working_group_members");

            migrationBuilder.DropTable(
                name: "agreements");

            migrationBuilder.DropTable(
                name: "beds");

            migrationBuilder.DropTable(
                name: "waiting_entries");

            migrationBuilder.DropTable(
                name: "consultation_invited");

            migrationBuilder.DropTable(
                name: "emergency_accesses");

            migrationBuilder.DropTable(
                name: "form_entries");

            migrationBuilder.DropTable(
                name: "intervision_sketches");

            migrationBuilder.DropTable(
                name: "justice_packets");

            migrationBuilder.DropTable(
                name: "stays");

            migrationBuilder.DropTable(
                name: "hats");

            migrationBuilder.DropTable(
                name: "plan_versions");

            migrationBuilder.DropTable(
                name: "referrals");

            migrationBuilder.DropTable(
                name: "signal_themes");

            migrationBuilder.DropTable(
                name: "service_waits");

            migrationBuilder.DropTable(
                name: "working_groups");

            migrationBuilder.DropTable(
                name: "client_consultations");

            migrationBuilder.DropTable(
                name: "duty_shifts");

            migrationBuilder.DropTable(
                name: "justice_exchanges");

            migrationBuilder.DropTable(
                name: "presentations");

            migrationBuilder.DropTable(
                name: "cases");

            migrationBuilder.DropTable(
                name: "consultation_meetings");

            migrationBuilder.DropTable(
                name: "accounts");

            migrationBuilder.DropTable(
                name: "clients");

            migrationBuilder.DropTable(
                name: "services");

            migrationBuilder.DropTable(
                name: "consultation_series");

            migrationBuilder.DropTable(
                name: "threads");

            migrationBuilder.DropTable(
                name: "teams");

            migrationBuilder.DropTable(
                name: "organisations");
        }
    }
}
