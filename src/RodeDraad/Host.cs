using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.AspNetCore.HttpOverrides;
using Microsoft.AspNetCore.Localization;
using Microsoft.AspNetCore.ResponseCompression;
using Microsoft.Extensions.Options;
using NodaTime;
using RodeDraad.CaseManagement;
using RodeDraad.Circuit;
using RodeDraad.CrisisUnits;
using RodeDraad.Forms;
using RodeDraad.People;
using RodeDraad.Registration;
using RodeDraad.Secrecy;
using RodeDraad.Storage;
using RodeDraad.Storage.Postgres;
using RodeDraad.Storage.Sqlite;
using RodeDraad.Web;

namespace RodeDraad;

/// <summary>Where an installation keeps its data, and whether it is the demo.</summary>
public sealed record Installation(string? Sqlite, string? Postgres, bool Demo)
{
    /// <summary>The PostgreSQL connection, from the option or the environment; null when the data is in a SQLite file.</summary>
    public string? PostgresConnection => Postgres ?? (Sqlite is null ? Environment.GetEnvironmentVariable("RODEDRAAD_POSTGRES") : null);

    /// <summary>Where the shred list lies, as the option says.</summary>
    public string? ShredList { get; init; }

    /// <summary>The place of the shred list: the option, the environment, or beside a SQLite file. A PostgreSQL server needs one named.</summary>
    public string? ShredListFile => ShredList ?? Environment.GetEnvironmentVariable("RODEDRAAD_SHRED_LIST") ?? (PostgresConnection is null ? SqliteFile + ".shredded" : null);

    /// <summary>File of the private key that signs the checkpoints of the audit; null for the usual place.</summary>
    public string? AuditKey { get; init; }

    /// <summary>Folders of others that get a copy of each checkpoint.</summary>
    public IReadOnlyList<string> Witnesses { get; init; } = [];

    /// <summary>Beside the SQLite file, or, on PostgreSQL, in the home of the user who runs the program: a place that the database account does not reach.</summary>
    public AuditSettings Audit => new(
        AuditKey ?? Environment.GetEnvironmentVariable("RODEDRAAD_AUDIT_KEY") ?? (PostgresConnection is null
            ? SqliteFile + ".audit-key.pem"
            : Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.LocalApplicationData, Environment.SpecialFolderOption.DoNotVerify), "rodedraad", "audit-key.pem")),
        Witnesses);

    public string SqliteFile => Sqlite ?? Environment.GetEnvironmentVariable("RODEDRAAD_SQLITE") ?? "rodedraad.db";
}

