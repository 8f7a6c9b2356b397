namespace Nocturne.Fuzz.Running;

/// <summary>The largest value so far and the file it belongs to.</summary>
/// <param name="Value">The value.</param>
/// <param name="Number">Number of the file; -1 if there is none yet.</param>
internal readonly record struct Place(double Value, int Number = -1)
{
    /// <summary>Returns the larger of two. Of equal values, returns the one with the lower number.</summary>
    public static Place Larger(Place one, Place other) =>
        one.Number < 0
        || (other.Number >= 0 && other.Value > one.Value)
        || (other.Value == one.Value && other.Number >= 0 && other.Number < one.Number) ? other : one;
}
