using Nocturne.Models;
using Nocturne.Music.Encodings;

namespace Nocturne.Generation;

/// <summary>Between an encoding and what a model's card keeps of it.</summary>
public static class EncodingCards
{
    /// <summary>What a card keeps of an encoding.</summary>
    public static EncodingCard Describe(IEncoding encoding) =>
        new(encoding.Name, encoding.Size, encoding.Vocabulary is { } vocabulary ? [.. vocabulary] : null, encoding.Parameters.Octaves);

    /// <summary>The encoding that a card describes.</summary>
    /// <exception cref="ArgumentException">This version of Nocturne has no such encoding, or the card is not one of its.</exception>
    public static IEncoding Restore(EncodingCard card)
    {
        var encoding = EncodingFactory.Restore(card.Name, new EncodingParameters(card.Octaves), card.Vocabulary);
        return encoding.Size == card.Size
            ? encoding
            : throw new ArgumentException($"The encoding '{card.Name}' has {encoding.Size} tokens, not {card.Size}.");
    }
}
