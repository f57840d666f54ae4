using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using PayGate.CardData.Memory;

namespace PayGate.Vault.KeyVaults.Pkcs11;

/// <summary>A session with a token, logged in. For one thread at a time.</summary>
internal sealed class Pkcs11Session : IDisposable
{
    private const int MostKeys = 256;
    private const int LongestValue = 1024;
    private const int KeySize = 3072;

    private readonly Pkcs11Module _module;
    private readonly nuint _session;
    private readonly byte[] _label;
    private bool _decodesHere;

    private Pkcs11Session(Pkcs11Module module, nuint session, string label)
    {
        _module = module;
        _session = session;
        _label = Encoding.UTF8.GetBytes(label);
    }

    /// <exception cref="VaultUnavailableException">There is no such token, or more than one; or the PIN file cannot be read.</exception>
    /// <exception cref="Pkcs11Exception">The module refuses.</exception>
    internal static Pkcs11Session Open(Pkcs11Module module, Pkcs11Options options)
    {
        module.Initialize();
        IReadOnlyList<nuint> slots = module.FindTokens(options.Token);
        if (slots.Count == 0)
        {
            module.Restart();
            slots = module.FindTokens(options.Token);
        }

        if (slots.Count != 1)
        {
            throw new VaultUnavailableException(
                (slots.Count == 0 ? "There is no PKCS#11 token of this label: " : "There is more than one PKCS#11 token of this label: ") + options.Token);
        }

        Pkcs11Session session = new(module, module.OpenSession(slots[0]), options.KeyLabel);
        try
        {
            PinFile.Use(options.PinFile, pin => module.Login(session._session, pin));
            return session;
        }
        catch
        {
            session.Dispose();
            throw;
        }
    }

    /// <summary>The keys of the label, or the one with an identifier; oldest first.</summary>
    internal unsafe IReadOnlyList<Pkcs11Key> FindKeys(byte[]? id)
    {
        nuint type = Cryptoki.CKO_PRIVATE_KEY;
        Span<nuint> found = stackalloc nuint[MostKeys];
        int count;
        fixed (byte* labelAt = _label, idAt = id)
        {
            ReadOnlySpan<CkAttribute> template =
            [
                new(Cryptoki.CKA_CLASS, &type, (nuint)sizeof(nuint)),
                new(Cryptoki.CKA_LABEL, labelAt, (nuint)_label.Length),
                new(Cryptoki.CKA_ID, idAt, (nuint)(id?.Length ?? 0)),
            ];
            _module.FindObjectsInit(_session, id is null ? template[..2] : template);
            try
            {
                count = _module.FindObjects(_session, found);
            }
            finally
            {
                _module.FindObjectsFinal(_session);
            }
        }

        List<Pkcs11Key> keys = new(count);
        foreach (nuint handle in found[..count])
        {
            keys.Add(Read(handle));
        }

        return [.. keys.OrderBy(key => key.CreatedAt ?? DateTimeOffset.MinValue).ThenBy(key => Convert.ToHexString(key.KeyId), StringComparer.Ordinal)];
    }

    /// <summary>Makes an RSA-3072 pair whose private half cannot leave the token.</summary>
    internal unsafe byte[] Generate(DateTimeOffset now)
    {
        byte[] id = new byte[Pkcs11Key.IdSize];
        BinaryPrimitives.WriteInt64BigEndian(id, now.ToUnixTimeMilliseconds());
        RandomNumberGenerator.Fill(id.AsSpan(sizeof(long)));
        byte[] exponent = [1, 0, 1];
        byte yes = 1;
        byte no = 0;
        nuint bits = KeySize;
        fixed (byte* labelAt = _label, idAt = id, exponentAt = exponent)
        {
            CkAttribute token = new(Cryptoki.CKA_TOKEN, &yes, 1);
            CkAttribute label = new(Cryptoki.CKA_LABEL, labelAt, (nuint)_label.Length);
            CkAttribute identifier = new(Cryptoki.CKA_ID, idAt, (nuint)id.Length);
            _module.GenerateKeyPair(
                _session,
                [
                    token, label, identifier,
                    new(Cryptoki.CKA_ENCRYPT, &yes, 1),
                    new(Cryptoki.CKA_MODULUS_BITS, &bits, (nuint)sizeof(nuint)),
                    new(Cryptoki.CKA_PUBLIC_EXPONENT, exponentAt, 3),
                ],
                [
                    token, label, identifier,
                    new(Cryptoki.CKA_PRIVATE, &yes, 1),
                    new(Cryptoki.CKA_SENSITIVE, &yes, 1),
                    new(Cryptoki.CKA_EXTRACTABLE, &no, 1),
                    new(Cryptoki.CKA_DECRYPT, &yes, 1),
                ]);
        }

        return id;
    }

