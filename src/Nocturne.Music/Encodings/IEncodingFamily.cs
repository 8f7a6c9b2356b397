namespace Nocturne.Music.Encodings;

/// <summary>A kind of encoding: builds encodings from settings and training music, and restores them from cards.</summary>
public interface IEncodingFamily
{
    /// <summary>Name in experiments, data sets and model cards, such as <c>pitch</c>.</summary>
    string Name { get; }

    /// <summary>What can be set, as texts by name.</summary>
    SettingTable<IReadOnlyDictionary<string, string>> Settings { get; }

    /// <summary>Whether networks predict the values of its tokens by default, rather than a score for every token.</summary>
    bool PrefersRegression => false;

    /// <summary>Builds an encoding.</summary>
    /// <param name="settings">Settings by name; those left out have their defaults.</param>
    /// <param name="trainingScores">The training pieces in order, which a vocabulary is collected from.</param>
    /// <exception cref="SettingException">A setting is unknown or not valid.</exception>
    /// <exception cref="EncodingException">The pieces hold nothing to build a vocabulary from.</exception>
    IEncoding Build(IReadOnlyDictionary<string, string> settings, IEnumerable<Score> trainingScores);

    /// <summary>Restores an encoding.</summary>
    /// <param name="card">The <see cref="IEncoding.Card"/> of an encoding of this family.</param>
    /// <exception cref="SettingException">A setting is unknown or not valid.</exception>
    /// <exception cref="EncodingException">The vocabulary is missing, unexpected or damaged.</exception>
    IEncoding Restore(EncodingCard card);
}
