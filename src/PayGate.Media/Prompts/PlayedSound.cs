namespace PayGate.Media.Prompts;

/// <summary>What is played: a sound from a place in it on, begun again from its start until enough was played.</summary>
/// <param name="Samples">8 kHz; not empty.</param>
/// <param name="Start">The sample to begin with.</param>
/// <param name="Length">Samples to play in all.</param>
internal readonly record struct PlayedSound(short[] Samples, int Start, long Length)
{
    /// <summary>The whole of it, one time.</summary>
    internal static PlayedSound Once(short[] samples) => new(samples, 0, samples.Length);
}
