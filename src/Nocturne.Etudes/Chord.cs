namespace Nocturne.Etudes;

/// <summary>A chord in a key.</summary>
internal sealed class Chord
{
    private readonly int[] _tones;
    private readonly int[] _scale;

    /// <param name="name">A name of <see cref="ChordTable"/>.</param>
    /// <param name="key">A key whose mode has that chord.</param>
    public Chord(string name, Key key)
    {
        var kind = ChordTable.Of(name);
        var degrees = Degree.ParseAll(kind.Degrees(key.IsMinor)
            ?? throw new ArgumentException($"There is no {name} in {(key.IsMinor ? "minor" : "major")}.", nameof(name)));
        (Name, Key, Role) = (name, key, kind.Role);
        _tones = [.. degrees.Select(degree => degree.In(key))];
        _scale = ScaleOver(degrees, key);
        Bass = _tones[kind.BassIndex];
        if (kind.Role is ChordRole.Dominant or ChordRole.SecondaryDominant)
        {
            var isDiminished = name.StartsWith("VIIo", StringComparison.Ordinal);
            LeadingNote = _tones[isDiminished ? 0 : 1];
            // A diminished seventh may also rise: before the six-four chord of a major key it is a raised second.
            Seventh = _tones.Length == 4 && !isDiminished ? _tones[3] : null;
        }
    }

    /// <summary>Its Roman numeral.</summary>
    public string Name { get; }

    /// <summary>The key that the numeral refers to.</summary>
    public Key Key { get; }

    /// <summary>Its function in the key.</summary>
    public ChordRole Role { get; }

    /// <summary>Its pitch classes, root first.</summary>
    public IReadOnlyList<int> Tones => _tones;

    /// <summary>The pitch classes of the melody over the chord, by degree of the key.</summary>
    public IReadOnlyList<int> Scale => _scale;

    /// <summary>Pitch class of the bass.</summary>
    public int Bass { get; }

    /// <summary>Pitch class that rises a semitone when the chord resolves, or <c>null</c> if it is not a dominant.</summary>
    public int? LeadingNote { get; }

    /// <summary>Pitch class that falls a step when the chord resolves, or <c>null</c> if it is not a dominant seventh.</summary>
    public int? Seventh { get; }

    /// <summary>Whether the chord contains a pitch.</summary>
    public bool Has(int pitch) => _tones.Contains(pitch % 12);

    /// <summary>The pitch some steps of the scale away; the first step of a pitch outside the scale leads into it.</summary>
    public int Move(int pitch, int steps)
    {
        for (var i = 0; i < Math.Abs(steps); i++)
            do
                pitch += Math.Sign(steps);
            while (!_scale.Contains(pitch % 12));
        return pitch;
    }

    /// <summary>The neighbour above: the next note of the scale, or a semitone if that is further than a whole tone.</summary>
    public int Above(int pitch) => Move(pitch, 1) - pitch <= 2 ? Move(pitch, 1) : pitch + 1;

    /// <summary>The neighbour below, likewise.</summary>
    public int Below(int pitch) => pitch - Move(pitch, -1) <= 2 ? Move(pitch, -1) : pitch - 1;

    private static int[] ScaleOver(Degree[] degrees, Key key)
    {
        var scale = key.Scale();
        foreach (var degree in degrees)
            scale[degree.Step] = degree.In(key);
        // Over the dominant of a minor key the sixth is raised with the seventh, to avoid an augmented second.
        if (key.IsMinor && degrees.Contains(new Degree(6, 1)) && degrees.All(degree => degree.Step != 5))
            scale[5] = new Degree(5, 1).In(key);
        return scale;
    }
}
