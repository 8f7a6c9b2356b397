using Nocturne.Models;
using static TorchSharp.torch;

namespace Nocturne.Training.Torch;

/// <summary>A network on the device: tables of the fields, stacked recurrent layers, and a chain of heads.</summary>
internal sealed class Network : IDisposable
{
    private readonly ModelSpec _spec;
    private readonly TokenTables _tables;
    private readonly RecurrentStack _layers;
    private readonly HeadChain _heads;

    /// <summary>Creates a network with unspecified weights.</summary>
    /// <param name="spec">The network.</param>
    /// <param name="isSplit">Whether the output of each layer can be dropped.</param>
    /// <param name="device">The device.</param>
    public Network(ModelSpec spec, bool isSplit, Device device)
    {
        _spec = spec;
        _tables = new TokenTables(spec, device);
        _layers = new RecurrentStack(spec, isSplit, device);
        _heads = new HeadChain(spec, _tables, device);
        var parameters = _tables.Parameters.Concat(_layers.Parameters).Concat(_heads.Parameters).ToDictionary();
        Parameters = [.. spec.Parameters().Select(parameter => (parameter.Name, parameters[parameter.Name]))];
        Constants = [.. _tables.Constants];
    }

    /// <summary>Trained parameters, in the specification's order.</summary>
    public IReadOnlyList<(string Name, Tensor Value)> Parameters { get; }

    /// <summary>Tables of constants [V, 1].</summary>
    public IReadOnlyList<(string Name, Tensor Value)> Constants { get; }

    /// <summary>State weights of each layer [gates x H, H].</summary>
    public IEnumerable<Tensor> StateWeights => Enumerable.Range(0, _spec.Layers)
        .Select(layer => Parameters.First(parameter => parameter.Name == ParameterNames.StateWeights(layer)).Value);

    /// <summary>Moves the recurrent weights into one block of memory, as cuDNN needs them; does nothing on a CPU.</summary>
    public void FlattenParameters() => _layers.FlattenParameters();

    /// <summary>Runs the recurrent layers.</summary>
    /// <param name="tokens">Tokens of each field, int64 [F, T, B].</param>
    /// <param name="state">State before the first step.</param>
    /// <param name="dropout">Masks of a training step, or <c>null</c> to drop nothing.</param>
    /// <returns>Outputs of the last layer [T, B, H], and the state after the last step.</returns>
    public (Tensor Outputs, LayerState Last) Run(Tensor tokens, LayerState state, StepDropout? dropout = null)
    {
        var numbers = _spec.Fields == 1
            ? _tables.Numbers(0, tokens)
            : cat([.. Enumerable.Range(0, _spec.Fields).Select(field => _tables.Numbers(field, tokens))], 2);
        return _layers.Run(dropout?.DropInputs(numbers) ?? numbers, state, dropout);
    }

    /// <inheritdoc cref="HeadChain.Scores"/>
    public Tensor[] Scores(Tensor states, Tensor targets) => _heads.Scores(states, targets);

    /// <inheritdoc cref="HeadChain.Losses"/>
    public Tensor Losses(Tensor states, DeviceBatch batch) => _heads.Losses(states, batch);

    public void Dispose()
    {
        foreach (var (_, value) in Parameters.Concat(Constants))
            value.Dispose();
        _layers.Dispose();
        _tables.Dispose();
    }
}
