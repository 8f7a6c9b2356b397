namespace Nocturne.Music.Midi;

/// <summary>Bytes that meta events of a fixed length have (Standard MIDI Files 1.0).</summary>
internal static class MetaEventLengths
{
    /// <summary>Bytes of content; <c>null</c> where the standard leaves it open.</summary>
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
