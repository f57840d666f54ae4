using System.Security.Cryptography;
using PayGate.Redaction.Audio;
using PayGate.Redaction.Manifests;
using PayGate.Redaction.Pipeline;

namespace PayGate.Redaction.Imports;

/// <summary>Redacts WAV files: the same format and length, nothing else of the file kept.</summary>
internal sealed class WavFiles(Replacement replacement, TimeProvider clock) : IFileKind
{
    /// <inheritdoc/>
    public bool Takes(string path, ReadOnlySpan<byte> head) =>
        head.Length >= 12 && head[8..12].SequenceEqual("WAVE"u8)
        || Path.GetExtension(path).ToUpperInvariant() is ".WAV" or ".WAVE";

    /// <inheritdoc/>
    public FileOutcome Redact(string input, string draft, Action<int> progress, CancellationToken cancellationToken)
    {
        var workspace = new WavWorkspace(input, draft);
        var redactor = new AudioRedactor(workspace, replacement, progress);
        AudioSurvey survey = redactor.Survey(ExpectedFrames(input), cancellationToken);
        if (survey.Frames == 0)
        {
            throw new BadAudioException("The WAV file holds no audio.");
        }

        AudioRedaction redaction = redactor.Redact(survey, [], cancellationToken);
        if (!redaction.Verification.Passed)
        {
            throw new BadAudioException("The redacted audio could not be verified.");
        }

        using FileStream original = File.OpenRead(input);
        var source = new ManifestSource(Convert.ToHexStringLower(SHA256.HashData(original)), !workspace.Repaired, Orphaned: false);
        RedactionManifest manifest = ManifestParts.Of(survey, redaction, source, clock.GetUtcNow()) with
        {
            Notes = workspace.Repaired ? ["sizes in the file's headers were wrong: audio was taken to the file's end"] : [],
        };
        return new FileOutcome(survey.Format.TimeOf(survey.Frames), redaction.Spans.Count, manifest.ToUtf8());
    }

    private static long ExpectedFrames(string input)
    {
        using WavReader reader = WavReader.OpenFile(input);
        return reader.Frames;
    }
}
