using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;
using System.Text.Json;

namespace PayGate.EndToEnd.Tests.Sip;

/// <summary>A telephone of others, baresip, with a folder of its own; told what to do over its control port.</summary>
internal sealed class BaresipPhone : IAsyncDisposable
{
    private const string Program = "/usr/bin/baresip";

    private readonly ExternalProgram _baresip;
    private readonly int _controlPort;

    private BaresipPhone(ExternalProgram baresip, int controlPort)
    {
        _baresip = baresip;
        _controlPort = controlPort;
    }

    public string Log => _baresip.Output();

    /// <param name="folder">Where its configuration goes; made.</param>
    /// <param name="address">The address it takes calls at.</param>
    /// <param name="sipPort">Port for UDP and TCP; TLS is one above.</param>
    /// <param name="mediaPort">First of ten media ports.</param>
    /// <param name="controlPort">Where it is told what to do.</param>
    /// <param name="account">Its line in baresip's accounts.</param>
    /// <param name="sound">8 kHz WAV file that it sends.</param>
    /// <param name="certificate">PEM file with key and certificate for SIP over TLS.</param>
    public static async Task<BaresipPhone> StartAsync(
        string folder, IPAddress address, int sipPort, int mediaPort, int controlPort, string account, string sound, string certificate)
    {
        Assert.True(File.Exists(Program), "baresip must be installed (the launcher does it).");
        Directory.CreateDirectory(folder);
        string modules = File.Exists("/usr/lib/baresip/modules/g711.so") ? "/usr/lib/baresip/modules" : "/usr/local/lib/baresip/modules";
        await File.WriteAllTextAsync(Path.Combine(folder, "config"), string.Create(CultureInfo.InvariantCulture, $"""
            poll_method epoll
            sip_listen {address}:{sipPort}
            sip_certificate {certificate}
            audio_player aufile,{folder}/heard.wav
            audio_source aufile,{sound}
            audio_alert aufile,{folder}/alert.wav
            rtp_ports {mediaPort}-{mediaPort + 10}
            net_interface {address}
            module_path {modules}
            module g711.so
            module srtp.so
            module aufile.so
            module_tmp uuid.so
            module_tmp account.so
            module_app menu.so
            module_app ctrl_tcp.so
            ctrl_tcp_listen 127.0.0.1:{controlPort}

            """));
        await File.WriteAllTextAsync(Path.Combine(folder, "accounts"), account + "\n");
        await File.WriteAllTextAsync(Path.Combine(folder, "contacts"), "\n");
        BaresipPhone phone = new(new ExternalProgram(Program, Path.Combine(folder, "log"), "-f", folder, "-v"), controlPort);
        await phone.LogsAsync("baresip is ready");
        return phone;
    }

    public Task LogsAsync(string words) => Until.TrueAsync(() => Log.Contains(words, StringComparison.Ordinal), () => words + ". " + Log);

    /// <summary>One command of baresip's menu, as a JSON object in a netstring.</summary>
    public async Task CommandAsync(string command, string parameters = "")
    {
        byte[] json = JsonSerializer.SerializeToUtf8Bytes(new { command, @params = parameters });
        using Socket socket = new(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        await socket.ConnectAsync(IPAddress.Loopback, _controlPort);
        await socket.SendAsync(Encoding.ASCII.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{json.Length}:")));
        await socket.SendAsync(json);
        await socket.SendAsync(","u8.ToArray());
        byte[] answer = new byte[4096];
        int length = await socket.ReceiveAsync(answer).WaitAsync(TimeSpan.FromSeconds(10));
        Assert.True(length > 0, command + " was not answered.");
    }

    public async ValueTask DisposeAsync() => await _baresip.DisposeAsync();
}
