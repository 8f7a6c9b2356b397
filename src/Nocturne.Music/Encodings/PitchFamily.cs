namespace Nocturne.Music.Encodings;

/// <summary>The family of <see cref="PitchEncoding"/>: it has one member.</summary>
internal sealed class PitchFamily : IEncodingFamily
{
    /// <inheritdoc/>
    public string Name => PitchEncoding.Name;

    /// <inheritdoc/>
    public SettingTable<IReadOnlyDictionary<string, string>> Settings { get; } = new(new Dictionary<string, string>());

    /// <inheritdoc/>
    public bool PrefersRegression => true;

    /// <inheritdoc/>
    public IEncoding Build(IReadOnlyDictionary<string, string> settings, IEnumerable<Score> trainingScores)
    {
        Settings.With(Settings.Defaults, settings);
        return new PitchEncoding();
    }

    /// <inheritdoc/>
    public IEncoding Restore(EncodingCard card) => card.Vocabulary is null
        ? Build(card.Settings, [])
        : throw new EncodingException($"The encoding '{Name}' has no vocabulary, but the card holds one.");
}
