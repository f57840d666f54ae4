using PayGate.Contracts.Calls;
using PayGate.Contracts.Captures;
using PayGate.Contracts.Relaying;

namespace PayGate.Capture.Ports;

/// <summary>The relay, as Capture needs it. No member can carry a digit. Safe to call from several threads.</summary>
/// <remarks>Any exception from a member counts as "the relay cannot vouch for the call": the capture ends as not protected.</remarks>
public interface ICallMedia
{
    /// <summary>The calls that are going on now (ended ones are left out).</summary>
    ValueTask<IReadOnlyList<CallSnapshot>> CallsAsync(CancellationToken cancellationToken);

    /// <summary>
    /// What the relay tells from now on, in order. When the sequence ends or throws, Capture ends every open capture as not protected,
    /// asks for the calls again and listens anew.
    /// </summary>
    IAsyncEnumerable<RelayNotice> NoticesAsync(CancellationToken cancellationToken);

    /// <summary>Closes the mask and answers when mask and recorder are in the secured state, or why they are not.</summary>
    ValueTask<ArmConfirmation> ArmAsync(ArmRequest request, CancellationToken cancellationToken);

    /// <summary>Empties a field and gives it the next keys.</summary>
    /// <param name="capture">The capture.</param>
    /// <param name="field">The field.</param>
    /// <param name="attempt">Grows with every asking of this field; comes back in <see cref="FieldProgress.Attempt"/>.</param>
    /// <param name="cancellationToken">Gives up waiting.</param>
    ValueTask AskFieldAsync(CaptureId capture, CardField field, int attempt, CancellationToken cancellationToken);

    /// <summary>Has the current field judged as it is; the verdict comes as a notice.</summary>
    ValueTask FinishFieldAsync(CaptureId capture, CancellationToken cancellationToken);

    /// <summary>Seals the collected card to the vault's public key.</summary>
    ValueTask<SealedCardMessage> SealAsync(CaptureId capture, CancellationToken cancellationToken);

    /// <summary>Wipes what was keyed, then opens the mask. Does nothing for a capture the relay does not know (it wiped at hang-up or restarted).</summary>
    ValueTask DisarmAsync(CaptureId capture, CancellationToken cancellationToken);
}
