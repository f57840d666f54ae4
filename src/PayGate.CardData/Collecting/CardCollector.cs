using System.Diagnostics;
using PayGate.CardData.Cards;
using PayGate.CardData.Memory;
using PayGate.CardData.Sealing;
using PayGate.Contracts.Captures;
using PayGate.Contracts.Cards;
using PayGate.Contracts.Tenancy;

namespace PayGate.CardData.Collecting;

/// <summary>
/// Turns the keys of one capture into progress, and at the end into a sealed card. Runs inside the relay; no digit leaves it.
/// </summary>
/// <remarks>
/// Not thread safe: its owner serialises. A wrong field is wiped at once and takes no more digits until it is asked again.
/// </remarks>
[DebuggerDisplay("guarded")]
public sealed class CardCollector : IDisposable
{
    private readonly CaptureId _capture;
    private readonly ControlKeys _keys;
    private readonly IReadOnlyList<CardBrand> _accepted;
    private readonly TimeProvider _clock;
    private readonly CollectedField _number = new(CardField.CardNumber);
    private readonly CollectedField _expiry = new(CardField.Expiry);
    private readonly CollectedField _code = new(CardField.SecurityCode);
    private CollectedField? _current;
    private IssuerRange _range;
    private MaskedPan? _masked;
    private bool _clearPressed;
    private long _sequence;

    /// <summary>Makes a collector that takes no key until a field is asked.</summary>
    /// <param name="capture">Whose keys these are.</param>
    /// <param name="keys">The control keys.</param>
    /// <param name="accepted">
    /// Brands taken; empty: every known one. A number outside every known range is taken only when <see cref="CardBrand.Unknown"/> is
    /// listed.
    /// </param>
    /// <param name="clock">What month it is (UTC).</param>
    /// <exception cref="ArgumentException">The control keys are not star or hash, or are the same.</exception>
    /// <exception cref="GuardedMemoryException">No guarded memory is left.</exception>
    public CardCollector(CaptureId capture, CaptureKeys keys, IReadOnlyList<CardBrand> accepted, TimeProvider clock)
    {
        ArgumentNullException.ThrowIfNull(accepted);
        ArgumentNullException.ThrowIfNull(clock);
        _capture = capture;
        _keys = new ControlKeys(keys);
        _accepted = [.. accepted];
        _clock = clock;
        _range = IssuerRanges.Find([]);
    }

    /// <summary>Number and expiry are valid, and so is the code if it was ever asked: <see cref="Seal"/> will work.</summary>
    public bool IsComplete =>
        _number.State == FieldState.Valid && _expiry.State == FieldState.Valid && _code.State is FieldState.Valid or FieldState.Idle;

