namespace PayGate.Redaction.Tests.Transcripts;

/// <summary>A stream that gives at most so many bytes at a time.</summary>
internal sealed class ChoppedStream(byte[] content, int chunk) : MemoryStream(content)
{
    public override int Read(Span<byte> buffer) => base.Read(buffer[..Math.Min(chunk, buffer.Length)]);

    public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) =>
        base.ReadAsync(buffer[..Math.Min(chunk, buffer.Length)], cancellationToken);
}
