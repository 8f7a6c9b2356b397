namespace Nocturne.Music.Encodings;

/// <summary>A part of a score that an encoding cannot hold.</summary>
/// <param name="Reason">Why, such as <see cref="OutsidePiano"/>.</param>
/// <param name="Count">Notes, or onsets where a token stands for an onset; at least 1.</param>
public sealed record LeftOut(string Reason, int Count)
{
    /// <summary>Reason of notes that a piano has no key for.</summary>
    public const string OutsidePiano = "outside the piano";

    /// <summary>Reason of notes or onsets that the training pieces do not have.</summary>
    public const string NotInVocabulary = "not in the vocabulary";

    /// <summary>What was left out for each reason; reasons that did not occur are dropped.</summary>
    internal static IReadOnlyList<LeftOut> Of(params ReadOnlySpan<(string Reason, int Count)> parts)
    {
        var leftOut = new List<LeftOut>();
        foreach (var (reason, count) in parts)
            if (count > 0)
                leftOut.Add(new LeftOut(reason, count));
        return leftOut;
    }
}
