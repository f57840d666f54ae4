using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using PayGate.Contracts.Calls;
using PayGate.Contracts.Captures;
using PayGate.EndToEnd.Tests.Support;
using PayGate.Simulation;
using PayGate.Smoke;

namespace PayGate.EndToEnd.Tests.Sip;

/// <summary>An agent's baresip that registers over TLS calls a customer's baresip on a trunk over TLS; what reaches the agent is read off the wire.</summary>
[Collection(SipEdge.Name)]
public sealed class BaresipTests
{
    private const int SipPort = 5390;
    private const int NgPort = 2366;
    private const int FirstMediaPort = 39000;
    private const int CustomerMediaPort = 39300;
    private const int AgentMediaPort = 39320;

    // 20 ms of G.711 behind an RTP header; SRTP adds an authentication tag.
    private const int PacketBytes = 172;

    private static readonly TestCard Card = TestCard.Published[0];

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_customer_called_over_tls_keys_a_card_that_the_agents_telephone_never_hears(bool agentSpeaksSrtp)
    {
        using TempFolder folder = new();
        string certificate = await WriteCertificateAsync(folder.Path);
        string sound = await WriteTalkAsync(folder.Path);
        await using EdgeRelay relay = await EdgeRelay.StartAsync(NgPort, FirstMediaPort);
        await using EdgeServer edge = await StartEdgeAsync(certificate, agentSpeaksSrtp ? "RTP/AVP" : "");
        await using WireCapture wire = await WireCapture.StartAsync(folder.Path, CustomerMediaPort, AgentMediaPort + 10);
        await using BaresipPhone customer = await BaresipPhone.StartAsync(
            Path.Combine(folder.Path, "customer"), IPAddress.Parse("127.0.1.9"), 5394, CustomerMediaPort, 5400,
            "<sip:0611223344@127.0.1.9;transport=tls>;regint=0;answermode=auto;audio_codecs=PCMA", sound, certificate);
        await using BaresipPhone agent = await BaresipPhone.StartAsync(
            Path.Combine(folder.Path, "agent"), IPAddress.Parse("127.0.2.9"), 5396, AgentMediaPort, 5401,
            $"<sip:dora@127.0.0.1:{SipPort + 1};transport=tls>;regint=300;outbound=\"sip:127.0.0.1:{SipPort + 1};transport=tls\";audio_codecs=PCMA"
                + (agentSpeaksSrtp ? ";mediaenc=srtp-mand" : ""),
            sound, certificate);
        await agent.LogsAsync("[1 binding]");

        await agent.CommandAsync("dial", $"sip:0611223344@127.0.0.1:{SipPort + 1}");
        CallSnapshot call = await relay.NextAnsweredAsync(0);
        Assert.Equal(CallDirection.Outbound, call.Direction);
        await Until.TrueAsync(() => wire.Count(AgentMediaPort) > 50 && wire.Count(CustomerMediaPort) > 50, () => "both hear each other. " + agent.Log);
        await customer.CommandAsync("sndcode", "5");
        await Until.TrueAsync(() => wire.Heard(AgentMediaPort).EventPackets > 0, () => "a key is heard while nothing is armed");

        CaptureId capture = await relay.ArmAsync(call.Id);
        int armed = wire.Count(AgentMediaPort);
        await relay.Relay.AskFieldAsync(capture, CardField.CardNumber, 1, CancellationToken.None);
        byte[] number = Card.Number();
        foreach (byte key in number)
        {
            await customer.CommandAsync("sndcode", ((char)('0' + key)).ToString());
            await Task.Delay(TimeSpan.FromMilliseconds(250));
        }

        await Until.TrueAsync(
            () => relay.Progress(capture, CardField.CardNumber)?.State == FieldState.Valid,
            () => $"the card number is valid; digits: {relay.Progress(capture, CardField.CardNumber)?.Digits}");
        LegListener heard = wire.Heard(AgentMediaPort, armed);
        Assert.True(heard.Packets > 50, "The talk itself gets through.");
        Assert.Equal(0, heard.EventPackets);
        Assert.Equal(0, heard.Tones);
        Assert.Equal(0, await MultimonEar.CountKeysAsync(heard.Samples(), CancellationToken.None));

        // What leaves for the agent is encrypted when it is to be; what the agent says arrives in clear on the trunk.
        Assert.Equal(agentSpeaksSrtp, wire.Longest(AgentMediaPort) > PacketBytes);
        Assert.Equal(PacketBytes, wire.Longest(CustomerMediaPort));
        Assert.True(wire.Heard(CustomerMediaPort).LevelDb > -40, "The customer hears the agent.");

        await agent.CommandAsync("hangup");
        await relay.EndedAsync(call.Id);
    }

