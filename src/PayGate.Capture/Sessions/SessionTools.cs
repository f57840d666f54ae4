using Microsoft.Extensions.Logging;
using PayGate.Capture.Deciding;
using PayGate.Capture.Desk;
using PayGate.Capture.Ports;
using PayGate.Capture.Storage;

namespace PayGate.Capture.Sessions;

/// <summary>What every session works with.</summary>
internal sealed record SessionTools(
    ICallMedia Media,
    ICardVault Vault,
    CaptureStore Store,
    DeskBoard Board,
    CapturePolicy Policy,
    TimeProvider Clock,
    ILogger<CaptureSession> Logger);
