namespace Melanchall.DryWetMidi.Core;

/// <summary>Brings the tracks of a file into the number that its format asks for.</summary>
internal static class TrackConversion
{
    public static IReadOnlyList<MidiChunk> Convert(IReadOnlyList<MidiChunk> chunks, MidiFileFormat format)
    {
        var tracks = chunks.OfType<TrackChunk>().ToArray();
        var others = chunks.Where(chunk => chunk is not TrackChunk);
        return format switch
        {
            MidiFileFormat.SingleTrack when tracks.Length > 1 => [Merge(tracks), .. others],
            MidiFileFormat.MultiTrack when tracks.Length == 1 => [.. SplitByChannel(tracks[0]), .. others],
            _ => chunks,
        };
    }

    // At one tick meta events come first; else the order of the tracks stays (the sort is stable).
    private static TrackChunk Merge(TrackChunk[] tracks)
    {
        var merged = new TrackChunk();
        var lastTicks = 0L;
        foreach (var (ticks, midiEvent) in tracks.SelectMany(Timed).OrderBy(item => item.Ticks).ThenBy(item => item.Event is not MetaEvent))
        {
            merged.Events.Add(After(midiEvent, ticks - lastTicks));
            lastTicks = ticks;
        }
        return merged;
    }

    // One track for what has no channel, then one a channel that is in use.
    private static IEnumerable<TrackChunk> SplitByChannel(TrackChunk track)
    {
        var groups = Timed(track)
            .GroupBy(item => item.Event is ChannelEvent channelEvent ? channelEvent.Channel + 1 : 0)
            .OrderBy(group => group.Key);
        foreach (var group in groups)
        {
            var part = new TrackChunk();
            var lastTicks = 0L;
            foreach (var (ticks, midiEvent) in group)
            {
                part.Events.Add(After(midiEvent, ticks - lastTicks));
                lastTicks = ticks;
            }
            yield return part;
        }
    }

    private static IEnumerable<TimedEvent> Timed(TrackChunk track)
    {
        var ticks = 0L;
        foreach (var midiEvent in track.Events)
            yield return new(ticks += midiEvent.DeltaTime, midiEvent);
    }

    private static MidiEvent After(MidiEvent midiEvent, long deltaTime)
    {
        var copy = midiEvent.Clone();
        copy.DeltaTime = deltaTime;
        return copy;
    }

    private sealed record TimedEvent(long Ticks, MidiEvent Event);
}
