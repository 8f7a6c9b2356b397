namespace Nocturne.Music;

/// <summary>A movement of the sustain pedal (MIDI controller 64).</summary>
/// <param name="Ticks">When, in ticks of the score, 0 or later.</param>
/// <param name="Value">How far down, 0 to 127; 64 and above is down.</param>
public readonly record struct PedalChange(long Ticks, int Value)
{
    /// <summary>Whether the dampers are lifted: 64 and above, as General MIDI has it.</summary>
    public bool IsDown => Value >= 64;
}
