namespace Melanchall.DryWetMidi.Core;

/// <summary>Type bytes of the meta events that have a class here.</summary>
internal static class MetaType
{
    public const byte Text = 0x01;
    public const byte SequenceTrackName = 0x03;
    public const byte EndOfTrack = 0x2F;
    public const byte SetTempo = 0x51;
}
