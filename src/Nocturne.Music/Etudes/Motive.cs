namespace Nocturne.Music.Etudes;

/// <summary>A bar of melody before it has a place: a rhythm and a contour.</summary>
/// <param name="Durations">Lengths in ticks; together a bar.</param>
/// <param name="Steps">Steps of the scale from the note before; the first note's is 0, for it is placed by the harmony.</param>
internal sealed record Motive(IReadOnlyList<int> Durations, IReadOnlyList<int> Steps)
{
    /// <summary>The same rhythm, upside down.</summary>
    public Motive Inverted() => this with { Steps = [.. Steps.Select(step => -step)] };

    /// <summary>The same beginning with its end the other way.</summary>
    public Motive WithOtherEnd() => this with { Steps = [.. Steps.SkipLast(1), -Steps[^1]] };

    /// <summary>The same with its longest note in two.</summary>
    public Motive Livelier()
    {
        var longest = Durations.Index().MaxBy(entry => entry.Item).Index;
        var half = Durations[longest] / 2 / Metre.Sixteenth * Metre.Sixteenth;
        return half == 0
            ? this
            : new Motive(
                [.. Durations.Take(longest), Durations[longest] - half, half, .. Durations.Skip(longest + 1)],
                [.. Steps.Take(longest + 1), 1, .. Steps.Skip(longest + 1)]);
    }
}
