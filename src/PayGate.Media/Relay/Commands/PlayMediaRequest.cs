using System.Globalization;
using PayGate.Media.Ng;
using PayGate.Media.Prompts;

namespace PayGate.Media.Relay.Commands;

/// <summary>Reads <c>play media</c>, and the sound it names, on the NG thread.</summary>
internal static class PlayMediaRequest
{
    private const string NoFile = "No media file specified";
    private const string File = "Failed to start media playback from file";
    private const string Blob = "Failed to start media playback from blob";
    private const string Database = "Failed to start media playback from database: sounds are taken from file and blob only";
    private const string NoFolder = File + ": no folder of media is configured on this relay";
    private const int SamplesPerMillisecond = 8;
    private const int MostRepeats = 100_000;
    private const int MostMilliseconds = 86_400_000;

    /// <summary>What is to be played; on failure <paramref name="problem"/> is the text for the client.</summary>
    internal static PlayedSound? TryRead(NgRequest request, MediaLibrary? library, out string problem) =>
        FindSamples(request, library, out problem) is { } samples ? TryPlan(request, samples, out problem) : null;

    /// <summary>How long the sound itself is, in milliseconds, wherever in it playing begins and ends.</summary>
    internal static long Duration(PlayedSound sound) => sound.Samples.Length / SamplesPerMillisecond;

    private static short[]? FindSamples(NgRequest request, MediaLibrary? library, out string problem)
    {
        if (request.Text("file") is { } name)
        {
            problem = NoFolder;
            short[]? samples = library?.Find(name, out problem);
            problem = samples is not null ? "" : library is null ? NoFolder : File + ": it " + problem;
            return samples;
        }

        ReadOnlyMemory<byte> blob = request.Bytes("blob");
        if (!blob.IsEmpty)
        {
            short[]? samples = PromptWav.TryRead(blob.Span, MediaLibrary.LongestSeconds, out problem);
            problem = samples is not null ? "" : Blob + ": it " + problem;
            return samples;
        }

        problem = request.Text("db-id") is null ? NoFile : Database;
        return null;
    }

    private static PlayedSound? TryPlan(NgRequest request, short[] samples, out string problem)
    {
        problem = "";
        int? times = Number(request, "repeat-times", 1, MostRepeats, ref problem);
        int? milliseconds = Number(request, "repeat-duration", 1, MostMilliseconds, ref problem);
        int start = Number(request, "start-pos", 0, samples.Length - 1, ref problem) ?? 0;
        long whole = times is null && milliseconds is not null ? long.MaxValue : ((long)samples.Length * (times ?? 1)) - start;
        long length = Math.Min(whole, milliseconds is { } most ? (long)most * SamplesPerMillisecond : long.MaxValue);
        return problem.Length == 0 ? new PlayedSound(samples, start, length) : null;
    }

    private static int? Number(NgRequest request, string key, int least, int most, ref string problem)
    {
        if (request.Text(key) is not { } text)
        {
            return null;
        }

        if (int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out int value) && value >= least && value <= most)
        {
            return value;
        }

        problem = string.Create(CultureInfo.InvariantCulture, $"Invalid '{key}': not a whole number from {least} to {most}");
        return null;
    }
}
