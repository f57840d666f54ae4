namespace PayGate.Signals.Listening;

/// <summary>What two milliseconds say.</summary>
/// <param name="Share">Part of the whole power that a pair of steady tones is; 0 when it is no pair of a key.</param>
/// <param name="IsFirm">Steady and near enough to count although there is other sound.</param>
internal readonly record struct LeakMoment(double Share, bool IsFirm);