/// <summary>Puts the rooms, a database and the web together. The only place that names the system clock.</summary>
public static class Host
{
    public static WebApplication Build(Installation installation, string urls, Action<WebApplicationBuilder>? adjust = null)
    {
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions { ContentRootPath = AppContext.BaseDirectory, ApplicationName = "rodedraad" });
        builder.WebHost.UseUrls(urls).ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Limits.MaxRequestBodySize = 1_000_000;
        });
        builder.Logging.SetMinimumLevel(LogLevel.Warning).AddFilter("Microsoft.AspNetCore.DataProtection", LogLevel.Error).AddFilter("Microsoft.AspNetCore.Antiforgery", LogLevel.Error);
        AddRooms(builder.Services, installation);
        AddWeb(builder.Services);
        adjust?.Invoke(builder);
        var app = builder.Build();
        app.UseRodeDraad();
        app.MapOpenApi("/openapi.json").WithMetadata(new PublicAttribute("Describes the API; holds no data."));
        return app;
    }

    /// <summary>Builds every page and address once, which the first request would do otherwise.</summary>
    internal static int BuildEndpoints(WebApplication app) => ((IEndpointRouteBuilder)app).DataSources.Sum(source => source.Endpoints.Count);

    /// <summary>The rooms without the web, for commands that only look on; opens no database by itself.</summary>
    internal static ServiceProvider Rooms(Installation installation)
    {
        var services = new ServiceCollection().AddLogging();
        AddRooms(services, installation);
        return services.BuildServiceProvider();
    }

    private static void AddRooms(IServiceCollection services, Installation installation)
    {
#pragma warning disable RS0030 // the host is where the system clock enters
        services.AddSingleton<IClock>(SystemClock.Instance).AddSingleton(TimeProvider.System);
#pragma warning restore RS0030
        services.AddSingleton(new DemoMode(installation.Demo)).AddSingleton<LiveNotices>().AddSingleton<AuditTrail>();
        services.AddSingleton(new ShredListPlace(installation.ShredListFile));
        services.AddPeople().AddSecrecy().AddForms().AddCrisisUnits().AddCaseManagement().AddCircuit().AddRegistration();
        if (installation.PostgresConnection is { } connection)
        {
            services.AddSingleton(s => new PostgresDatabase(connection, s.GetServices<ITables>()))
                .AddSingleton<IDatabase>(s => s.GetRequiredService<PostgresDatabase>())
                .AddHostedService<PostgresNotices>();
        }
        else
        {
            services.AddSingleton<IDatabase>(s => new SqliteDatabase(installation.SqliteFile, s.GetServices<ITables>(), s.GetRequiredService<LiveNotices>()));
        }

        services.AddSingleton(installation.Audit).AddHostedService<AuditChainer>().AddHostedService<WeeklyLogReview>();
        services.AddSingleton<SharedKeyRing>().AddDataProtection().SetApplicationName("rodedraad");
        services.AddSingleton<IConfigureOptions<KeyManagementOptions>>(s =>
            new ConfigureOptions<KeyManagementOptions>(options => options.XmlRepository = s.GetRequiredService<SharedKeyRing>()));
        services.AddSingleton(s => IndexKeys.Read(s.GetRequiredService<IDatabase>(), s.GetRequiredService<IDataProtectionProvider>()));
        services.AddSingleton(s => new Lazy<IndexKey>(s.GetRequiredService<IndexKey>)); // for who seldom needs it: reading it takes long at a start
    }

    private static void AddWeb(IServiceCollection services)
    {
        services.AddRazorComponents();
        services.AddHttpContextAccessor();
        services.AddRodeDraadWeb();
        services.AddOpenApi(options => options.AddDocumentTransformer((document, _, _) =>
        {
            document.Info.Title = "Rode Draad";
            return Task.CompletedTask;
        }));
        services.AddAuthentication(CookieAuthenticationDefaults.AuthenticationScheme).AddCookie(cookie =>
        {
            cookie.LoginPath = "/sign-in";
            cookie.ReturnUrlParameter = "back";
            cookie.ExpireTimeSpan = TimeSpan.FromHours(10);
            cookie.Cookie.Name = "rodedraad";
            cookie.Cookie.HttpOnly = true;
            cookie.Cookie.SameSite = SameSiteMode.Lax;
            cookie.Cookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;
        });
        services.AddAuthorization();
        services.AddAntiforgery(antiforgery => antiforgery.Cookie.Name = "rodedraad-form");
        services.AddResponseCompression(compression => compression.MimeTypes = [.. ResponseCompressionDefaults.MimeTypes, "image/svg+xml"]);
        services.Configure<ForwardedHeadersOptions>(forwarded => forwarded.ForwardedHeaders = ForwardedHeaders.XForwardedFor | ForwardedHeaders.XForwardedProto);
        services.Configure<RequestLocalizationOptions>(localization =>
        {
            var cultures = Texts.Languages.Select(AskedLanguage.CultureOf).ToList();
            localization.SupportedCultures = localization.SupportedUICultures = cultures;
            localization.DefaultRequestCulture = new("nl-BE");
            localization.RequestCultureProviders = [new QueryStringRequestCultureProvider(), new CookieRequestCultureProvider(), new AskedLanguage()];
            localization.ApplyCurrentCultureToResponseHeaders = true;
        });
    }
}
