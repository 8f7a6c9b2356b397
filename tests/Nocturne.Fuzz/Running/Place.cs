namespace Nocturne.Fuzz.Running;

/// <summary>The most of something, and which file it is of.</summary>
/// <param name="Value">How much.</param>
/// <param name="Number">Number of the file; -1 where there is none yet.</param>
internal readonly record struct Place(double Value, int Number = -1)
{
    /// <summary>The larger of two; of equals the one with the lower number.</summary>
    public static Place Larger(Place one, Place other) =>
        one.Number < 0 || (other.Number >= 0 && other.Value > one.Value) || (other.Value == one.Value && other.Number >= 0 && other.Number < one.Number) ? other : one;
}