    /// <summary>Decrypts RSA-OAEP with SHA-256 in the token; where the module cannot, the token does the RSA and the padding is taken off here.</summary>
    /// <exception cref="VaultUnavailableException">The bytes were changed, or are no key.</exception>
    internal GuardedKey Unwrap(Pkcs11Key key, ReadOnlySpan<byte> ciphertext)
    {
        if (ciphertext.Length != key.Modulus.Length)
        {
            throw Oaep.DoesNotOpen();
        }

        byte[] clear = GC.AllocateArray<byte>(key.Modulus.Length, pinned: true);
        try
        {
            _decodesHere = _decodesHere || !TryBeginOaep(key);
            if (_decodesHere)
            {
                _module.DecryptInit(_session, new CkMechanism { Type = Cryptoki.CKM_RSA_X_509 }, key.Handle);
            }

            int length = _module.Decrypt(_session, ciphertext, clear);
            if (_decodesHere)
            {
                // Leading zeros may have been dropped with the number they begin.
                clear.AsSpan(0, length).CopyTo(clear.AsSpan(clear.Length - length));
                clear.AsSpan(0, clear.Length - length).Clear();
                return OaepPadding.Decode(clear);
            }

            return length == GuardedKey.Size ? GuardedKey.CopyOf(clear.AsSpan(0, length)) : throw Oaep.NoKey();
        }
        catch (Pkcs11Exception error) when (error.Code is Cryptoki.CKR_ENCRYPTED_DATA_INVALID or Cryptoki.CKR_ENCRYPTED_DATA_LEN_RANGE)
        {
            throw Oaep.DoesNotOpen(error);
        }
        finally
        {
            CryptographicOperations.ZeroMemory(clear);
        }
    }

    public void Dispose() => _module.CloseSession(_session);

    // SoftHSM 2.6 has OAEP with SHA-1 only.
    private unsafe bool TryBeginOaep(Pkcs11Key key)
    {
        CkOaepParameters parameters = new()
        {
            Hash = Cryptoki.CKM_SHA256,
            Mask = Cryptoki.CKG_MGF1_SHA256,
            Source = Cryptoki.CKZ_DATA_SPECIFIED,
        };
        CkMechanism mechanism = new()
        {
            Type = Cryptoki.CKM_RSA_PKCS_OAEP,
            Parameter = &parameters,
            Length = (nuint)sizeof(CkOaepParameters),
        };
        try
        {
            _module.DecryptInit(_session, mechanism, key.Handle);
            return true;
        }
        catch (Pkcs11Exception error) when (error.IsMechanism)
        {
            return false;
        }
    }

    private Pkcs11Key Read(nuint handle)
    {
        byte[] modulus = Attribute(handle, Cryptoki.CKA_MODULUS);
        bool isFit = Flag(handle, Cryptoki.CKA_SENSITIVE) && !Flag(handle, Cryptoki.CKA_EXTRACTABLE) && Flag(handle, Cryptoki.CKA_DECRYPT)
            && modulus.AsSpan().TrimStart((byte)0).Length * 8 >= KeySize;
        return new Pkcs11Key(
            handle,
            Attribute(handle, Cryptoki.CKA_ID),
            modulus.AsSpan().TrimStart((byte)0).ToArray(),
            Attribute(handle, Cryptoki.CKA_PUBLIC_EXPONENT),
            isFit);
    }

    private bool Flag(nuint handle, nuint type) => Attribute(handle, type) is [not 0];

    private byte[] Attribute(nuint handle, nuint type)
    {
        Span<byte> value = stackalloc byte[LongestValue];
        int length = _module.GetAttribute(_session, handle, type, value);
        return value[..length].ToArray();
    }
}
