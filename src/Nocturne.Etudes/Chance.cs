namespace Nocturne.Etudes;

/// <summary>Random choices, in integers only.</summary>
internal static class Chance
{
    /// <summary>True with a probability in percent.</summary>
    public static bool Percent(this Random random, int percent) => random.Next(100) < percent;

    /// <summary>One of several choices; a repeated choice is more likely.</summary>
    public static T Pick<T>(this Random random, IReadOnlyList<T> choices) => choices[random.Next(choices.Count)];

    /// <summary>All different choices in random order; a repeated choice tends to come earlier.</summary>
    public static IReadOnlyList<T> Order<T>(this Random random, IEnumerable<T> choices)
    {
        var order = choices.ToArray();
        for (var i = order.Length - 1; i > 0; i--)              // not Random.Shuffle, whose algorithm may change
        {
            var other = random.Next(i + 1);
            (order[i], order[other]) = (order[other], order[i]);
        }
        return [.. order.Distinct()];
    }
}
