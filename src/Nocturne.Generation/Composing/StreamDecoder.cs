namespace Nocturne.Generation.Composing;

/// <summary>Carries the network's state from step to step, so that it depends on all steps so far.</summary>
internal sealed class StreamDecoder(MusicModel model) : IDecoder
{
    private readonly ModelRunner _runner = model.CreateRunner(batch: 1, steps: 1);

    /// <inheritdoc/>
    public void Begin(ReadOnlySpan<int> prime)
    {
        _runner.ResetState();
        var size = _runner.Tokens.Length;
        for (var i = 0; i < prime.Length; i += size)
            Next(prime.Slice(i, size));
    }

    /// <inheritdoc/>
    public void Next(ReadOnlySpan<int> step)
    {
        _runner.Append(step);
        _runner.Run();
        _runner.CarryState();
    }

    /// <inheritdoc/>
    public ReadOnlySpan<float> Scores(int head) => _runner.NextScores(head);

    /// <inheritdoc/>
    public void Draw(int head, int token) => _runner.Draw(head, token);

    /// <inheritdoc/>
    public void Dispose() => _runner.Dispose();
}
