namespace Nocturne.Models.Graph;

/// <summary>A size in a shape: a number, or a name if the number differs from run to run.</summary>
/// <param name="Value">The number of a fixed size.</param>
/// <param name="Name">The name, or <c>null</c> for a fixed size.</param>
public readonly record struct GraphSize(int Value, string? Name = null)
{
    /// <summary>Number of sequences in a run (B).</summary>
    public static GraphSize Batch => new(0, "B");

    /// <summary>Number of steps in a run (T).</summary>
    public static GraphSize Steps => new(0, "T");

    /// <summary>A fixed size.</summary>
    public static implicit operator GraphSize(int value) => new(value);
}
