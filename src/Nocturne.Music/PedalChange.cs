namespace Nocturne.Music;

/// <summary>A movement of the sustain pedal (MIDI controller 64).</summary>
/// <param name="Ticks">Time in ticks of the score, at least 0.</param>
/// <param name="Value">The position of the pedal, 0 (up) to 127 (fully down).</param>
public readonly record struct PedalChange(long Ticks, int Value)
{
    /// <summary>Whether the pedal is down, which General MIDI defines as 64 and above.</summary>
    public bool IsDown => Value >= 64;
}
