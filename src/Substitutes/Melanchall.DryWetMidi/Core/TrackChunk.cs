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

    // Ends of track are not written where they stand: their time goes to the next event, and one end closes the track.
    internal override void WriteContent(SmfBuffer buffer, WritingSettings settings)
    {
        var carriedTicks = 0L;
        var endTicks = 0L;
        foreach (var midiEvent in Events)
        {
            if (midiEvent is EndOfTrackEvent)
            {
                carriedTicks += midiEvent.DeltaTime;
                endTicks = carriedTicks;
                continue;
            }
            buffer.WriteVariableLength(midiEvent.DeltaTime + carriedTicks);
            midiEvent.Write(buffer, settings);
            endTicks = 0;
        }
        buffer.WriteVariableLength(endTicks);
        new EndOfTrackEvent().Write(buffer, settings);
    }
}