    // The kernel gives every client on loopback the address 127.0.0.1: here that is the agent's TLS connection.
    private static Task<EdgeServer> StartEdgeAsync(string certificate, string trunkMedia) => EdgeServer.StartAsync(
        new EdgeSettings(
            SipPort, $"udp:127.0.0.1:{NgPort}", $"listen=tls:127.0.0.1:{SipPort + 1}", "#!define WITH_TLS", "#!define WITH_REGISTRAR",
            trunkMedia.Length > 0 ? $"#!substdef \"!TRUNK_MEDIA!{trunkMedia}!g\"" : ""),
        configuration =>
        {
            File.AppendAllText(Path.Combine(configuration, "peers.list"), "2 127.0.0.1 32 0\n");
            File.WriteAllText(Path.Combine(configuration, "dispatcher.list"), "1 sip:127.0.1.9:5395;transport=tls 0 10\n");
            string tls = Path.Combine(configuration, "tls.cfg");
            File.WriteAllText(tls, File.ReadAllText(tls)
                .Replace("/etc/kamailio/tls/key.pem", certificate, StringComparison.Ordinal)
                .Replace("/etc/kamailio/tls/certificate.pem", certificate, StringComparison.Ordinal)
                .Replace("/etc/ssl/certs/ca-certificates.crt", certificate, StringComparison.Ordinal));
        });

    private static async Task<string> WriteCertificateAsync(string folder)
    {
        using RSA key = RSA.Create(2048);
        CertificateRequest request = new("CN=127.0.0.1", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(true, false, 0, true));
        SubjectAlternativeNameBuilder names = new();
        names.AddIpAddress(IPAddress.Loopback);
        names.AddIpAddress(IPAddress.Parse("127.0.1.9"));
        request.CertificateExtensions.Add(names.Build());
        using X509Certificate2 certificate = request.CreateSelfSigned(DateTimeOffset.UtcNow.AddDays(-1), DateTimeOffset.UtcNow.AddDays(1));
        string file = Path.Combine(folder, "certificate.pem");
        await File.WriteAllTextAsync(file, key.ExportPkcs8PrivateKeyPem() + "\n" + certificate.ExportCertificatePem() + "\n");
        return file;
    }

    private static async Task<string> WriteTalkAsync(string folder)
    {
        const int Seconds = 90;
        short[] samples = new short[Seconds * 8000];
        new Voice(150, 6000).Fill(samples);
        string file = Path.Combine(folder, "talk.wav");
        await using BinaryWriter writer = new(File.Create(file));
        writer.Write("RIFF"u8);
        writer.Write(36 + (samples.Length * 2));
        writer.Write("WAVEfmt "u8);
        writer.Write(16);
        writer.Write((short)1);
        writer.Write((short)1);
        writer.Write(8000);
        writer.Write(16000);
        writer.Write((short)2);
        writer.Write((short)16);
        writer.Write("data"u8);
        writer.Write(samples.Length * 2);
        writer.Write(System.Runtime.InteropServices.MemoryMarshal.AsBytes<short>(samples));
        return file;
    }
}
