using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using PayGate.Consoles.Accounts;
using PayGate.Consoles.AuditTrail;
using PayGate.Consoles.Http;
using PayGate.Consoles.Listening;
using PayGate.Consoles.Sessions;
using PayGate.Consoles.Storage;

namespace PayGate.Consoles;

/// <summary>Puts the consoles into a host.</summary>
public static class ConsolesServices
{
    private const int FewestPasswordCharacters = 12;
    private const int TriesBeforeLockout = 10;

    /// <summary>
    /// Registers sign-in (PCI DSS 8.3.4: 10 tries, 30 minutes; 8.3.6: 12 characters with letters and digits), the REST services and OpenAPI. The
    /// host adds an <see cref="Recordings.IRecordingLibrary"/>, and maps with <see cref="ConsolesPipeline.MapConsoles"/>.
    /// </summary>
    public static IServiceCollection AddConsoles(this IServiceCollection services, ConsolesOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        options.Validate();
        services.TryAddSingleton(TimeProvider.System);
        services.AddSingleton(options);
        services.AddSingleton<ConsolesDatabase>();
        services.AddSingleton<SignInGate>();
        services.AddSingleton<GrantStore>();
        services.AddSingleton<AuditReadLog>();
        services.TryAddSingleton<IAuditBook, AuditBook>();
        services.AddScoped<SignInDesk>();
        services.AddScoped(NewAccountBook);
        services.AddDbContext<AccountsContext>(
            (provider, builder) => builder.UseSqlite(provider.GetRequiredService<ConsolesDatabase>().Open(), contextOwnsConnection: true));
        AddIdentity(services);
        AddCookie(services, options);
        services.AddAuthorization();
        services.AddProblemDetails();
        services.AddOpenApi();
        services.Configure<RouteHandlerOptions>(handlers => handlers.ThrowOnBadRequest = false);
        return services;
    }

    private static AccountBook NewAccountBook(IServiceProvider provider) =>
        new(
            provider.GetRequiredService<UserManager<ConsoleUser>>(),
            provider.GetRequiredService<RoleManager<IdentityRole>>(),
            provider.GetRequiredService<AccountsContext>());

    private static void AddIdentity(IServiceCollection services)
    {
        services.AddIdentityCore<ConsoleUser>(identity =>
            {
                identity.Password.RequiredLength = FewestPasswordCharacters;
                identity.Password.RequireDigit = true;
                identity.Password.RequireLowercase = true;
                identity.Password.RequireUppercase = false;
                identity.Password.RequireNonAlphanumeric = false;
                identity.Lockout.MaxFailedAccessAttempts = TriesBeforeLockout;
                identity.Lockout.DefaultLockoutTimeSpan = TimeSpan.FromMinutes(30);
                identity.Lockout.AllowedForNewUsers = true;
            })
            .AddRoles<IdentityRole>()
            .AddEntityFrameworkStores<AccountsContext>()
            .AddSignInManager()
            .AddClaimsPrincipalFactory<AccountClaims>();
    }

    private static void AddCookie(IServiceCollection services, ConsolesOptions options)
    {
        DirectoryInfo keys = OperatingSystem.IsWindows()
            ? Directory.CreateDirectory(options.SessionKeyFolder)
            : Directory.CreateDirectory(options.SessionKeyFolder, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        services.AddDataProtection().SetApplicationName("paygate").PersistKeysToFileSystem(keys);
        services.AddAuthentication(IdentityConstants.ApplicationScheme).AddCookie(IdentityConstants.ApplicationScheme, cookie =>
        {
            cookie.Cookie.Name = "paygate";
            cookie.Cookie.HttpOnly = true;
            cookie.Cookie.SameSite = SameSiteMode.Strict;
            cookie.Cookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;
            cookie.ExpireTimeSpan = options.SessionIdle;
            cookie.SlidingExpiration = true;
            cookie.Events = new CookieAuthenticationEvents
            {
                OnValidatePrincipal = SessionCheck.ValidateAsync,
                OnRedirectToLogin = context => Problems.AnswerAsync(context.Response, StatusCodes.Status401Unauthorized),
                OnRedirectToAccessDenied = context => Problems.AnswerAsync(context.Response, StatusCodes.Status403Forbidden),
            };
        });
    }
}
