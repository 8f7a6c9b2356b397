namespace Nocturne.Music.Midi;

/// <summary>The lengths of meta events of a fixed length (Standard MIDI Files 1.0).</summary>
internal static class MetaEventLengths
{
    /// <summary>Returns the number of content bytes, or <c>null</c> if the standard does not fix it.</summary>
    public static int? Expected(byte type) => type switch
    {
        0x00 => 2,      // sequence number
        0x20 => 1,      // channel prefix
        0x21 => 1,      // port
        0x2F => 0,      // end of track
        0x51 => 3,      // tempo
        0x54 => 5,      // SMPTE offset
        0x58 => 4,      // time signature
        0x59 => 2,      // key signature
        _ => null,
    };
}
