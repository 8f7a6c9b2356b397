namespace Nocturne.Etudes;

/// <summary>Invents motives: rhythms of one and two beats, and contours that step more than they leap and turn back after a leap.</summary>
internal sealed class MotiveMaker(Metre metre, Random random)
{
    // In sixteenth notes.
    private static readonly int[][] DupleBeats = [[4], [4], [2, 2], [2, 2], [3, 1], [3, 1], [2, 1, 1], [1, 1, 2]];
    private static readonly int[][] DuplePairs = [[6, 2], [6, 2], [6, 1, 1], [4, 2, 2], [7, 1], [8], [5, 1, 1, 1]];
    private static readonly int[][] CompoundBeats = [[6], [4, 2], [4, 2], [4, 2], [2, 2, 2], [3, 1, 2], [5, 1], [2, 1, 1, 2]];
    private static readonly int[][] CompoundPairs = [[10, 2], [10, 2], [6, 4, 2], [8, 2, 2], [8, 4], [9, 1, 1, 1], [12]];
    private static readonly int[] StepsAndLeaps = [1, 1, 1, 1, 1, 1, -1, -1, -1, -1, -1, -1, -1, 2, -2, -2, 3, -3, 5];

    /// <summary>A new motive of one bar, of at least two notes.</summary>
    public Motive Create()
    {
        var durations = new List<int>();
        while (durations.Count < 2)
            durations = Rhythm();
        return new Motive(durations, Contour(durations.Count));
    }

    private List<int> Rhythm()
    {
        var (beats, pairs) = metre.IsCompound ? (CompoundBeats, CompoundPairs) : (DupleBeats, DuplePairs);
        var durations = new List<int>();
        for (var beat = 0; beat < metre.BeatsPerBar;)
        {
            var isPair = beat % 2 == 0 && beat + 2 <= metre.BeatsPerBar && random.Percent(50);
            durations.AddRange(random.Pick(isPair ? pairs : beats).Select(length => length * Metre.Sixteenth));
            beat += isPair ? 2 : 1;
        }
        return durations;
    }

    private List<int> Contour(int notes)
    {
        var steps = new List<int> { 0 };
        while (steps.Count < notes)
            steps.Add(Math.Abs(steps[^1]) >= 3 ? -Math.Sign(steps[^1]) : random.Pick(StepsAndLeaps));
        return steps;
    }
}
