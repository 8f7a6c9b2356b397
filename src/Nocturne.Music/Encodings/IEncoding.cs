namespace Nocturne.Music.Encodings;

/// <summary>A way to write music as integers ("tokens") and to read it back.</summary>
public interface IEncoding
{
    /// <summary>Name in experiments, data sets and model cards, such as <c>pitch</c>.</summary>
    string Name { get; }

    /// <summary>Number of different tokens (V): tokens are 0 to V-1.</summary>
    int Size { get; }

    /// <summary>Writes a score as tokens in order of time; what the encoding cannot hold is left out.</summary>
    /// <returns>Tokens, shape [N].</returns>
    int[] Encode(Score score);

    /// <summary>Reads tokens back as a score.</summary>
    /// <param name="tokens">Tokens, shape [N], each 0 to V-1.</param>
    /// <param name="stepQuarters">Time from one token to the next in quarter notes, above 0, where the encoding holds no rhythm.</param>
    /// <exception cref="ArgumentOutOfRangeException">A token outside 0 to V-1, or a step that is not above 0.</exception>
    Score Decode(ReadOnlySpan<int> tokens, double stepQuarters = 0.5);
}
