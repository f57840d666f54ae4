namespace PayGate.Hosting;

/// <summary>How one role is put into a host. Modules are made in the order in which their services have to start.</summary>
internal interface IRoleModule : IAsyncDisposable
{
    /// <summary>Registers the role's services.</summary>
    ValueTask AddAsync(WebApplicationBuilder builder, CancellationToken cancellationToken);

    /// <summary>Adds the role's middleware and endpoints.</summary>
    void Map(WebApplication app);
}
