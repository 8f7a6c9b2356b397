namespace Melanchall.DryWetMidi.Core;

/// <summary>A track: events in order of time.</summary>
public sealed class TrackChunk : MidiChunk
{
    /// <summary>The four letters of a track.</summary>
    public const string Id = "MTrk";

    /// <summary>Creates an empty track.</summary>
    public TrackChunk()
        : base(Id)
    {
    }

    /// <summary>Creates a track of events.</summary>
    public TrackChunk(params MidiEvent[] events)
        : this()
    {
        ArgumentNullException.ThrowIfNull(events);
        foreach (var midiEvent in events)
            Events.Add(midiEvent);
    }

    /// <summary>The events.</summary>
    public EventsCollection Events { get; } = new();

    internal override void WriteContent(SmfBuffer buffer, WritingSettings settings)
    {
        foreach (var midiEvent in Events)
        {
            buffer.WriteVariableLength(midiEvent.DeltaTime);
            midiEvent.Write(buffer, settings);
        }
        buffer.WriteVariableLength(0);
        new EndOfTrackEvent().Write(buffer, settings);
    }
}
