namespace Nocturne.Music.Encodings;

/// <summary>What begins with a step.</summary>
[Flags]
public enum StepBoundaries
{
    /// <summary>Nothing: the step continues what came before.</summary>
    None = 0,

    /// <summary>A note, or an onset where a token stands for an onset.</summary>
    Note = 1,

    /// <summary>A bar.</summary>
    Bar = 2,
}
