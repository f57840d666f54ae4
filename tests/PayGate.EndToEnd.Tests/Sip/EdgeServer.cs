using System.Globalization;
using System.Net;
using System.Net.Sockets;
using PayGate.EndToEnd.Tests.Support;

namespace PayGate.EndToEnd.Tests.Sip;

/// <summary>Debian's Kamailio with the configuration in <c>deploy/kamailio</c>, on loopback: 127.0.1.x is the trunk, 127.0.2.x the agents.</summary>
internal sealed class EdgeServer : IAsyncDisposable
{
    private const string Program = "/usr/sbin/kamailio";
    private readonly TempFolder _folder;
    private readonly ExternalProgram _kamailio;
    private readonly EdgeSettings _settings;

    private EdgeServer(TempFolder folder, ExternalProgram kamailio, EdgeSettings settings)
    {
        _folder = folder;
        _kamailio = kamailio;
        _settings = settings;
    }

    public IPEndPoint EndPoint => new(IPAddress.Loopback, _settings.Port);

    public EdgeSettings Settings => _settings;

    /// <summary>Where programs of a test may write.</summary>
    public string Folder => _folder.Path;

    /// <summary>Everything Kamailio has logged.</summary>
    public string Log => _kamailio.Output();

    public static async Task<EdgeServer> StartAsync(EdgeSettings settings, Action<string>? prepare = null)
    {
        Assert.True(File.Exists(Program), "Kamailio must be installed (the launcher does it).");
        using (new UdpClient(new IPEndPoint(IPAddress.Loopback, settings.Port)))
        {
            // Nobody else listens here: an answer will be that of the server started now.
        }

        TempFolder folder = new();
        string configuration = Path.Combine(folder.Path, "kamailio");
        Copy(Path.Combine(AppContext.BaseDirectory, "kamailio"), configuration);
        await File.WriteAllTextAsync(Path.Combine(configuration, "site.cfg"), settings.Site(configuration, folder.Path));
        await File.WriteAllTextAsync(Path.Combine(configuration, "dispatcher.list"), settings.Targets());
        await File.WriteAllTextAsync(Path.Combine(configuration, "peers.list"), "1 127.0.1.0 24 0\n2 127.0.2.0 24 0\n");
        prepare?.Invoke(configuration);
        ExternalProgram kamailio = new(
            Program,
            Path.Combine(folder.Path, "kamailio.log"),
            "-f", Path.Combine(configuration, "kamailio.cfg"), "-DD", "-E", "-m", "64", "-M", "8", "-Y", folder.Path,
            "-P", Path.Combine(folder.Path, "kamailio.pid"));
        EdgeServer server = new(folder, kamailio, settings);
        await Until.TrueAsync(server.AnswersAsync, () => "Kamailio answers. " + server.Log);
        return server;
    }

    /// <summary>Sends one request as a peer at <paramref name="from"/> and gives back the answer; <see langword="null"/> when none comes.</summary>
    public async Task<string?> AskAsync(IPAddress from, string request, TimeSpan patience)
    {
        using UdpClient client = new(new IPEndPoint(from, 0));
        await client.SendAsync(System.Text.Encoding.ASCII.GetBytes(request.ReplaceLineEndings("\r\n")), EndPoint);
        using CancellationTokenSource waiting = new(patience);
        try
        {
            while (true)
            {
                string answer = System.Text.Encoding.ASCII.GetString((await client.ReceiveAsync(waiting.Token)).Buffer);
                if (!answer.StartsWith("SIP/2.0 100", StringComparison.Ordinal))
                {
                    return answer;
                }
            }
        }
        catch (OperationCanceledException)
        {
            return null;
        }
        catch (SocketException)
        {
            // Refused while Kamailio does not listen yet.
            return null;
        }
    }

    /// <summary>A telephone of an agent registers here.</summary>
    public async Task RegisterAsync(string agent, IPAddress address, int port)
    {
        string request = string.Create(CultureInfo.InvariantCulture, $"""
            REGISTER sip:{EndPoint} SIP/2.0
            Via: SIP/2.0/UDP {address}:{port};rport;branch=z9hG4bK{Guid.NewGuid():N}
            Max-Forwards: 70
            From: <sip:{agent}@{EndPoint.Address}>;tag={Guid.NewGuid():N}
            To: <sip:{agent}@{EndPoint.Address}>
            Call-ID: {Guid.NewGuid():N}
            CSeq: 1 REGISTER
            Contact: <sip:{agent}@{address}:{port}>
            Expires: 600
            Content-Length: 0


            """);
        string? answer = await AskAsync(address, request, TimeSpan.FromSeconds(10));
        Assert.StartsWith("SIP/2.0 200", answer, StringComparison.Ordinal);
    }

    public async ValueTask DisposeAsync()
    {
        await _kamailio.DisposeAsync();
        _folder.Dispose();
    }

    private async Task<bool> AnswersAsync()
    {
        Assert.False(_kamailio.HasExited, "Kamailio ended: " + Log);
        string request = $"""
            OPTIONS sip:{EndPoint} SIP/2.0
            Via: SIP/2.0/UDP {EdgeSettings.TrunkAddress};rport;branch=z9hG4bK{Guid.NewGuid():N}
            Max-Forwards: 70
            From: <sip:test@{EdgeSettings.TrunkAddress}>;tag=1
            To: <sip:{EndPoint}>
            Call-ID: {Guid.NewGuid():N}
            CSeq: 1 OPTIONS
            Content-Length: 0


            """;
        string? answer = await AskAsync(IPAddress.Parse(EdgeSettings.TrunkAddress), request, TimeSpan.FromSeconds(1));
        return answer?.StartsWith("SIP/2.0 200", StringComparison.Ordinal) == true;
    }

    private static void Copy(string from, string to)
    {
        foreach (string file in Directory.EnumerateFiles(from, "*", SearchOption.AllDirectories))
        {
            string target = Path.Combine(to, Path.GetRelativePath(from, file));
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            File.Copy(file, target);
        }
    }
}
