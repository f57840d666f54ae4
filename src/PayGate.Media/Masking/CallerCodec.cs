using PayGate.Signals.Codecs;

namespace PayGate.Media.Masking;

/// <summary>
/// The audio codecs in which keys are heard, behind one face: 8 kHz PCM, and what G.722 carries above 4 kHz beside it. The laws of G.711 need
/// no memory; that of G.722 is kept here.
/// </summary>
internal struct CallerCodec
{
    private G722State _state;
    private PayloadKind _last;

    /// <summary>Whether keys are heard in it.</summary>
    public static bool IsAudio(PayloadKind kind) => kind is PayloadKind.Pcmu or PayloadKind.Pcma or PayloadKind.G722;

    /// <summary>Whether it has sound above 4 kHz.</summary>
    public static bool IsWide(PayloadKind kind) => kind == PayloadKind.G722;

    /// <summary>Decodes, a sample a code. A codec that was not the last one begins anew.</summary>
    /// <param name="kind">The codec.</param>
    /// <param name="codes">The payload.</param>
    /// <param name="sound">As long as <paramref name="codes"/>, with a high band when <see cref="IsWide"/>.</param>
    public void Decode(PayloadKind kind, ReadOnlySpan<byte> codes, in CallerSound sound)
    {
        Begin(kind);
        switch (kind)
        {
            case PayloadKind.Pcma:
                ALaw.Decode(codes, sound.Low);
                break;
            case PayloadKind.Pcmu:
                MuLaw.Decode(codes, sound.Low);
                break;
            default:
                _state.Decode(codes, sound.Low, sound.High);
                break;
        }
    }

    /// <summary>Encodes, a code a sample.</summary>
    /// <param name="kind">The codec.</param>
    /// <param name="sound">The sound; a high band that the codec cannot carry is left out.</param>
    /// <param name="codes">At least as long as <paramref name="sound"/>.</param>
    public void Encode(PayloadKind kind, in CallerSound sound, Span<byte> codes)
    {
        Begin(kind);
        switch (kind)
        {
            case PayloadKind.Pcma:
                ALaw.Encode(sound.Low, codes);
                break;
            case PayloadKind.Pcmu:
                MuLaw.Encode(sound.Low, codes);
                break;
            default:
                _state.Encode(sound.Low, sound.High, codes);
                break;
        }
    }

    /// <summary>Forgets the past.</summary>
    public void Reset() => _last = PayloadKind.Undecodable;

    private void Begin(PayloadKind kind)
    {
        if (kind != _last && kind == PayloadKind.G722)
        {
            _state = G722State.Initial;
        }

        _last = kind;
    }
}
