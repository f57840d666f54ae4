using System.Net.Sockets;
using System.Security.Cryptography;
using System.Text;

namespace PayGate.Vault.KeyVaults.Software;

/// <summary>
/// A vault whose key file waits for two custodians. They hand their shares in over a Unix socket that only the owner of the vault's folder
/// reaches, each from a shell of their own.
/// </summary>
/// <remarks>
/// A wrong pair is forgotten as a whole, and the next is taken after a pause that doubles from one second to a minute. A wrong passphrase
/// never gets here: a share is opened on the custodian's side.
/// </remarks>
public sealed class VaultLock : IDisposable
{
    private const int LongestAnswer = 512;

    private readonly CustodianShares _shares = new();
    private readonly VaultOptions _options;
    private readonly TimeProvider _clock;
    private int _failures;

    private VaultLock(VaultOptions options, TimeProvider clock)
    {
        _options = options;
        _clock = clock;
    }

    /// <summary>Shares handed in so far.</summary>
    public int SharesHere => _shares.Count;

    /// <summary>Where shares are handed in.</summary>
    public string SocketPath => SocketOf(_options);

    /// <summary>The lock of a vault; <see langword="null"/> when its settings open it.</summary>
    /// <exception cref="VaultUnavailableException">The key file cannot be read.</exception>
    public static VaultLock? Of(VaultOptions options, TimeProvider clock)
    {
        ArgumentNullException.ThrowIfNull(options);
        if (options.Azure is not null || options.Pkcs11 is not null || options.ShareFiles.Count > 0 || !File.Exists(options.KeyFile))
        {
            return null;
        }

        try
        {
            return SealedKeyFile.Read(options.KeyFile).Protection == KeyFileProtection.Custodians ? new VaultLock(options, clock) : null;
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new VaultUnavailableException("The key file of the vault cannot be read.", VaultFault.Locked, error);
        }
    }

    /// <summary>Opens a share and hands it in to a vault that waits.</summary>
    /// <returns>What the vault answered, for people.</returns>
    /// <exception cref="VaultUnavailableException">The share does not open, or no vault waits there.</exception>
    public static async Task<string> HandInAsync(
        VaultOptions options, CustodianFile custodian, PassphrasePrompt prompt, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(custodian);
        byte[] wire = GC.AllocateArray<byte>(CustodianShare.WireSize, pinned: true);
        try
        {
            using (CustodianShare share = custodian.Open(prompt))
            {
                share.ToWire(wire);
            }

            using Socket socket = new(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
            await socket.ConnectAsync(new UnixDomainSocketEndPoint(SocketOf(options)), cancellationToken);
            await socket.SendAsync(wire, cancellationToken);
            byte[] answer = new byte[LongestAnswer];
            int length = 0;
            while (length < answer.Length && await socket.ReceiveAsync(answer.AsMemory(length), cancellationToken) is > 0 and var read)
            {
                length += read;
            }

            return Encoding.UTF8.GetString(answer, 0, length);
        }
        catch (SocketException error)
        {
            throw new VaultUnavailableException("No vault waits for shares there: it is open, or not running.", VaultFault.Locked, error);
        }
        finally
        {
            CryptographicOperations.ZeroMemory(wire);
        }
    }

    /// <summary>Waits until two shares open the key file.</summary>
    /// <returns>The settings with the shares, to open the vault with.</returns>
    /// <exception cref="VaultUnavailableException">The socket cannot be made.</exception>
    public async Task<VaultOptions> WaitAsync(CancellationToken cancellationToken)
    {
        using Socket listener = Listen();
        try
        {
            while (true)
            {
                using Socket custodian = await listener.AcceptAsync(cancellationToken);
                if (await TakeAsync(custodian, cancellationToken))
                {
                    return _options with { HandedIn = _shares };
                }
            }
        }
        finally
        {
            File.Delete(SocketPath);
        }
    }

    /// <summary>Forgets the shares; call it when the vault is open.</summary>
    public void Dispose() => _shares.Dispose();

    private static string SocketOf(VaultOptions options) => Path.Combine(options.Folder, "unlock.sock");

    private Socket Listen()
    {
        Socket listener = new(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
        try
        {
            File.Delete(SocketPath);
            listener.Bind(new UnixDomainSocketEndPoint(SocketPath));
            File.SetUnixFileMode(SocketPath, UnixFileMode.UserRead | UnixFileMode.UserWrite);
            listener.Listen(4);
            return listener;
        }
        catch (Exception error) when (error is SocketException or ArgumentException or IOException or UnauthorizedAccessException)
        {
            listener.Dispose();
            throw new VaultUnavailableException("The socket for shares cannot be made in the vault's folder (paths have 107 bytes at most).", VaultFault.Locked, error);
        }
    }

    private async Task<bool> TakeAsync(Socket custodian, CancellationToken cancellationToken)
    {
        byte[] wire = GC.AllocateArray<byte>(CustodianShare.WireSize, pinned: true);
        using CancellationTokenSource patience = new(TimeSpan.FromSeconds(10), _clock);
        using CancellationTokenSource either = CancellationTokenSource.CreateLinkedTokenSource(patience.Token, cancellationToken);
        try
        {
            int length = 0;
            while (length < wire.Length && await custodian.ReceiveAsync(wire.AsMemory(length), either.Token) is > 0 and var read)
            {
                length += read;
            }

            (bool open, string answer) = Judge(wire.AsSpan(0, length));
            await custodian.SendAsync(Encoding.UTF8.GetBytes(answer), either.Token);
            custodian.Shutdown(SocketShutdown.Send);
            if (!open && _failures > 0 && _shares.Count == 0)
            {
                await Task.Delay(TimeSpan.FromSeconds(Math.Min(1 << Math.Min(_failures - 1, 6), 60)), _clock, cancellationToken);
            }

            return open;
        }
        catch (Exception error) when (error is SocketException || (error is OperationCanceledException && !cancellationToken.IsCancellationRequested))
        {
            return false;
        }
        finally
        {
            CryptographicOperations.ZeroMemory(wire);
        }
    }

    private (bool Open, string Answer) Judge(ReadOnlySpan<byte> wire)
    {
        try
        {
            _shares.Add(CustodianShare.FromWire(wire));
            if (_shares.Count < CustodianShares.Needed)
            {
                return (false, "one share is here; the vault waits for another");
            }

            SoftwareKeyVault.OpenOrCreate(_options.KeyFile, _shares, mustExist: true, _clock).Dispose();
            return (true, "the vault is open");
        }
        catch (VaultUnavailableException refusal)
        {
            _failures++;
            _shares.Clear();
            return (false, "refused, and all shares forgotten: " + refusal.Message);
        }
    }
}
