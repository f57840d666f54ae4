using System.Buffers.Binary;
using System.Numerics;
using PayGate.Contracts.Captures;
using PayGate.Media.Masking;
using PayGate.Media.TelephoneEvents;

namespace PayGate.Fuzz;

/// <summary>Telephone events and audio of any form, order and timing against a closed mask: nothing thrown, no event out, no number twice.</summary>
internal static class MaskTarget
{
    private const int RecordBytes = 12;

    internal static FuzzTarget Make() => new("Mask", [Seed(PayloadKind.Pcma), Seed(PayloadKind.TelephoneEvent)], input => Shape(input)) { Shape = Shape };

    private static int Shape(byte[] input)
    {
        Sink sink = new();
        MaskedStream mask = new(sink, 0, new MaskScratch());
        mask.Arm(MaskStyle.FlatTone);
        long now = 0;
        for (int at = 0; at + RecordBytes <= input.Length; at += RecordBytes)
        {
            ReadOnlySpan<byte> record = input.AsSpan(at, RecordBytes);
            now += BinaryPrimitives.ReadUInt16BigEndian(record[1..]) * 4;
            int length = Math.Min(record[3] * 8, input.Length - at);
            mask.Process(new ReceivedPacket
            {
                Kind = (PayloadKind)(record[0] % 6),
                PayloadType = (byte)(record[0] % 6),
                Marker = record[0] > 127,
                Sequence = BinaryPrimitives.ReadUInt16BigEndian(record[4..]),
                Timestamp = BinaryPrimitives.ReadUInt32BigEndian(record[6..]),
                Ssrc = (uint)(record[10] & 1),
                ArrivalMicroseconds = now,
                Payload = input.AsSpan(at, length),
            });
            mask.Advance(now);
        }

        mask.End();
        return sink.Shape;
    }

    private static byte[] Seed(PayloadKind kind)
    {
        byte[] input = new byte[RecordBytes * 40];
        for (int packet = 0; packet < 40; packet++)
        {
            Span<byte> record = input.AsSpan(packet * RecordBytes, RecordBytes);
            record[0] = (byte)(packet % 2 == 0 ? PayloadKind.Pcma : kind);
            BinaryPrimitives.WriteUInt16BigEndian(record[1..], 2500);
            record[3] = 20;
            BinaryPrimitives.WriteUInt16BigEndian(record[4..], (ushort)packet);
            BinaryPrimitives.WriteUInt32BigEndian(record[6..], (uint)(packet / 2 * 160));
        }

        return input;
    }

    private sealed class Sink : IMaskedStreamSink
    {
        private int _last = -1;
        private int _packets;
        private int _sizes;
        private int _keys;

        internal int Shape => HashCode.Combine(BitOperations.Log2((uint)_packets + 1), _sizes, _keys);

        public bool WantsAudio => true;

        public void Forward(in ReceivedPacket packet, ushort sequence, uint timestamp) =>
            throw new InvalidOperationException("A packet passed a closed mask.");

        public void Send(in GeneratedPacket packet)
        {
            bool isNoiseLevel = packet.PayloadType == (byte)PayloadKind.ComfortNoise && packet.Payload.Length == 1;
            if (packet.PayloadType > (byte)PayloadKind.G722 && !isNoiseLevel)
            {
                throw new InvalidOperationException("Something that is not audio left a closed mask.");
            }

            if (_last >= 0 && (short)(packet.Sequence - _last) <= 0)
            {
                throw new InvalidOperationException("A sequence number was used twice.");
            }

            _last = packet.Sequence;
            _packets++;
            _sizes |= 1 << BitOperations.Log2((uint)packet.Payload.Length + 1);
        }

        public void Audio(long position, ReadOnlySpan<short> samples)
        {
            if (position < 0)
            {
                throw new InvalidOperationException("Audio lies before the origin.");
            }
        }

        public void KeyPressed(in KeyPress press)
        {
            if (press.Key > TelephoneEventPayload.LastKey)
            {
                throw new InvalidOperationException("A key does not exist.");
            }

            _keys |= 1 << press.Key;
        }
    }
}
