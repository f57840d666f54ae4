namespace PayGate.Redaction.Audio;

/// <summary>Reads audio from start to end in blocks of about a second; the block is wiped when the pass is over.</summary>
internal static class AudioPass
{
    private const int TargetBlockBytes = 1 << 16;

    /// <summary>Whole frames of the size of one block.</summary>
    public static int BlockBytes(WavFormat format) => Math.Max(TargetBlockBytes / format.BytesPerFrame, 1) * format.BytesPerFrame;

    /// <summary>Hands every block to an action.</summary>
    /// <param name="source">The audio.</param>
    /// <param name="use">Gets each block of whole frames; may change it.</param>
    /// <param name="progress">Gets the frames read so far.</param>
    /// <param name="cancellationToken">Ends the pass early with an exception.</param>
    /// <returns>Frames read.</returns>
    public static long Run(IAudioSource source, BlockAction use, Action<long>? progress, CancellationToken cancellationToken)
    {
        byte[] block = new byte[BlockBytes(source.Format)];
        long frames = 0;
        try
        {
            int read;
            while ((read = source.Read(block)) > 0)
            {
                cancellationToken.ThrowIfCancellationRequested();
                use(block.AsSpan(0, read * source.Format.BytesPerFrame));
                frames += read;
                progress?.Invoke(frames);
            }

            return frames;
        }
        finally
        {
            block.AsSpan().Clear();
        }
    }
}
