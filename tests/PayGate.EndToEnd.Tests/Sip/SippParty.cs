using System.Globalization;
using System.Net;
using System.Net.Sockets;

namespace PayGate.EndToEnd.Tests.Sip;

/// <summary>One SIPp that plays one party of one call, step by step as the test says; its sound is made elsewhere.</summary>
internal sealed class SippParty : IAsyncDisposable
{
    private const string Program = "/usr/bin/sipp";
    private const int FirstControlPort = 5420;
    private const int ControlPorts = 40;
    private const int MostTries = 20;
    private const int LooksPerTry = 100;

    private static int _count;

    private readonly ExternalProgram _sipp;
    private readonly string _logFile;
    private readonly string _callId;
    private readonly bool _isStream;

    private SippParty(ExternalProgram sipp, string logFile, string callId, IPEndPoint at, bool isStream)
    {
        _sipp = sipp;
        _logFile = logFile;
        _callId = callId;
        _isStream = isStream;
        At = at;
    }

    public IPEndPoint At { get; }

    /// <summary>Where the other side wants this party's media, as last said; <see langword="null"/> before.</summary>
    public IPEndPoint? Media => Lines()
        .Where(line => line.StartsWith("media ", StringComparison.Ordinal) && line.Trim().Contains('.', StringComparison.Ordinal))
        .Select(line => IPEndPoint.Parse(line[6..].Trim().Replace(' ', ':')))
        .LastOrDefault();

    /// <summary>How often the other side has said where it wants its media.</summary>
    public int CountMedia => Lines().Count(line => line.StartsWith("media ", StringComparison.Ordinal));

    /// <summary>A party that waits to be called.</summary>
    public static async Task<SippParty> WaitForCallAsync(EdgeServer edge, string callId, IPEndPoint at, IPEndPoint media, string agentName = "")
    {
        SippParty party = Start(edge, callId, at, media, "u1", "agent.xml", "-key", "agentname", agentName);
        await Until.TrueAsync(() => IsBound(at, party._isStream), () => "SIPp listens. " + party.Says());
        return party;
    }

    /// <summary>A party that calls <paramref name="number"/> at once, by the scenario <c>caller.xml</c> or one like it.</summary>
    public static SippParty Call(
        EdgeServer edge, string callId, IPEndPoint at, IPEndPoint media, string number, string transport, string scenario, params string[] more) =>
        Start(edge, callId, at, media, transport, scenario, [.. more, "-s", number, edge.EndPoint.ToString()]);

    /// <summary>Tells the party what to do next, again until it has taken it: a SIPp between two steps takes nothing.</summary>
    public async Task CueAsync(string cue, string first = "-", string second = "-")
    {
        string taken = "cue " + cue;
        int before = Count(taken);
        for (int tries = 0; tries < MostTries && Count(taken) == before; tries++)
        {
            await SendCueAsync(cue, first, second);
            for (int looks = 0; looks < LooksPerTry && Count(taken) == before; looks++)
            {
                await Task.Delay(TimeSpan.FromMilliseconds(20));
            }
        }

        Assert.True(Count(taken) > before, cue + " was not taken. " + Says());
    }

    /// <summary>How often the party has reported this.</summary>
    public int Count(string report) => Lines().Count(line => line == report);

    /// <summary>The last report that begins so, without that beginning; <see langword="null"/> when there is none.</summary>
    public string? Last(string beginning) =>
        Lines().LastOrDefault(line => line.StartsWith(beginning, StringComparison.Ordinal))?[beginning.Length..];

    /// <summary>Waits until the party has reported this so many times.</summary>
    public Task ReportsAsync(string report, int times = 1) => Until.TrueAsync(() => Count(report) >= times, () => report + ". " + Says());

    /// <summary>Everything that the party has reported, and what it found wrong.</summary>
    public string Says()
    {
        string errors = Path.ChangeExtension(_logFile, ".errors");
        return string.Join(" | ", Lines()) + (File.Exists(errors) ? File.ReadAllText(errors) : "");
    }

    public async ValueTask DisposeAsync() => await _sipp.DisposeAsync();

    private async Task SendCueAsync(string cue, string first, string second)
    {
        byte[] message = System.Text.Encoding.ASCII.GetBytes(string.Create(CultureInfo.InvariantCulture, $"""
            CUE_{cue} sip:{At} SIP/2.0
            Via: SIP/2.0/UDP 127.0.0.1:9;branch=z9hG4bK{Guid.NewGuid():N}
            From: <sip:test@127.0.0.1>;tag=t
            To: <sip:{At}>
            Call-ID: {_callId}
            CSeq: 1 CUE_{cue}
            X-First: {first}
            X-Second: {second}
            Content-Length: 0


            """).ReplaceLineEndings("\r\n"));
        using Socket socket = new(At.AddressFamily, _isStream ? SocketType.Stream : SocketType.Dgram, _isStream ? ProtocolType.Tcp : ProtocolType.Udp);
        await socket.ConnectAsync(At);
        await socket.SendAsync(message);
    }

    private static SippParty Start(
        EdgeServer edge, string callId, IPEndPoint at, IPEndPoint media, string transport, string scenario, params string[] more)
    {
        Assert.True(File.Exists(Program), "SIPp must be installed (the launcher does it).");
        int number = Interlocked.Increment(ref _count);
        string name = Path.Combine(edge.Folder, string.Create(CultureInfo.InvariantCulture, $"sipp-{number}"));
        string[] arguments =
        [
            "-sf", Path.Combine(AppContext.BaseDirectory, "Sip", "Scenarios", scenario),
            "-i", at.Address.ToString(), "-p", Text(at.Port), "-cp", Text(FirstControlPort + (number % ControlPorts)), "-t", transport,
            "-mi", media.Address.ToString(), "-key", "mediaip", media.Address.ToString(), "-key", "mediaport", Text(media.Port),
            "-cid_str", callId, "-m", "1", "-nostdin", "-default_behaviors", "none", "-trace_logs", "-log_file", name + ".said", "-trace_err", "-error_file", name + ".errors",
            "-watchdog_minor_maxtriggers", "100000", "-watchdog_major_maxtriggers", "100000", "-trace_msg", "-message_file", name + ".messages",
            .. Default(more, "params", ""), .. Default(more, "header", "Subject: a call"), .. more,
        ];
        return new SippParty(new ExternalProgram(Program, name + ".out", arguments), name + ".said", callId, at, transport.StartsWith('t'));
    }

    private static string[] Default(string[] given, string key, string value) => given.Contains(key) ? [] : ["-key", key, value];

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);

    private static bool IsBound(IPEndPoint at, bool isStream)
    {
        uint address = BitConverter.ToUInt32(at.Address.GetAddressBytes());
        string entry = string.Create(CultureInfo.InvariantCulture, $" {address:X8}:{at.Port:X4} ");
        return File.ReadLines(isStream ? "/proc/net/tcp" : "/proc/net/udp").Any(line => line.Contains(entry, StringComparison.Ordinal));
    }

    private string[] Lines()
    {
        if (!File.Exists(_logFile))
        {
            return [];
        }

        using StreamReader reader = new(new FileStream(_logFile, FileMode.Open, FileAccess.Read, FileShare.ReadWrite));
        return reader.ReadToEnd().Split('\n');
    }
}
