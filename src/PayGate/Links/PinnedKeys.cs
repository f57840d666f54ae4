using System.Text.Json;
using PayGate.CardData.Sealing;

namespace PayGate.Links;

/// <summary>
/// Public keys that the relay seals to, fetched from their owners over mutual TLS and kept, so that a relay that starts while a neighbour is
/// down still records and captures. The capture role has no say in them.
/// </summary>
internal sealed class PinnedKeys(string folder)
{
    private static readonly TimeSpan Wait = TimeSpan.FromSeconds(20);
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(250);

    /// <summary>The owner's key: asked for when the owner answers, else the one kept.</summary>
    /// <param name="name">Name of the file it is kept in.</param>
    /// <param name="owner">Who has it.</param>
    /// <param name="path">Where to ask.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <exception cref="IOException">The owner did not answer and no key was kept.</exception>
    public async Task<SealingKey> GetAsync(string name, LinkClient owner, string path, CancellationToken cancellationToken)
    {
        string file = Path.Combine(folder, name + ".json");
        using CancellationTokenSource patience = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        patience.CancelAfter(File.Exists(file) ? Pause : Wait);
        while (true)
        {
            try
            {
                SealingKey key = await owner.GetAsync<SealingKey>(path, patience.Token);
                await File.WriteAllBytesAsync(file, JsonSerializer.SerializeToUtf8Bytes(key, LinkJson.Options), cancellationToken);
                return key;
            }
            catch (Exception problem) when (problem is HttpRequestException or OperationCanceledException)
            {
                cancellationToken.ThrowIfCancellationRequested();
            }

            if (patience.IsCancellationRequested)
            {
                return Kept(file, owner);
            }

            await Task.WhenAny(Task.Delay(Pause, patience.Token));
        }
    }

    private static SealingKey Kept(string file, LinkClient owner) =>
        File.Exists(file)
            ? JsonSerializer.Deserialize<SealingKey>(File.ReadAllBytes(file), LinkJson.Options)!
            : throw new IOException("The " + owner.Target + " role did not answer, and its public key was never fetched before.");
}
