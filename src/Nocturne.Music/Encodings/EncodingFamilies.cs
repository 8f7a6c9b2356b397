namespace Nocturne.Music.Encodings;

/// <summary>The encodings of Nocturne. Everything else asks this list; nothing else names an encoding.</summary>
public static class EncodingFamilies
{
    /// <summary>All families.</summary>
    public static IReadOnlyList<IEncodingFamily> All { get; } = [new PitchFamily(), new EnumeratedFamily()];

    /// <summary>The family with a name.</summary>
    /// <param name="name">The name.</param>
    /// <param name="families">The families to search, or <c>null</c> for <see cref="All"/>.</param>
    /// <exception cref="EncodingException">There is none.</exception>
    public static IEncodingFamily Find(string name, IReadOnlyList<IEncodingFamily>? families = null) =>
        (families ?? All).FirstOrDefault(family => family.Name == name) ?? throw new EncodingException(
            $"There is no encoding '{name}'; must be {string.Join(" or ", (families ?? All).Select(family => family.Name))}.");

    /// <summary>Restores an encoding.</summary>
    /// <param name="card">Its <see cref="IEncoding.Card"/>.</param>
    /// <param name="families">The families to search, or <c>null</c> for <see cref="All"/>.</param>
    /// <exception cref="EncodingException">The family is unknown, or the card is not one of its cards.</exception>
    public static IEncoding Restore(EncodingCard card, IReadOnlyList<IEncodingFamily>? families = null)
    {
        var encoding = Restored(Find(card.Name, families), card);
        return encoding.Card.Sizes.SequenceEqual(card.Sizes) ? encoding : throw new EncodingException(
            $"The encoding '{card.Name}' has {Tokens(encoding.Card)} tokens, not {Tokens(card)}.");
    }

    private static IEncoding Restored(IEncodingFamily family, EncodingCard card)
    {
        try
        {
            return family.Restore(card);
        }
        catch (SettingException error)
        {
            throw new EncodingException($"The encoding '{card.Name}' cannot be restored: {error.Message}");
        }
    }

    private static string Tokens(EncodingCard card) => string.Join(", ", card.Sizes);
}
