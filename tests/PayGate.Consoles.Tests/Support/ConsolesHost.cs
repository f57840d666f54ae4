using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Time.Testing;
using PayGate.Audit;
using PayGate.Audit.Storage;
using PayGate.Consoles.Accounts;
using PayGate.Consoles.AuditTrail;
using PayGate.Consoles.Certificates;
using PayGate.Consoles.Recordings;
using PayGate.Contracts;
using PayGate.Contracts.Access;
using PayGate.Contracts.Calls;
using PayGate.Contracts.Tenancy;

namespace PayGate.Consoles.Tests.Support;

/// <summary>The consoles in a test server, with two tenants and a person for each role in both.</summary>
internal sealed class ConsolesHost : IAsyncDisposable
{
    public const string Password = "correct-horse-1";

    private static readonly Lazy<Task<string>> Template = new(MakeTemplateAsync);

    private readonly string _folder;
    private readonly AuditSigner _signer;
    private readonly WebApplication _app;

    private ConsolesHost(string folder, bool allowDemo)
    {
        _folder = folder;
        _signer = AuditSigner.OpenOrCreate(Path.Combine(_folder, "audit.key"));
        WebApplicationBuilder builder = WebApplication.CreateBuilder();
        builder.WebHost.UseTestServer();
        builder.Logging.ClearProviders();
        builder.Services.AddSingleton<TimeProvider>(Clock);
        builder.Services.AddSingleton<IRecordingLibrary>(Library);
        builder.Services.AddSingleton<ICertificateBook>(Certificates);
        builder.Services.AddConsoles(new ConsolesOptions
        {
            DatabaseFile = DatabaseFile,
            Signer = _signer,
            SessionKeyFolder = Path.Combine(_folder, "session-keys"),
            Chains = [new AuditChainFile("consoles", DatabaseAddress.OfFile(DatabaseFile)), new AuditChainFile("vault", DatabaseAddress.OfFile(Path.Combine(_folder, "vault.db")))],
            DeskFrameOrigins = ["https://crm.example"],
            AllowDemoAccounts = allowDemo,
        });
        builder.Services.Configure<PasswordHasherOptions>(hasher => hasher.IterationCount = 100);
        _app = builder.Build();
        _app.MapConsoles();
    }

    public static TenantId TenantA { get; } = Identifiers.Parse<TenantId>("acme");

    public static TenantId TenantB { get; } = Identifiers.Parse<TenantId>("other");

    public FakeTimeProvider Clock { get; } = new(DateTimeOffset.UtcNow);

    public FakeLibrary Library { get; } = new();

    public FakeCertificates Certificates { get; } = new();

    public IServiceProvider Services => _app.Services;

    public string DatabaseFile => Path.Combine(_folder, "consoles.db");

    public static async Task<ConsolesHost> StartAsync(bool allowDemo = false)
    {
        string folder = NewFolder();
        foreach (string file in Directory.GetFiles(await Template.Value))
        {
            File.Copy(file, Path.Combine(folder, Path.GetFileName(file)));
        }

        ConsolesHost host = new(folder, allowDemo);
        await host._app.StartAsync();
        return host;
    }

    /// <summary>A browser of its own: cookies, and the header that changing requests need.</summary>
    public HttpClient Browser(bool withHeader = true)
    {
        HttpClient client = new(new CookieHandler(_app.GetTestServer().CreateHandler())) { BaseAddress = new Uri("https://localhost") };
        if (withHeader)
        {
            client.DefaultRequestHeaders.Add("X-PayGate", "1");
        }

        return client;
    }

    public async Task<HttpClient> SignedInAsync(string user)
    {
        HttpClient client = Browser();
        using HttpResponseMessage answer = await client.PostJsonAsync("/api/session", new { user, password = Password });
        answer.EnsureSuccessStatusCode();
        return client;
    }

    public IReadOnlyList<AuditRow> Audit()
    {
        using AuditReader reader = AuditReader.Open(DatabaseFile);
        return reader.Page(1, AuditReader.LargestPage);
    }

    public AuditVerification VerifyAudit()
    {
        using AuditReader reader = AuditReader.Open(DatabaseFile);
        return reader.Verify("consoles", _signer.PublicKey, AuditCheckpointFile.Empty, CancellationToken.None);
    }

    public async ValueTask DisposeAsync()
    {
        await CloseAsync();
        Directory.Delete(_folder, recursive: true);
    }

    private static string NewFolder() => Directory.CreateTempSubdirectory("paygate-consoles-").FullName;

    /// <summary>Accounts are made once; every host begins with a copy of the files.</summary>
    private static async Task<string> MakeTemplateAsync()
    {
        ConsolesHost host = new(NewFolder(), allowDemo: false);
        await using (AsyncServiceScope scope = host.Services.CreateAsyncScope())
        {
            AccountBook book = scope.ServiceProvider.GetRequiredService<AccountBook>();
            foreach ((string name, string role, TenantId tenant) in new[]
            {
                ("agent-a", Roles.Agent, TenantA), ("qa-a", Roles.Qa, TenantA), ("qa-a2", Roles.Qa, TenantA),
                ("assessor-a", Roles.Assessor, TenantA), ("qa-b", Roles.Qa, TenantB), ("assessor-b", Roles.Assessor, TenantB),
            })
            {
                NewAccount account = new(Identifiers.Parse<AgentName>(name), "Somebody", role, tenant, "it");
                await book.CreateAsync(account, Password, CancellationToken.None);
            }
        }

        await host.CloseAsync();
        AppDomain.CurrentDomain.ProcessExit += (_, _) => Directory.Delete(host._folder, recursive: true);
        return host._folder;
    }

    private async Task CloseAsync()
    {
        await _app.DisposeAsync();
        _signer.Dispose();
        SqliteConnection.ClearAllPools();
    }
}
