namespace Nocturne.Generation;

/// <summary>Carries the network's state from note to note: all that was ever heard counts.</summary>
internal sealed class StreamListener : IListener
{
    private readonly ModelRunner _runner;
    private readonly TokenInput _input;

    public StreamListener(MusicModel model)
    {
        _runner = model.CreateRunner(batch: 1, steps: 1);
        _input = new TokenInput(_runner, model.Encoding);
    }

    /// <inheritdoc/>
    public ReadOnlySpan<float> Begin(ReadOnlySpan<int> prime)
    {
        _runner.ResetState();
        foreach (var token in prime)
            Next(token);
        return _runner.Output;
    }

    /// <inheritdoc/>
    public ReadOnlySpan<float> Next(int token)
    {
        _input.Write(0, token);
        _runner.Run();
        _runner.CarryState();
        return _runner.Output;
    }

    /// <inheritdoc/>
    public void Dispose() => _runner.Dispose();
}
