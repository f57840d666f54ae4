using System.Net;
using System.Text;
using System.Threading.Channels;
using Microsoft.Extensions.Logging.Abstractions;
using PayGate.Contracts.Relaying;
using PayGate.Media.Ng;
using PayGate.Media.Relay;

namespace PayGate.Fuzz;

/// <summary>
/// NG datagrams against the commands of a whole relay with its calls, several to an input. Every one is dropped, or answered with a dictionary that says
/// how it went; no error is the house's own, and at the end of an input every call can be ended.
/// </summary>
internal sealed class NgTarget : INgHandler, IDisposable
{
    private const byte Separator = 0x1e;
    private const int MostCalls = 8;
    private const int FirstPort = 34_000;
    private const int LastPort = 34_199;

    private readonly RelayWorkers _workers;
    private readonly NgCommands _commands;
    private readonly Channel<RelayNotice> _notices = Channel.CreateUnbounded<RelayNotice>();

    private NgTarget()
    {
        var options = new RelayOptions
        {
            NgEndPoint = new IPEndPoint(IPAddress.Loopback, 0),
            FirstPort = FirstPort,
            LastPort = LastPort,
            MostCalls = MostCalls,
            PortRest = TimeSpan.Zero,
            Workers = 1,
            ForwardingEndPoint = new IPEndPoint(IPAddress.Loopback, 9),
        };
        _workers = new RelayWorkers(RelayParts.Create(options, null, () => null, _notices.Writer, TimeProvider.System, NullLogger.Instance));
        _workers.Start();
        _commands = new NgCommands(_workers, TimeProvider.System);
    }

    internal static FuzzTarget Make()
    {
        var relay = new Lazy<NgTarget>(() => new NgTarget());
        return new FuzzTarget("Ng", NgScripts.Seeds(Separator), input => relay.Value.Shape(input)) { Shape = input => relay.Value.Shape(input) };
    }

    public ReadOnlyMemory<byte> Handle(NgRequest request) => _commands.Handle(request);

    public void Dispose() => _workers.Dispose();

    private int Shape(byte[] input)
    {
        int shape = 0;
        foreach (ReadOnlyMemory<byte> datagram in Split(input))
        {
            if (NgDatagram.TrySplit(datagram, out _, out ReadOnlyMemory<byte> message))
            {
                shape = HashCode.Combine(shape, Answer(message));
            }
        }

        foreach (string call in _workers.Directory.SipCallIds.ToArray())
        {
            string delete = "d7:call-id" + call.Length + ":" + call + "7:command6:deletee";
            Must(Answer(Encoding.Latin1.GetBytes(delete)) != 0 && !_workers.Directory.SipCallIds.Contains(call), "A call does not end.");
        }

        while (_notices.Reader.TryRead(out _))
        {
        }

        return shape;
    }

    private int Answer(ReadOnlyMemory<byte> message)
    {
        NgRequest? request = NgRequest.TryRead(message, out string problem);
        if (request is null)
        {
            Must(problem.Length > 0, "A message was refused without a reason.");
            return problem.GetHashCode(StringComparison.Ordinal);
        }

        ReadOnlyMemory<byte> reply = Handle(request);
        Must(BencodeReader.TryRead(reply, out BencodeValue? read) && read!.Kind == BencodeKind.Dictionary, "A reply is no dictionary.");
        Must(NgJson.Write(reply).Length > 2, "A reply cannot be written as JSON.");
        string? result = TextAt(read, "result");
        string? reason = TextAt(read, "error-reason");
        Must(result is "ok" or "pong" or "load limit" or "error", "A reply does not say how it went.");
        Must((result == "error") == reason?.Length > 0, "An error has no reason.");
        return HashCode.Combine(request.Command, result, reason, read!.Entries.Count);
    }

    private static string? TextAt(BencodeValue? dictionary, string key) =>
        dictionary!.Entries.FirstOrDefault(entry => entry.Key == key).Value?.AsText();

    private static IEnumerable<ReadOnlyMemory<byte>> Split(byte[] input)
    {
        int start = 0;
        for (int i = 0; i <= input.Length; i++)
        {
            if (i == input.Length || input[i] == Separator)
            {
                yield return input.AsMemory(start, i - start);
                start = i + 1;
            }
        }
    }

    private static void Must(bool holds, string finding)
    {
        if (!holds)
        {
            throw new InvalidOperationException(finding);
        }
    }
}
