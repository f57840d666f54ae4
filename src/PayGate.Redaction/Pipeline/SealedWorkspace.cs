using PayGate.CardData.Files;
using PayGate.CardData.Recordings;
using PayGate.Contracts.Recordings;
using PayGate.Redaction.Audio;

namespace PayGate.Redaction.Pipeline;

/// <summary>A recording of the relay: sealed where it comes from, sealed where it goes.</summary>
internal sealed class SealedWorkspace(RecordingId id, RecordingFolders folders, RedactionKeys keys) : IRedactionWorkspace
{
    private string Original => folders.Original(id);

    private string Draft => folders.Draft(id);

    /// <summary>What goes behind the redacted audio, under the same key: the redacted transcript, UTF-8; empty when there is none.</summary>
    public ReadOnlyMemory<byte> Trailer { get; set; }

    /// <summary>Opens the sealed original.</summary>
    public SealedRecordingReader OpenSealedOriginal() => SealedRecordingReader.Open(Original, keys.Intake);

    /// <inheritdoc/>
    public IAudioSource OpenOriginal() => new SealedAudioSource(OpenSealedOriginal());

    /// <inheritdoc/>
    public IAudioSource OpenRedacted() => new SealedAudioSource(SealedRecordingReader.Open(Draft, keys.Released));

    /// <inheritdoc/>
    public void WriteRedacted(WavFormat format, long frames, Action<IAudioSink> write)
    {
        SealedRecordingHeader header;
        using (SealedRecordingReader original = OpenSealedOriginal())
        {
            header = original.Header;
        }

        Discard();
        using SealedRecordingWriter writer = SealedRecordingWriter.Create(Draft, header, keys.Released.PublicKey);
        write(new SealedAudioSink(writer));
        writer.Complete(Trailer.Span);
    }

    /// <summary>Puts the redacted version into its place, where only the database's word lets anybody play it.</summary>
    public void Place()
    {
        string placed = folders.Released(id);
        DurableFile.MoveOver(SealedRecordingKeys.PathFor(Draft), SealedRecordingKeys.PathFor(placed));
        DurableFile.MoveOver(Draft, placed);
    }

    /// <summary>Removes what was written and not placed.</summary>
    public void Discard()
    {
        SealedRecordingKeys.Destroy(Draft);
        File.Delete(Draft);
    }

    /// <summary>Destroys the keys of the original and of its transcript.</summary>
    public void DestroyOriginalKeys()
    {
        SealedRecordingKeys.Destroy(folders.Transcript(id));
        SealedRecordingKeys.Destroy(Original);
    }

    /// <summary>Deletes the original and its transcript, which are noise without their keys.</summary>
    public void DeleteOriginal()
    {
        File.Delete(folders.Transcript(id));
        File.Delete(Original);
    }
}
