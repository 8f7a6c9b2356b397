namespace Nocturne.Etudes;

/// <summary>A bar of melody without pitches: a rhythm and a contour.</summary>
/// <param name="Durations">Lengths in ticks; their sum is a bar.</param>
/// <param name="Steps">Steps of the scale from the previous note; 0 for the first, which the harmony places.</param>
internal sealed record Motive(IReadOnlyList<int> Durations, IReadOnlyList<int> Steps)
{
    /// <summary>The same rhythm with inverted steps.</summary>
    public Motive Inverted() => this with { Steps = [.. Steps.Select(step => -step)] };

    /// <summary>The same with its last step inverted.</summary>
    public Motive WithOtherEnd() => this with { Steps = [.. Steps.SkipLast(1), -Steps[^1]] };

    /// <summary>The same with its longest note split in two.</summary>
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
