namespace Nocturne.Generation.Composing;

/// <summary>Feeds a network the steps of a piece and gives its scores for the next step.</summary>
internal interface IDecoder : IDisposable
{
    /// <summary>Resets the network and reads the start of a piece.</summary>
    /// <param name="prime">Tokens, shape [N, F], at least one step.</param>
    void Begin(ReadOnlySpan<int> prime);

    /// <summary>Reads one more step.</summary>
    /// <param name="step">Tokens, shape [F].</param>
    void Next(ReadOnlySpan<int> step);

    /// <summary>Raw scores of a head for the next step, shape [V] or [1]; valid until the next call.</summary>
    ReadOnlySpan<float> Scores(int head);

    /// <summary>Passes the token that was drawn from a head to the heads after it.</summary>
    void Draw(int head, int token);
}
