namespace PayGate.Signals.Tones;

/// <summary>When a window suspects a key.</summary>
/// <param name="LeastShare">Part of the window's power that the pair must explain.</param>
/// <param name="Offset">Largest relative distance from the nominal frequencies.</param>
/// <param name="Twist">Largest ratio of power between the two tones.</param>
/// <param name="Windows">Successive windows that must agree on the pair.</param>
/// <param name="LoneShare">Part of the power that needs no second window to agree; above 1: there is none.</param>
internal readonly record struct OnsetRule(double LeastShare, double Offset, double Twist, int Windows, double LoneShare);
