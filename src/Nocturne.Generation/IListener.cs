namespace Nocturne.Generation;

/// <summary>A network that hears notes and says after each what it expects next.</summary>
internal interface IListener : IDisposable
{
    /// <summary>Forgets all and hears the start of a piece.</summary>
    /// <param name="prime">Tokens, at least one.</param>
    /// <returns>Raw scores after the last of them, shape [V]; valid until the next call.</returns>
    ReadOnlySpan<float> Begin(ReadOnlySpan<int> prime);

    /// <summary>Hears one more note.</summary>
    /// <param name="token">The note.</param>
    /// <returns>Raw scores after it, shape [V]; valid until the next call.</returns>
    ReadOnlySpan<float> Next(int token);
}
