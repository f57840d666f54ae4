using PayGate.CardData.Files;
using PayGate.Redaction.Audio;
using PayGate.Redaction.Formats;
using PayGate.Redaction.Transcripts;

namespace PayGate.Redaction.Imports;

/// <summary>Redacts a recording, a transcript or a folder of them from disk to disk.</summary>
/// <remarks>
/// A file whose redacted version cannot be verified is not written at all; the others go on. Existing files are never overwritten,
/// links are not followed, and originals are never touched. There is no speech engine: spoken numbers in audio stay.
/// </remarks>
public sealed class FileRedactor
{
    private const string ManifestEnding = ".manifest.json";
    private const string DraftEnding = ".partial";

    private readonly IReadOnlyList<IFileKind> _kinds;

    /// <summary>Makes a redactor.</summary>
    /// <param name="replacement">What stands in the place of removed audio.</param>
    /// <param name="clock">Source of the manifests' times.</param>
    public FileRedactor(Replacement replacement, TimeProvider clock)
        : this([new JsonLineFiles(RedactionPolicy.Default), new TranscriptFiles(RedactionPolicy.Default), new WavFiles(replacement, clock)])
    {
    }

    internal FileRedactor(IReadOnlyList<IFileKind> kinds) => _kinds = kinds;

    /// <summary>Redacts.</summary>
    /// <param name="input">A file, or a folder that is searched with its sub-folders.</param>
    /// <param name="output">The file or folder to write; each recording gets a manifest beside it.</param>
    /// <param name="progress">Gets told how far it is; <see langword="null"/> when nobody wants to know.</param>
    /// <param name="cancellationToken">Ends the work; what is finished stays.</param>
    /// <exception cref="ArgumentException">The input is not there, or the output lies inside the input.</exception>
    public Task<FileRedactionReport> RunAsync(
        string input,
        string output,
        Action<FileProgress>? progress,
        CancellationToken cancellationToken) => Task.Run(() => Run(input, output, progress, cancellationToken), cancellationToken);

    private FileRedactionReport Run(string input, string output, Action<FileProgress>? progress, CancellationToken cancellationToken)
    {
        IReadOnlyList<FileToRedact> files = FileToRedact.List(input, output);
        var results = new List<FileRedactionResult>();
        foreach (FileToRedact file in files)
        {
            cancellationToken.ThrowIfCancellationRequested();
            void Report(int percent) => progress?.Invoke(new FileProgress(file.Name, percent, results.Count, files.Count));
            Report(0);
            results.Add(Redact(file, Report, cancellationToken));
        }

        return new FileRedactionReport(results);
    }

    private FileRedactionResult Redact(FileToRedact file, Action<int> progress, CancellationToken cancellationToken)
    {
        string draft = file.Output + DraftEnding;
        try
        {
            FileOutcome outcome = RedactTo(file, draft, progress, cancellationToken);
            return new FileRedactionResult(file.Name, FileRedactionState.Redacted, null, outcome.Duration, outcome.Removed);
        }
        catch (Exception failure) when (failure is BadAudioException or FormatException)
        {
            return Failed(file, failure.Message);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            return Failed(file, "The file could not be read, or its redacted version not be written.");
        }
        finally
        {
            File.Delete(draft);
        }
    }

    private static FileRedactionResult Failed(FileToRedact file, string problem) =>
        new(file.Name, FileRedactionState.Failed, problem, TimeSpan.Zero, 0);

    private FileOutcome RedactTo(FileToRedact file, string draft, Action<int> progress, CancellationToken cancellationToken)
    {
        if (file.IsLink)
        {
            throw new FormatException("The file is a link; links are not followed.");
        }

        if (File.Exists(file.Output) || Directory.Exists(file.Output))
        {
            throw new FormatException("The output exists already.");
        }

        IFileKind kind = KindOf(file.Input);
        Directory.CreateDirectory(Path.GetDirectoryName(file.Output)!);
        FileOutcome outcome = kind.Redact(file.Input, draft, progress, cancellationToken);
        if (!outcome.Manifest.IsEmpty)
        {
            File.Delete(file.Output + ManifestEnding);
            DurableFile.PublishNew(file.Output + ManifestEnding, outcome.Manifest.Span);
        }

        DurableFile.MoveOver(draft, file.Output);
        return outcome;
    }

    private IFileKind KindOf(string path)
    {
        Span<byte> head = stackalloc byte[16];
        using FileStream file = File.OpenRead(path);
        head = head[..file.ReadAtLeast(head, head.Length, throwOnEndOfStream: false)];
        foreach (IFileKind kind in _kinds)
        {
            if (kind.Takes(path, head))
            {
                return kind;
            }
        }

        throw new FormatException("The file is neither a WAV recording nor a transcript that can be read.");
    }
}
