using System.Buffers.Binary;
using PayGate.Media.Injecting;
using PayGate.Media.Masking;
using PayGate.Media.Prompts;
using PayGate.Media.Rtp;
using PayGate.Media.Sockets;
using PayGate.Media.Subscriptions;
using PayGate.Media.TelephoneEvents;

namespace PayGate.Media.Calls;

/// <summary>
/// The last stage of a stream: what came out of the mask, and keys the edge has the party press, go to the party opposite and to everybody who listens in,
/// unless the edge closed that. Nobody is reached by another way, so that a listener never hears more than the party opposite.
/// </summary>
internal sealed class StreamOutlet(Call call, Leg leg, LegStream stream, PacketWorkspace workspace)
{
    /// <summary>A key that went by as an event so recently is not put in again when the edge reports it: 2 s.</summary>
    private const long SamePress = 2_000_000;

    private StreamCopy[] _copies = [];
    private KeyInjector? _injector;
    private StreamNumbers _numbers;
    private LastSent _sent;
    private byte _passedKey;
    private long _passedAt = long.MinValue / 2;

    /// <summary>Plays to the party opposite and to nobody else; made when something is played for the first time.</summary>
    internal PromptPlayer? Player { get; private set; }

    /// <summary>The player, made if there was none.</summary>
    internal PromptPlayer NeedPlayer() => Player ??= new PromptPlayer(stream, _sent);

    internal void Add(StreamCopy copy) => _copies = [.. _copies, copy];

    internal void Remove(StreamCopy copy) => _copies = [.. _copies.Where(other => other != copy)];

    /// <summary>Sends a packet that the mask let out.</summary>
    internal void Send(ReadOnlySpan<byte> packet)
    {
        NotePassedKey(packet);
        if (_injector is { IsSounding: true } || (!_numbers.IsUnchanged && !TryNumber(ref packet)))
        {
            return;
        }

        _sent.Note(packet, workspace.Now);
        Distribute(packet);
    }

    /// <summary>Has the party press a key, unless it was heard doing so; <see langword="false"/> when too many wait.</summary>
    internal bool TryInject(InjectedKey key, KeyOutlet outlet)
    {
        if (_passedKey == key.Code && workspace.Now - _passedAt < SamePress)
        {
            _passedAt = long.MinValue / 2;
            return true;
        }

        return (_injector ??= new KeyInjector()).TryAdd(key, outlet);
    }

    /// <summary>Sends what is due of sound played and of keys put in; no such key leaves once the mask closes. Every 20 ms.</summary>
    internal void Advance(long now)
    {
        Player?.Advance(now);
        if (_injector is not { IsActive: true } injector)
        {
            return;
        }

        if (leg.Mask.IsActive)
        {
            injector.Abort();
            return;
        }

        Span<byte> packet = workspace.Generated;
        int length;
        while ((length = injector.Make(now, _sent, packet)) > 0)
        {
            BinaryPrimitives.WriteUInt16BigEndian(packet[RtpPacket.SequenceOffset..], (ushort)(_sent.Sequence + 1));
            _numbers.Restart();
            _sent.Note(packet[..length], now);
            Distribute(packet[..length]);
        }
    }

    private void Distribute(ReadOnlySpan<byte> packet)
    {
        MediaGates gates = call.Gates | leg.Gates;
        if (gates != MediaGates.None && ((gates & MediaGates.Block) != 0 || !TrySilence(ref packet)))
        {
            return;
        }

        foreach (StreamCopy copy in _copies)
        {
            copy.Send(packet);
        }

        stream.Peer?.Port.SendRtp(Player is null ? packet : Player.Through(packet, workspace.Now));
    }

    private bool TryNumber(ref ReadOnlySpan<byte> packet)
    {
        ushort received = BinaryPrimitives.ReadUInt16BigEndian(packet[RtpPacket.SequenceOffset..]);
        if (!_numbers.TryNumber(received, _sent.Sequence, out ushort number))
        {
            return false;
        }

        Span<byte> numbered = workspace.Rewritten[..packet.Length];
        packet.CopyTo(numbered);
        BinaryPrimitives.WriteUInt16BigEndian(numbered[RtpPacket.SequenceOffset..], number);
        packet = numbered;
        return true;
    }

    private bool TrySilence(ref ReadOnlySpan<byte> packet)
    {
        Span<byte> silent = workspace.Rewritten[..packet.Length];
        packet.CopyTo(silent);
        packet = silent;
        return SilentPayload.TryWrite(silent, stream.Payloads);
    }

    private void NotePassedKey(ReadOnlySpan<byte> packet)
    {
        if (stream.Payloads[(byte)(packet[1] & RtpPacket.PayloadTypeMask)] == PayloadKind.TelephoneEvent
            && RtpPacket.TryParse(packet, out RtpPacket read) == RtpProblem.None
            && TelephoneEventPayload.TryParse(read.Payload, out TelephoneEventPayload telephoneEvent))
        {
            (_passedKey, _passedAt) = (telephoneEvent.Code, workspace.Now);
        }
    }
}
