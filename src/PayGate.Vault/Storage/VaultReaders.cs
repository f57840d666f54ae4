using System.Collections.Concurrent;
using System.Data.Common;

namespace PayGate.Vault.Storage;

/// <summary>A few reading connections that are kept open. Safe to share between threads.</summary>
internal sealed class VaultReaders(VaultDatabase database) : IDisposable
{
    private const int MostKept = 8;

    private readonly ConcurrentBag<VaultReader> _idle = [];
    private volatile bool _disposed;

    /// <summary>Runs queries over a connection that nobody else uses meanwhile. One that failed is not used again.</summary>
    /// <exception cref="VaultUnavailableException">The database does not answer.</exception>
    internal T Use<T>(Func<VaultReader, T> use)
    {
        ObjectDisposedException.ThrowIf(_disposed, this);
        VaultReader? reader = null;
        try
        {
            reader = _idle.TryTake(out VaultReader? kept) ? kept : new VaultReader(database);
            T result = use(reader);
            GiveBack(reader);
            return result;
        }
        catch (Exception error) when (error is DbException or IOException or InvalidOperationException)
        {
            reader?.Dispose();
            throw new VaultUnavailableException(error);
        }
        catch
        {
            reader?.Dispose();
            throw;
        }
    }

    public void Dispose()
    {
        _disposed = true;
        while (_idle.TryTake(out VaultReader? reader))
        {
            reader.Dispose();
        }
    }

    private void GiveBack(VaultReader reader)
    {
        if (_disposed || _idle.Count >= MostKept)
        {
            reader.Dispose();
        }
        else
        {
            _idle.Add(reader);
        }
    }
}
