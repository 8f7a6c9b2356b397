namespace Nocturne.Models;

/// <summary>How the network reads one field of a token.</summary>
/// <param name="Kind">What represents a token.</param>
/// <param name="Vocabulary">Number of tokens (V) of the field, 2 to 1,000,000.</param>
/// <param name="Size">Number of values that represent a token (E), 1 to 4096; 1 for a scalar.</param>
public sealed record InputSpec(InputKind Kind, int Vocabulary, int Size = 1)
{
    /// <summary>Creates an input with one constant number for each token.</summary>
    public static InputSpec Scalar(int vocabulary) => new(InputKind.Scalar, vocabulary);

    /// <summary>Creates an input with a trained vector for each token.</summary>
    public static InputSpec Embedding(int vocabulary, int size) => new(InputKind.Embedding, vocabulary, size);
}
