using System.Net.Sockets;

namespace PayGate.Media.Calls;

/// <summary>One party of a call, with its tags (a forked or transferred party has had several) and its audio streams.</summary>
internal sealed class Leg
{
    private readonly List<string> _tags = [];
    private readonly List<LegStream?> _streams = [];

    internal Leg() => Mask = new LegMask(this);

    /// <summary>The mask on what this party sends.</summary>
    internal LegMask Mask { get; }

    /// <summary>The tags, the current one last.</summary>
    internal IReadOnlyList<string> Tags => _tags;

    /// <summary>By media section; <see langword="null"/> where the section is not relayed.</summary>
    internal IReadOnlyList<LegStream?> Streams => _streams;

    /// <summary>The name by which the edge finds the party in later commands.</summary>
    internal string? Label { get; set; }

    /// <summary>What the edge closed of the party's media.</summary>
    internal MediaGates Gates { get; set; }

    /// <summary>The address family this party is reached by; <see langword="null"/> before it is known.</summary>
    internal AddressFamily? Family { get; set; }

    /// <summary>Its last description put the other party on hold, or took a hold.</summary>
    internal bool IsOnHold { get; set; }

    /// <summary>The first audio stream: the one that is recorded.</summary>
    internal LegStream? MainStream { get; private set; }

    /// <summary>Whether keys of the party can come in every stream: as tones or as events.</summary>
    internal bool CanHearKeys => _streams.OfType<LegStream>().All(stream => stream.Payloads.HasDecodableAudio || stream.Payloads.HasEvents);

    internal bool HasTag(string tag) => _tags.Contains(tag);

    internal void AddTag(string? tag)
    {
        if (tag is not null)
        {
            _tags.Remove(tag);
            _tags.Add(tag);
        }
    }

    /// <summary>Forgets a branch that lost; <see langword="false"/> when the tag is the current one or the only one.</summary>
    internal bool DropOldTag(string tag) => _tags.Count > 1 && _tags[^1] != tag && _tags.Remove(tag);

    /// <summary>Makes room for media sections that are not relayed, so that both legs count alike.</summary>
    internal void Extend(int sections)
    {
        while (_streams.Count < sections)
        {
            _streams.Add(null);
        }
    }

    internal void SetStream(int section, LegStream stream)
    {
        _streams[section] = stream;
        MainStream ??= stream;
        Mask.Cover(stream);
    }

    internal LegStream? StreamAt(int section) => section < _streams.Count ? _streams[section] : null;
}
