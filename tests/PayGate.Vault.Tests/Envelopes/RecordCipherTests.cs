using PayGate.CardData.Memory;
using PayGate.CardData.Sealing;
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

        Assert.Equal(digits.Length, RecordCipher.Open(_slot, record, RecordCipher.Suite, Place, _key));
        Assert.Equal(VaultHost.Digits(digits), _slot.Bytes[..digits.Length].ToArray());
        Assert.Equal(24 + 20 + 16, record.Length);
    }

    [Fact]
    public void The_same_field_is_never_the_same_ciphertext() => Assert.NotEqual(Seal("1230"), Seal("1230"));

    [Fact]
    public void At_any_other_place_under_any_other_key_or_suite_it_does_not_open()
    {
        byte[] record = Seal("1230");
        using GuardedKey otherKey = GuardedKey.CreateRandom();

        Refused(record, RecordCipher.Suite, Place with { Tenant = VaultHost.Other }, _key);
        Refused(record, RecordCipher.Suite, Place with { Token = TokenFactory.Draw("4242") }, _key);
        Refused(record, RecordCipher.Suite, Place with { Field = RecordField.Expiry }, _key);
        Refused(record, RecordCipher.Suite, Place with { KeyId = 8 }, _key);
        Refused(record, 2, Place, _key);
        Refused(record, RecordCipher.Suite, Place, otherKey);
        Refused(record[..^1], RecordCipher.Suite, Place, _key);
    }

    [Fact]
    public void A_change_of_any_byte_is_found()
    {
        byte[] record = Seal("1230");
        for (int i = 0; i < record.Length; i++)
        {
            byte[] changed = [.. record];
            changed[i] ^= 1;
            Refused(changed, RecordCipher.Suite, Place, _key);
        }
    }

    private byte[] Seal(string digits) =>
        RecordCipher.Seal(
            slot =>
            {
                VaultHost.Digits(digits).CopyTo(slot.Bytes);
                return digits.Length;
            },
            Place,
            _key);

    private void Refused(byte[] record, byte suite, RecordPlace place, GuardedKey key) =>
        Assert.Throws<SealedDataException>(() => RecordCipher.Open(_slot, record, suite, place, key));
}