    /// <summary>Empties a field and makes it the one that keys go to.</summary>
    /// <param name="field">Which.</param>
    /// <param name="attempt">1 for the first try.</param>
    public FieldProgress AskField(CardField field, int attempt)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(attempt, 1);
        _current = field switch
        {
            CardField.CardNumber => _number,
            CardField.Expiry => _expiry,
            CardField.SecurityCode => _code,
            _ => throw new ArgumentOutOfRangeException(nameof(field), "Not a field of a card."),
        };
        _current.Ask(attempt);
        _clearPressed = false;
        LookAtNumber();
        return Report(_current, _clock.GetUtcNow());
    }

    /// <summary>Takes one key.</summary>
    /// <param name="key">RFC 4733 event code: 0 to 9 digits, 10 star, 11 hash; 12 to 15 (A to D) are swallowed.</param>
    /// <param name="at">When the relay heard it.</param>
    /// <param name="repeatedQuickly">It equals the key before it and followed faster than a hand presses.</param>
    /// <returns>
    /// What changed, in order. Empty when the key was swallowed: no field is being asked, or the field takes no more.
    /// Two when a number turns a code keyed earlier invalid, because its brand wants another length.
    /// </returns>
    public IReadOnlyList<FieldProgress> Press(byte key, DateTimeOffset at, bool repeatedQuickly)
    {
        bool isClear = _keys.IsClear(key);
        bool isSecondClear = isClear && _clearPressed;
        _clearPressed = isClear && _current is not null;
        if (_current is null)
        {
            return [];
        }

        if (isClear)
        {
            return PressClear(_current, isSecondClear, at);
        }

        if (_keys.IsDone(key))
        {
            return _current.State == FieldState.WaitingForFirstKey ? [] : FinishField(at);
        }

        if (key > ControlKeys.LastDigit || !_current.TakesDigits)
        {
            return [];
        }

        _current.Append(key, repeatedQuickly);
        return Judge(_current, finished: false, at);
    }

    /// <summary>Judges what is there: the time is up. A field already judged stays as it is and takes no more digits.</summary>
    /// <returns>
    /// What changed, as with <see cref="Press"/>; with nothing keyed the field is invalid, <see cref="FieldProblem.TooShort"/>.
    /// </returns>
    public IReadOnlyList<FieldProgress> FinishField(DateTimeOffset at)
    {
        switch (_current?.State)
        {
            case FieldState.WaitingForFirstKey or FieldState.Keying:
                return Judge(_current, finished: true, at);
            case FieldState.Valid:
                _current.Finish();
                return [];
            default:
                return [];
        }
    }

    /// <summary>Seals the card to the vault. The digits stay until <see cref="Wipe"/>.</summary>
    /// <exception cref="InvalidOperationException">A field is missing; see <see cref="IsComplete"/>.</exception>
    public SealedCardMessage Seal(SealingKey vaultKey, TenantId tenant)
    {
        ArgumentNullException.ThrowIfNull(vaultKey);
        if (!IsComplete || _masked is null)
        {
            throw new InvalidOperationException("A card can be sealed only when all its fields are valid.");
        }

        DigitBuffer? code = _code.State == FieldState.Valid ? _code.Digits : null;
        byte[] box = SealedCard.Seal(_number.Digits, _expiry.Digits, code, tenant, _capture, vaultKey);
        return new SealedCardMessage(_capture, tenant, vaultKey.Id, box, _masked);
    }

    /// <summary>Forgets every digit; no field is being asked any more.</summary>
    public void Wipe()
    {
        _current = null;
        _clearPressed = false;
        _number.Wipe();
        _expiry.Wipe();
        _code.Wipe();
        LookAtNumber();
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _current = null;
        _masked = null;
        _number.Dispose();
        _expiry.Dispose();
        _code.Dispose();
    }

    private FieldProgress[] PressClear(CollectedField field, bool stop, DateTimeOffset at)
    {
        if (field.State == FieldState.Invalid)
        {
            return stop ? [Report(field, at) with { StopRequested = true }] : [];
        }

        field.ClearByCaller();
        LookAtNumber();
        return [Report(field, at) with { StopRequested = stop }];
    }

    private FieldProgress[] Judge(CollectedField field, bool finished, DateTimeOffset at)
    {
        using (GuardedSlot slot = GuardedSlot.Rent())
        {
            Span<byte> digits = slot.Bytes[..field.Digits.RevealTo(slot)];
            field.Apply(
                field.Kind switch
                {
                    CardField.CardNumber => NumberJudge.Judge(digits, field.QuickPairs, finished, _accepted),
                    CardField.Expiry => ExpiryJudge.Judge(digits, finished, _clock.GetUtcNow()),
                    _ => CodeJudge.Judge(digits.Length, _range.CodeLength, finished),
                },
                finished);
        }

        LookAtNumber();
        FieldProgress progress = Report(field, at);
        bool numberBecameValid = field == _number && field.State == FieldState.Valid;
        if (!numberBecameValid || _code.State != FieldState.Valid || _code.Digits.Count == _range.CodeLength)
        {
            return [progress];
        }

        _code.Apply(Verdict.Wrong(FieldProblem.CodeLength), finished: true);
        return [progress, Report(_code, at)];
    }

    private void LookAtNumber()
    {
        using GuardedSlot slot = GuardedSlot.Rent();
        Span<byte> digits = slot.Bytes[.._number.Digits.RevealTo(slot)];
        _range = IssuerRanges.Find(digits);
        _masked = _number.State == FieldState.Valid ? _masked ?? PanMask.Of(digits) : null;
    }

    private FieldProgress Report(CollectedField field, DateTimeOffset at) =>
        new(
            _capture,
            field.Kind,
            field.Attempt,
            field.Digits.Count,
            field.State,
            field.Problem,
            _masked,
            _range.Brand,
            _range.CodeLength,
            field.DoubleDigitSuspected,
            StopRequested: false,
            at,
            ++_sequence);
}
