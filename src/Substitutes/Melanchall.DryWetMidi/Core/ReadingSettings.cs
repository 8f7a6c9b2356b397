namespace Melanchall.DryWetMidi.Core;

/// <summary>How to take MIDI data that is not as the standard has it.</summary>
public class ReadingSettings
{
    /// <summary>Another number of tracks than the header promises; ignored unless told otherwise.</summary>
    public UnexpectedTrackChunksCountPolicy UnexpectedTrackChunksCountPolicy { get; set; } = UnexpectedTrackChunksCountPolicy.Ignore;

    /// <summary>Chunks of unknown kinds; kept unless told otherwise.</summary>
    public UnknownChunkIdPolicy UnknownChunkIdPolicy { get; set; } = UnknownChunkIdPolicy.ReadAsUnknownChunk;

    /// <summary>Tracks without an end; ignored unless told otherwise.</summary>
    public MissedEndOfTrackPolicy MissedEndOfTrackPolicy { get; set; } = MissedEndOfTrackPolicy.Ignore;

    /// <summary>File formats other than 0, 1 and 2; ignored unless told otherwise.</summary>
    public UnknownFileFormatPolicy UnknownFileFormatPolicy { get; set; } = UnknownFileFormatPolicy.Ignore;

    /// <summary>End Of Track events; left out unless told otherwise.</summary>
    public EndOfTrackStoringPolicy EndOfTrackStoringPolicy { get; set; } = EndOfTrackStoringPolicy.Omit;
}
