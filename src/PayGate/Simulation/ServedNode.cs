using System.Diagnostics;
using System.Net;
using System.Text.Json;

namespace PayGate.Simulation;

/// <summary>A PayGate node started as a process of its own, which says in one line where it listens and with which demo accounts.</summary>
internal sealed class ServedNode : IAsyncDisposable
{
    private static readonly TimeSpan StartLimit = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan StopLimit = TimeSpan.FromSeconds(20);

    private readonly Process _process;

    private ServedNode(Process process, Announcement announcement)
    {
        _process = process;
        Http = new Uri(announcement.Http);
        Ng = IPEndPoint.Parse(announcement.Ng);
        Accounts = announcement.Accounts;
    }

    /// <summary>Where the consoles and the hub are.</summary>
    public Uri Http { get; }

    /// <summary>The relay's NG port.</summary>
    public IPEndPoint Ng { get; }

    /// <summary>The demo accounts, one per role.</summary>
    public IReadOnlyList<AnnouncedAccount> Accounts { get; }

    /// <summary>The node's process.</summary>
    public int ProcessId => _process.Id;

    /// <summary>The node has ended by itself.</summary>
    public bool HasExited => _process.HasExited;

    /// <summary>Starts <c>paygate serve</c> with the given arguments and waits until it announces itself.</summary>
    /// <exception cref="IOException">It ended or said nothing in time; its own words went to standard error.</exception>
    public static async Task<ServedNode> StartAsync(IReadOnlyList<string> arguments, CancellationToken cancellationToken)
    {
        ProcessStartInfo start = new(Environment.ProcessPath!) { RedirectStandardOutput = true, RedirectStandardInput = true };
        start.ArgumentList.Add("serve");
        start.ArgumentList.Add("--announce");
        foreach (string argument in arguments)
        {
            start.ArgumentList.Add(argument);
        }

        start.Environment["DOTNET_EnableDiagnostics"] = "0";
        Process process = Process.Start(start) ?? throw new IOException("The node could not be started.");
        try
        {
            string? line = await process.StandardOutput.ReadLineAsync(cancellationToken).AsTask().WaitAsync(StartLimit, cancellationToken);
            Announcement? announcement = line is null ? null : JsonSerializer.Deserialize(line, AnnouncementJson.Default.Announcement);
            return new ServedNode(process, announcement ?? throw new IOException("The node ended before it was ready."));
        }
        catch (Exception problem) when (problem is TimeoutException or JsonException or IOException)
        {
            process.Kill();
            throw new IOException("The node did not become ready.", problem);
        }
    }

    /// <summary>The account of a role.</summary>
    public AnnouncedAccount Account(string role) => Accounts.First(account => account.Role == role);

    /// <summary>Asks the node to stop and waits for it.</summary>
    public async ValueTask StopAsync()
    {
        if (_process.HasExited)
        {
            return;
        }

        // The end of its standard input is the node's sign to stop when it was started with --announce.
        _process.StandardInput.Close();
        try
        {
            await _process.WaitForExitAsync().WaitAsync(StopLimit);
        }
        catch (TimeoutException)
        {
            _process.Kill();
            await _process.WaitForExitAsync();
        }
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await StopAsync();
        _process.Dispose();
    }
}
