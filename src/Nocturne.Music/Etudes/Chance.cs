namespace Nocturne.Music.Etudes;

/// <summary>Choices by chance, in whole numbers only.</summary>
internal static class Chance
{
    /// <summary>True in so many of a hundred cases.</summary>
    public static bool Percent(this Random random, int percent) => random.Next(100) < percent;

    /// <summary>One of several; one that stands twice is twice as likely.</summary>
    public static T Pick<T>(this Random random, IReadOnlyList<T> choices) => choices[random.Next(choices.Count)];

    /// <summary>All of them in an order by chance, each once; one that stands twice tends to come earlier.</summary>
    public static IReadOnlyList<T> Order<T>(this Random random, IEnumerable<T> choices)
    {
        var order = choices.ToArray();
        for (var i = order.Length - 1; i > 0; i--)              // written out: Random.Shuffle need not stay as it is
        {
            var other = random.Next(i + 1);
            (order[i], order[other]) = (order[other], order[i]);
        }
        return [.. order.Distinct()];
    }
}
