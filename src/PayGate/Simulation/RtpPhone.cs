using System.Buffers.Binary;
using System.Net;
using System.Net.Sockets;
using PayGate.Signals.Codecs;

namespace PayGate.Simulation;

/// <summary>
/// One simulated telephone: sends a packet of G.711 A-law every 20 ms, with telephone events or in-band tones while a key is held,
/// and hands everything it receives to a <see cref="LegListener"/>. It stands outside PayGate, as a caller's telephone does.
/// </summary>
internal sealed class RtpPhone : IDisposable
{
    /// <summary>Payload type of telephone events in the SDP of every simulated telephone.</summary>
    public const byte TelephoneEventPayloadType = 101;

    private const byte PcmaPayloadType = 8;
    private const int SamplesPerPacket = 160;
    private const int HeaderLength = 12;
    private const int EndPacketRepeats = 3;

    private readonly Socket _socket;
    private readonly Voice _voice;
    private readonly uint _ssrc;
    private readonly byte[] _packet = new byte[HeaderLength + SamplesPerPacket];
    private readonly short[] _samples = new short[SamplesPerPacket];
    private readonly Lock _gate = new();
    private readonly CancellationTokenSource _stopping = new();
    private Task _receiving = Task.CompletedTask;
    private EndPoint? _remote;
    private ushort _sequence;
    private uint _timestamp;
    private readonly Queue<KeyPressPlan> _plans = [];
    private int _restPackets;

    /// <summary>Opens the telephone on a free port of <paramref name="address"/>.</summary>
    public RtpPhone(IPAddress address, uint ssrc, Voice voice)
    {
        _socket = new Socket(address.AddressFamily, SocketType.Dgram, ProtocolType.Udp);
        _socket.Bind(new IPEndPoint(address, 0));
        _voice = voice;
        _ssrc = ssrc;
        _sequence = (ushort)(ssrc * 31);
        _timestamp = ssrc * 97;
        Listener = new LegListener();
    }

    /// <summary>What this telephone heard.</summary>
    public LegListener Listener { get; }

    /// <summary>Where it receives.</summary>
    public IPEndPoint LocalEndPoint => (IPEndPoint)_socket.LocalEndPoint!;

    /// <summary>Whether a key is sounding or waiting, or the hand still rests after one.</summary>
    public bool IsKeying
    {
        get
        {
            lock (_gate)
            {
                return _plans.Count > 0 || _restPackets > 0;
            }
        }
    }

    /// <summary>Sends to <paramref name="remote"/> from now on and starts to listen.</summary>
    public void Connect(IPEndPoint remote)
    {
        lock (_gate)
        {
            _remote = remote;
        }

        _receiving = Task.Run(() => ReceiveAsync(_stopping.Token));
    }

    /// <summary>Presses a key; it starts with the next packet, or when the keys before it are done.</summary>
    /// <param name="key">RFC 4733 event code, 0 to 15.</param>
    /// <param name="transport">How the key travels.</param>
    /// <param name="duration">How long it is held; rounded to whole packets.</param>
    /// <param name="rest">How long the hand rests after it. Counted in packets, not by the clock: on a busy machine the two differ.</param>
    public void Press(byte key, KeyTransport transport, TimeSpan duration, TimeSpan rest)
    {
        lock (_gate)
        {
            _plans.Enqueue(new KeyPressPlan(key, transport, Packets(duration), Packets(rest)));
        }
    }

    /// <summary>Sends the packet that is due now.</summary>
    public void SendNext()
    {
        lock (_gate)
        {
            if (_remote is null)
            {
                return;
            }

            _voice.Fill(_samples);
            if (_restPackets > 0)
            {
                _restPackets--;
                SendAudio();
            }
            else if (_plans.TryPeek(out KeyPressPlan? plan))
            {
                SendKey(plan);
                if (plan.IsOver)
                {
                    _restPackets = plan.RestPackets;
                    _plans.Dequeue();
                }
            }
            else
            {
                SendAudio();
            }

            _timestamp += SamplesPerPacket;
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _stopping.Cancel();
        _socket.Dispose();
        _stopping.Dispose();
    }

    private static int Packets(TimeSpan time) => Math.Max(2, (int)Math.Round(time.TotalMilliseconds / 20));

    private void SendKey(KeyPressPlan plan)
    {
        plan.FillTone(_samples);
        if (plan.Transport is not KeyTransport.Events)
        {
            SendAudio();
        }

        if (plan.Transport is not KeyTransport.Tones)
        {
            SendEvent(plan);
        }

        plan.Advance();
    }

    private void SendEvent(KeyPressPlan plan)
    {
        if (plan.Sent == 0)
        {
            plan.EventTimestamp = _timestamp;
        }

        int copies = plan.IsLast ? EndPacketRepeats : 1;
        for (int copy = 0; copy < copies; copy++)
        {
            WriteHeader(TelephoneEventPayloadType, plan.EventTimestamp, marker: plan.Sent == 0);
            plan.WriteEvent(_packet.AsSpan(HeaderLength, KeyPressPlan.EventLength));
            Send(HeaderLength + KeyPressPlan.EventLength);
        }
    }

    private void SendAudio()
    {
        WriteHeader(PcmaPayloadType, _timestamp, marker: false);
        ALaw.Encode(_samples, _packet.AsSpan(HeaderLength));
        Send(_packet.Length);
    }

    private void WriteHeader(byte payloadType, uint timestamp, bool marker)
    {
        _packet[0] = 0x80;
        _packet[1] = (byte)(payloadType | (marker ? 0x80 : 0));
        BinaryPrimitives.WriteUInt16BigEndian(_packet.AsSpan(2), _sequence++);
        BinaryPrimitives.WriteUInt32BigEndian(_packet.AsSpan(4), timestamp);
        BinaryPrimitives.WriteUInt32BigEndian(_packet.AsSpan(8), _ssrc);
    }

    private void Send(int length)
    {
        try
        {
            _socket.SendTo(_packet.AsSpan(0, length), _remote!);
        }
        catch (SocketException)
        {
            // The far side may be gone already; a telephone does not care.
        }
        catch (ObjectDisposedException)
        {
            // Put down while its packet was due; the clock goes on for the others.
        }
    }

    private async Task ReceiveAsync(CancellationToken cancellationToken)
    {
        byte[] buffer = new byte[2048];
        EndPoint from = new IPEndPoint(_socket.AddressFamily is AddressFamily.InterNetwork ? IPAddress.Any : IPAddress.IPv6Any, 0);
        while (!cancellationToken.IsCancellationRequested)
        {
            try
            {
                SocketReceiveFromResult result = await _socket.ReceiveFromAsync(buffer, from, cancellationToken);
                Listener.Receive(buffer.AsSpan(0, result.ReceivedBytes));
            }
            catch (OperationCanceledException)
            {
                return;
            }
            catch (ObjectDisposedException)
            {
                return;
            }
            catch (SocketException)
            {
                // An ICMP refusal surfaces here; the next packet may still come.
            }
        }
    }
}
