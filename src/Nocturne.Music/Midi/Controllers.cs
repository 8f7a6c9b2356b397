namespace Nocturne.Music.Midi;

/// <summary>Controllers that a score heeds (MIDI 1.0).</summary>
internal static class Controllers
{
    public const byte SustainPedal = 64;

    /// <summary>
    /// Whether the notes of a channel end: with "all sound off" (120), "all notes off" (123), and the changes of mode after it
    /// (124 to 127), each of which the standard makes an "all notes off" too.
    /// </summary>
    public static bool EndsNotes(byte controller) => controller is 120 or >= 123;
}
