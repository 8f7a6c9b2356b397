namespace Nocturne.Music.Encodings;

/// <summary>The family of <see cref="EnumeratedEncoding"/>.</summary>
internal sealed class EnumeratedFamily : IEncodingFamily
{
    /// <inheritdoc/>
    public string Name => EnumeratedEncoding.Name;

    /// <inheritdoc/>
    public SettingTable<IReadOnlyDictionary<string, string>> Settings { get; } = EnumeratedSettings.Table.OnTexts();

    /// <inheritdoc/>
    public IEncoding Build(IReadOnlyDictionary<string, string> settings, IEnumerable<Score> trainingScores) =>
        EnumeratedEncoding.Build(trainingScores, Read(settings));

    /// <inheritdoc/>
    public IEncoding Restore(EncodingCard card) => new EnumeratedEncoding(
        card.Vocabulary ?? throw new EncodingException($"The encoding '{Name}' needs its vocabulary, but the card holds none."),
        Read(card.Settings));

    private static EnumeratedSettings Read(IReadOnlyDictionary<string, string> settings) =>
        EnumeratedSettings.Table.With(EnumeratedSettings.Table.Defaults, settings);
}
