using System.Buffers;
using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text.Json;
using Azure.Core;
using Azure.Core.Pipeline;
using PayGate.CardData.Memory;

namespace PayGate.Vault.KeyVaults.Azure;

/// <summary>Unwrapping with one version of a key. Wrapping is done with the public half and needs no client.</summary>
/// <remarks>
/// The unwrapped key never is a string: the body is read unbuffered into pinned memory, which is wiped, and decoded into guarded memory. What
/// the TLS stream itself holds on the way cannot be wiped from here.
/// </remarks>
internal sealed class CryptographyClient(HttpPipeline pipeline, Uri key, Func<string, Uri> address)
{
    private const int LongestBody = 16 * 1024;

    /// <summary>Unwraps a key (RSA-OAEP-256).</summary>
    /// <exception cref="VaultUnavailableException">It was refused, or there is no answer.</exception>
    internal async ValueTask<GuardedKey> UnwrapKeyAsync(ReadOnlyMemory<byte> ciphertext, CancellationToken cancellationToken)
    {
        try
        {
            using HttpMessage message = pipeline.CreateMessage();
            message.Request.Method = RequestMethod.Post;
            message.Request.Uri.Reset(address(key.AbsolutePath + "/unwrapkey"));
            message.Request.Headers.SetValue("Accept", "application/json");
            message.Request.Headers.SetValue("Content-Type", "application/json");
            message.Request.Content = RequestContent.Create(Body(ciphertext.Span));
            message.BufferResponse = false;
            await pipeline.SendAsync(message, cancellationToken);
            return message.Response.Status == 200
                ? await ReadAsync(message.Response.ContentStream, cancellationToken)
                : throw await FailureAsync(message, cancellationToken);
        }
        catch (Exception failure) when (!cancellationToken.IsCancellationRequested)
        {
            throw KeyVaultFailure.Of(failure, key);
        }
    }

    private static ReadOnlyMemory<byte> Body(ReadOnlySpan<byte> ciphertext)
    {
        ArrayBufferWriter<byte> buffer = new(1024);
        using Utf8JsonWriter writer = new(buffer);
        writer.WriteStartObject();
        writer.WriteString("alg"u8, "RSA-OAEP-256"u8);
        writer.WriteString("value"u8, Base64Url.EncodeToUtf8(ciphertext));
        writer.WriteEndObject();
        writer.Flush();
        return buffer.WrittenMemory;
    }

    private static async ValueTask<GuardedKey> ReadAsync(Stream? content, CancellationToken cancellationToken)
    {
        byte[] body = GC.AllocateArray<byte>(LongestBody, pinned: true);
        try
        {
            int length = content is null ? 0 : await content.ReadAtLeastAsync(body, LongestBody, throwOnEndOfStream: false, cancellationToken);
            return Decode(body.AsSpan(0, length));
        }
        finally
        {
            CryptographicOperations.ZeroMemory(body);
        }
    }

    private static GuardedKey Decode(ReadOnlySpan<byte> body)
    {
        Utf8JsonReader reader = new(body);
        while (reader.Read())
        {
            if (reader.CurrentDepth == 1 && reader.TokenType == JsonTokenType.PropertyName && reader.ValueTextEquals("value"u8))
            {
                reader.Read();
                using GuardedSlot slot = GuardedSlot.Rent();
                return reader.TokenType == JsonTokenType.String
                    && !reader.HasValueSequence
                    && Base64Url.DecodeFromUtf8(reader.ValueSpan, slot.Bytes, out _, out int length) == OperationStatus.Done
                    && length == GuardedKey.Size
                    ? GuardedKey.CopyOf(slot.Bytes[..length])
                    : throw Oaep.NoKey();
            }
        }

        throw Oaep.NoKey();
    }

    private async ValueTask<VaultUnavailableException> FailureAsync(HttpMessage message, CancellationToken cancellationToken)
    {
        // An unbuffered error is read into memory for its code.
        if (message.Response.ContentStream is { } content)
        {
            MemoryStream copy = new();
            byte[] buffer = new byte[LongestBody];
            int length = await content.ReadAtLeastAsync(buffer, LongestBody, throwOnEndOfStream: false, cancellationToken);
            copy.Write(buffer.AsSpan(0, length));
            copy.Position = 0;
            message.Response.ContentStream = copy;
        }

        return KeyVaultFailure.Of(message.Response, key);
    }
}
