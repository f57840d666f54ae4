using System.Threading.Channels;
using Microsoft.Extensions.Logging;
using PayGate.CardData.Sealing;
using PayGate.Contracts.Relaying;
using PayGate.Media.Calls;
using PayGate.Media.Prompts;
using PayGate.Media.Recording;
using PayGate.Media.Rtp;

namespace PayGate.Media.Relay;

/// <summary>What all workers of a relay share. Everything in it may be used from any thread.</summary>
/// <param name="Options">Settings, found sound.</param>
/// <param name="Directory">Which worker has which call.</param>
/// <param name="Ports">The media ports.</param>
/// <param name="Recorders">Where calls are recorded; <see langword="null"/>: nowhere.</param>
/// <param name="Prompts">What can be said to callers.</param>
/// <param name="Media">The sounds that the edge may name, for the NG thread; <see langword="null"/>: none.</param>
/// <param name="VaultKey">What cards are sealed to.</param>
/// <param name="Notices">Everything the relay tells.</param>
/// <param name="Clock">Time.</param>
/// <param name="Epoch">Timestamp of the clock that counts as zero for every worker.</param>
/// <param name="Log">Log.</param>
internal sealed record RelayParts(
    RelayOptions Options,
    CallDirectory Directory,
    PortPool Ports,
    CallRecorders? Recorders,
    PromptBook Prompts,
    MediaLibrary? Media,
    Func<SealingKey?> VaultKey,
    ChannelWriter<RelayNotice> Notices,
    TimeProvider Clock,
    long Epoch,
    ILogger Log)
{
    private const int SocketBufferBytes = 1 << 17;

    /// <exception cref="InvalidDataException">A prompt cannot be played.</exception>
    /// <exception cref="ArgumentException">The settings are wrong; the message lists everything that is.</exception>
    internal static RelayParts Create(
        RelayOptions options,
        SealingKey? recordingKey,
        Func<SealingKey?> vaultKey,
        ChannelWriter<RelayNotice> notices,
        TimeProvider clock,
        ILogger log)
    {
        List<string> problems = [.. options.Problems()];
        if (options.RecordingFolder is not null && recordingKey is null)
        {
            problems.Add("RecordingFolder needs a key to seal recordings to.");
        }

        if (problems.Count > 0)
        {
            throw new ArgumentException(string.Join(' ', problems), nameof(options));
        }

        return new RelayParts(
            options,
            new CallDirectory(options.Workers, options.MostCalls, clock),
            new PortPool(options.FirstPort, options.LastPort, (long)options.PortRest.TotalMicroseconds, SocketBufferBytes),
            options.RecordingFolder is null ? null : new CallRecorders(options.RecordingFolder, recordingKey!, notices, log),
            options.PromptFolder is null ? PromptBook.Empty : PromptBook.Load(options.PromptFolder),
            options.MediaFolder is null ? null : new MediaLibrary(options.MediaFolder),
            vaultKey,
            notices,
            clock,
            clock.GetTimestamp(),
            log);
    }
}
