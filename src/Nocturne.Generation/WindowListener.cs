namespace Nocturne.Generation;

/// <summary>Runs the network over the last W notes from a zero state for every new note, as the report does.</summary>
internal sealed class WindowListener : IListener
{
    private readonly ModelRunner _runner;
    private readonly TokenInput _input;

    // Fewer than W notes from a zero state are the same sums note by note as run again all together.
    private readonly StreamListener _first;

    private int _heard;

    public WindowListener(MusicModel model)
    {
        _runner = model.CreateRunner(batch: 1, steps: model.Card.Window);
        _input = new TokenInput(_runner, model.Encoding);
        _first = new StreamListener(model);
    }

    /// <inheritdoc/>
    public ReadOnlySpan<float> Begin(ReadOnlySpan<int> prime)
    {
        var window = prime[Math.Max(0, prime.Length - _runner.Steps)..];
        for (var i = 0; i < window.Length; i++)
            _input.Write(_runner.Steps - window.Length + i, window[i]);
        _heard = window.Length;
        return IsFull ? Predict() : _first.Begin(window);
    }

    /// <inheritdoc/>
    public ReadOnlySpan<float> Next(int token)
    {
        _input.Append(token);
        if (!IsFull)
            _heard++;
        return IsFull ? Predict() : _first.Next(token);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _runner.Dispose();
        _first.Dispose();
    }

    private bool IsFull => _heard == _runner.Steps;

    private ReadOnlySpan<float> Predict()
    {
        _runner.Run();
        return _runner.Output[^(_runner.Output.Length / _runner.Steps)..];        // [V] of the last step
    }
}
