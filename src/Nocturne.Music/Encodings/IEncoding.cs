namespace Nocturne.Music.Encodings;

/// <summary>A way to write music as integers ("tokens") and to read it back: N steps of F tokens, one for each field.</summary>
public interface IEncoding
{
    /// <summary>Everything that is needed to restore the encoding.</summary>
    EncodingCard Card { get; }

    /// <summary>What the tokens of a step say, F fields.</summary>
    IReadOnlyList<TokenField> Fields { get; }

    /// <summary>Which token may follow which, and where notes and bars begin.</summary>
    ITokenGrammar Grammar { get; }

    /// <summary>Writes a score as tokens in order of time.</summary>
    EncodedScore Encode(Score score);

    /// <summary>Reads tokens back as a score.</summary>
    /// <param name="tokens">Tokens, shape [N, F].</param>
    /// <param name="options">How to read them, or <c>null</c> for the defaults.</param>
    /// <exception cref="ArgumentException">A token is outside its field, or the last step is not complete.</exception>
    /// <exception cref="SettingException">An option is out of its range.</exception>
    Score Decode(ReadOnlySpan<int> tokens, DecodeOptions? options = null);
}
