using PayGate.CardData.Memory;
using PayGate.CardData.Sealing;
using PayGate.Contracts;
using PayGate.Contracts.Cards;
using PayGate.Contracts.Tenancy;
using PayGate.Vault.Envelopes;
using PayGate.Vault.Tests.Support;
using PayGate.Vault.Tokens;

namespace PayGate.Vault.Tests.Envelopes;

public sealed class RecordCipherTests : IDisposable
{
    private static readonly RecordPlace Place = new(TenantId.Default, TokenFactory.Draw("4242"), RecordField.Number, 7);

    private readonly GuardedKey _key = GuardedKey.CreateRandom();
    private readonly GuardedSlot _slot = GuardedSlot.Rent();

    public void Dispose()
    {
        _key.Dispose();
        _slot.Dispose();
    }

    [Theory]
    [InlineData("1230")]
    [InlineData("123456789012")]
    [InlineData("1234567890123456789")]
    public void A_field_opens_at_its_place_and_its_length_cannot_be_seen(string digits)
    {
        byte[] record = Seal(digits);

        Assert.Equal(digits.Length, RecordCipher.Open(_slot, record, CipherSuite.XChaCha20Poly1305, Place, _key));
        Assert.Equal(VaultHost.Digits(digits), _slot.Bytes[..digits.Length].ToArray());
        Assert.Equal(24 + 20 + 16, record.Length);
    }

    [Fact]
    public void The_approved_suite_opens_at_its_place_and_nowhere_else()
    {
        byte[] record = Seal("1234567890123456789", CipherSuite.Aes256Gcm);

        Assert.Equal(12 + 20 + 16, record.Length);
        Assert.Equal(19, RecordCipher.Open(_slot, record, CipherSuite.Aes256Gcm, Place, _key));
        Refused(record, CipherSuite.XChaCha20Poly1305, Place, _key);
        Refused(record, CipherSuite.Aes256Gcm, Place with { KeyId = 8 }, _key);
        record[^1] ^= 1;
        Refused(record, CipherSuite.Aes256Gcm, Place, _key);
    }

    [Fact]
    public void Other_terms_do_not_open()
    {
        DateTimeOffset end = DateTimeOffset.UnixEpoch.AddYears(60);
        CardTerms terms = new(Identifiers.Parse<CardPurpose>("payment"), end);
        byte[] record = Seal("1230", place: Place with { Terms = terms });

        Assert.Equal(4, RecordCipher.Open(_slot, record, CipherSuite.XChaCha20Poly1305, Place with { Terms = terms }, _key));
        Refused(record, CipherSuite.XChaCha20Poly1305, Place, _key);
        Refused(record, CipherSuite.XChaCha20Poly1305, Place with { Terms = terms with { Purpose = null } }, _key);
        Refused(record, CipherSuite.XChaCha20Poly1305, Place with { Terms = terms with { ExpiresAt = null } }, _key);
        Refused(record, CipherSuite.XChaCha20Poly1305, Place with { Terms = terms with { ExpiresAt = end.AddMilliseconds(1) } }, _key);
    }

    [Fact]
    public void The_same_field_is_never_the_same_ciphertext() => Assert.NotEqual(Seal("1230"), Seal("1230"));

    [Fact]
    public void At_any_other_place_under_any_other_key_or_suite_it_does_not_open()
    {
        byte[] record = Seal("1230");
        using GuardedKey otherKey = GuardedKey.CreateRandom();

        Refused(record, CipherSuite.XChaCha20Poly1305, Place with { Tenant = VaultHost.Other }, _key);
        Refused(record, CipherSuite.XChaCha20Poly1305, Place with { Token = TokenFactory.Draw("4242") }, _key);
        Refused(record, CipherSuite.XChaCha20Poly1305, Place with { Field = RecordField.Expiry }, _key);
        Refused(record, CipherSuite.XChaCha20Poly1305, Place with { KeyId = 8 }, _key);
        Refused(record, CipherSuite.Aes256Gcm, Place, _key);
        Refused(record, CipherSuite.XChaCha20Poly1305, Place, otherKey);
        Refused(record[..^1], CipherSuite.XChaCha20Poly1305, Place, _key);
    }

    [Fact]
    public void A_change_of_any_byte_is_found()
    {
        byte[] record = Seal("1230");
        for (int i = 0; i < record.Length; i++)
        {
            byte[] changed = [.. record];
            changed[i] ^= 1;
            Refused(changed, CipherSuite.XChaCha20Poly1305, Place, _key);
        }
    }

    private byte[] Seal(string digits, CipherSuite suite = CipherSuite.XChaCha20Poly1305, RecordPlace? place = null) =>
        RecordCipher.Seal(
            slot =>
            {
                VaultHost.Digits(digits).CopyTo(slot.Bytes);
                return digits.Length;
            },
            suite,
            place ?? Place,
            _key);

    private void Refused(byte[] record, CipherSuite suite, RecordPlace place, GuardedKey key) =>
        Assert.Throws<SealedDataException>(() => RecordCipher.Open(_slot, record, suite, place, key));
}
