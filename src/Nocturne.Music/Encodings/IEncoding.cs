namespace Nocturne.Music.Encodings;

/// <summary>A way to write music as integers ("tokens") and to read it back.</summary>
public interface IEncoding
{
    /// <summary>Name in experiments, data sets and model cards, such as <c>pitch</c>.</summary>
    string Name { get; }

    /// <summary>Number of different tokens (V): tokens are 0 to V-1.</summary>
    int Size { get; }

    /// <summary>What each token stands for, shape [V], where the encoding numbers what it met; <c>null</c> where its name says all.</summary>
    IReadOnlyList<string>? Vocabulary => null;

    /// <summary>What the encoding was told when it was built.</summary>
    EncodingParameters Parameters => new();

    /// <summary>A token as the one number that a network with a scalar input is given.</summary>
    /// <param name="token">0 to V-1.</param>
    /// <returns>A number from 0 to 1.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The token is none of 0 to V-1.</exception>
    float Scaled(int token);

    /// <summary>Writes a score as tokens in order of time; what the encoding cannot hold is left out.</summary>
    /// <returns>Tokens, shape [N].</returns>
    int[] Encode(Score score);

    /// <summary>Number of notes, or of onsets where a token is an onset, that <see cref="Encode"/> leaves out.</summary>
    int LeftOut(Score score);

    /// <summary>Reads tokens back as a score.</summary>
    /// <param name="tokens">Tokens, shape [N], each 0 to V-1.</param>
    /// <param name="stepQuarters">Time from one token to the next in quarter notes, above 0, where the encoding holds no rhythm.</param>
    /// <exception cref="ArgumentOutOfRangeException">A token outside 0 to V-1, or a step that is not above 0.</exception>
    Score Decode(ReadOnlySpan<int> tokens, double stepQuarters = 0.5);
}
