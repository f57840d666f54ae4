using System.Net;
using System.Net.Http.Headers;

namespace PayGate.Links;

/// <summary>Audio of another role, read in pieces by HTTP ranges, so that a listener may seek and nothing is held whole in memory.</summary>
internal sealed class RemoteAudioStream : Stream
{
    private const int PieceLength = 256 * 1024;

    private readonly LinkClient _client;
    private readonly string _path;
    private byte[] _piece = [];
    private long _pieceStart;

    private RemoteAudioStream(LinkClient client, string path, long length)
    {
        _client = client;
        _path = path;
        Length = length;
    }

    /// <inheritdoc/>
    public override bool CanRead => true;

    /// <inheritdoc/>
    public override bool CanSeek => true;

    /// <inheritdoc/>
    public override bool CanWrite => false;

    /// <inheritdoc/>
    public override long Length { get; }

    /// <inheritdoc/>
    public override long Position { get; set; }

    /// <summary>Opens it; <see langword="null"/> when the far side has no such audio.</summary>
    public static async Task<RemoteAudioStream?> OpenAsync(LinkClient client, string path, CancellationToken cancellationToken)
    {
        using HttpResponseMessage response = await RequestAsync(client, path, 0, 0, cancellationToken);
        if (response.StatusCode is HttpStatusCode.NotFound)
        {
            return null;
        }

        response.EnsureSuccessStatusCode();
        long length = response.Content.Headers.ContentRange?.Length
            ?? throw new HttpRequestException("The redaction role did not answer with a range.");
        return new RemoteAudioStream(client, path, length);
    }

    /// <inheritdoc/>
    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        if (Position >= Length || buffer.IsEmpty)
        {
            return 0;
        }

        if (Position < _pieceStart || Position >= _pieceStart + _piece.Length)
        {
            long last = Math.Min(Position + PieceLength, Length) - 1;
            using HttpResponseMessage response = await RequestAsync(_client, _path, Position, last, cancellationToken);
            response.EnsureSuccessStatusCode();
            _piece = await response.Content.ReadAsByteArrayAsync(cancellationToken);
            _pieceStart = Position;
        }

        ReadOnlyMemory<byte> there = _piece.AsMemory((int)(Position - _pieceStart));
        int count = Math.Min(there.Length, buffer.Length);
        there[..count].CopyTo(buffer);
        Position += count;
        return count;
    }

    /// <inheritdoc/>
    public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        ReadAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    /// <inheritdoc/>
    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException("Read asynchronously.");

    /// <inheritdoc/>
    public override long Seek(long offset, SeekOrigin origin) => Position = origin switch
    {
        SeekOrigin.Begin => offset,
        SeekOrigin.Current => Position + offset,
        _ => Length + offset,
    };

    /// <inheritdoc/>
    public override void SetLength(long value) => throw new NotSupportedException();

    /// <inheritdoc/>
    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    /// <inheritdoc/>
    public override void Flush()
    {
    }

    private static async Task<HttpResponseMessage> RequestAsync(
        LinkClient client, string path, long first, long last, CancellationToken cancellationToken)
    {
        using HttpRequestMessage request = new(HttpMethod.Get, path);
        request.Headers.Range = new RangeHeaderValue(first, last);
        return await client.SendAsync(request, cancellationToken);
    }
}
