using System.Numerics;
using Nocturne.Training.Simd.Lanes;

namespace Nocturne.Training.Simd.Layers;

/// <summary>
/// A recurrent layer over a batch of windows. Everything is time-major: [T, B, ...], rows of units contiguous. The input's
/// products of all steps are one product, and so are the gradients of the weights; only the state's product goes step by step.
/// </summary>
internal abstract unsafe class RecurrentLayer<TLanes, TVector, T> : IDisposable
    where TLanes : struct, ILanes<TVector, T>
    where TVector : struct
    where T : unmanaged, IFloatingPointIeee754<T>
{
    private readonly T* _inputWeights, _inputWeightsGradient, _inputBias, _inputBiasGradient;
    private readonly T* _stateWeights, _stateWeightsGradient;
    private readonly AlignedBuffer<T> _inputForward, _inputBackward, _stateForward, _stateBackward;

    protected RecurrentLayer(ParameterStore<T> parameters, int layer, int gates, int inputs, int hidden)
    {
        (Gates, Inputs, Hidden) = (gates, inputs, hidden);
        _inputWeights = parameters.Value($"rnn.weight_ih_l{layer}");
        _inputWeightsGradient = parameters.Gradient($"rnn.weight_ih_l{layer}");
        _stateWeights = parameters.Value($"rnn.weight_hh_l{layer}");
        _stateWeightsGradient = parameters.Gradient($"rnn.weight_hh_l{layer}");
        _inputBias = parameters.Value($"rnn.bias_ih_l{layer}");
        _inputBiasGradient = parameters.Gradient($"rnn.bias_ih_l{layer}");
        StateBias = parameters.Value($"rnn.bias_hh_l{layer}");
        StateBiasGradient = parameters.Gradient($"rnn.bias_hh_l{layer}");

        var inputNumbers = IsScalarInput ? 0 : (long)GateColumns * inputs;
        _inputForward = new AlignedBuffer<T>(inputNumbers);
        _inputBackward = new AlignedBuffer<T>(inputNumbers);
        _stateForward = new AlignedBuffer<T>((long)GateColumns * hidden);
        _stateBackward = new AlignedBuffer<T>((long)GateColumns * hidden);
        Bias = new AlignedBuffer<T>(GateColumns);
    }

    /// <summary>Units (H), padded.</summary>
    public int Hidden { get; }

    /// <summary>Numbers that the layer is given at each step, padded; 1 for a scalar.</summary>
    public int Inputs { get; }

    /// <summary>Outputs of steps 0 to T-1 after a zero state: shape [T + 1, B, H].</summary>
    public AlignedBuffer<T> States { get; private set; } = new(0);

    /// <summary>Gradient of the outputs, shape [T, B, H]; it is used up by <see cref="Backward"/>.</summary>
    public AlignedBuffer<T> OutputGradient { get; private set; } = new(0);

    /// <summary>Cell state after the last step, shape [B, H]; <c>null</c> where the cell has none.</summary>
    public virtual T* LastCell => null;

    /// <summary>Blocks of units in a row of <see cref="GateValues"/>.</summary>
    protected int Gates { get; }

    protected int GateColumns => Gates * Hidden;

    /// <summary>Gates before and after activation, then their gradients: shape [T, B, gates x H].</summary>
    protected AlignedBuffer<T> GateValues { get; private set; } = new(0);

    /// <summary>What is added to the input's product: the biases, shape [gates x H].</summary>
    protected AlignedBuffer<T> Bias { get; }

    protected T* StateBias { get; }

    protected T* StateBiasGradient { get; }

    protected int Batch { get; private set; }

    protected int Steps { get; private set; }

    private bool IsScalarInput => Inputs == 1;

    /// <summary>Makes room for a batch; the buffers stay as long as they are large enough.</summary>
    public virtual void Reserve(int steps, int batch)
    {
        (Steps, Batch) = (steps, batch);
        States = AlignedBuffer<T>.Grown(States, (long)(steps + 1) * batch * Hidden);
        OutputGradient = AlignedBuffer<T>.Grown(OutputGradient, (long)steps * batch * Hidden);
        GateValues = AlignedBuffer<T>.Grown(GateValues, (long)steps * batch * GateColumns);
    }

    /// <summary>Takes over changed weights.</summary>
    public void PackWeights(bool backward)
    {
        AddBiases(_inputBias);
        MatrixProduct<TLanes, TVector, T>.PackTransposed(_stateWeights, Hidden, Hidden, GateColumns, _stateForward.Pointer);
        if (!IsScalarInput)
            MatrixProduct<TLanes, TVector, T>.PackTransposed(_inputWeights, Inputs, Inputs, GateColumns, _inputForward.Pointer);
        if (!backward)
            return;
        MatrixProduct<TLanes, TVector, T>.Pack(_stateWeights, Hidden, GateColumns, Hidden, _stateBackward.Pointer);
        if (!IsScalarInput)
            MatrixProduct<TLanes, TVector, T>.Pack(_inputWeights, Inputs, GateColumns, Inputs, _inputBackward.Pointer);
    }

    /// <summary>Runs all steps from a zero state.</summary>
    /// <param name="input">Shape [T, B, inputs].</param>
    public void Forward(T* input)
    {
        new Span<T>(States.Pointer, Batch * Hidden).Clear();
        if (!IsScalarInput)
        {
            MatrixProduct<TLanes, TVector, T>.Multiply(
                input, Inputs, 1, _inputForward.Pointer, Inputs * MatrixProduct<TLanes, TVector, T>.PanelColumns,
                GateValues.Pointer, GateColumns, Steps * Batch, GateColumns, Inputs, Bias.Pointer, 0);
        }
        for (var step = 0; step < Steps; step++)
        {
            if (IsScalarInput)
                FillWithScalar(input + (nint)step * Batch, step);
            ForwardStep(step, _stateForward.Pointer);
        }
    }

    /// <summary>Gradients of the parameters, and of the input where it is wanted.</summary>
    /// <param name="input">Shape [T, B, inputs], as in <see cref="Forward"/>.</param>
    /// <param name="everyStep">Whether every step's output has a gradient, or the last one's alone.</param>
    /// <param name="inputGradient">Receives the gradient of the input, shape [T, B, inputs]; may be <c>null</c>.</param>
    /// <param name="products">Scratch for the weights' gradients.</param>
    public void Backward(T* input, bool everyStep, T* inputGradient, WeightGradient<TLanes, TVector, T> products)
    {
        for (var step = Steps - 1; step >= 0; step--)
            BackwardStep(step, everyStep, _stateBackward.Pointer);

        // The first step's state is zero and adds nothing to the gradient of the state's weights.
        AddStateGradients(products, _stateWeightsGradient);
        if (IsScalarInput)
        {
            WeightGradient<TLanes, TVector, T>.AddScalar(GateValues.Pointer, GateColumns, input, Steps * Batch, GateColumns, _inputWeightsGradient);
        }
        else
        {
            products.Add(GateValues.Pointer, GateColumns, input, Steps * Batch, GateColumns, Inputs, _inputWeightsGradient);
            if (inputGradient is not null)
                MatrixProduct<TLanes, TVector, T>.Multiply(
                    GateValues.Pointer, GateColumns, 1, _inputBackward.Pointer, GateColumns * MatrixProduct<TLanes, TVector, T>.PanelColumns,
                    inputGradient, Inputs, Steps * Batch, Inputs, GateColumns, null, 0);
        }
        WeightGradient<TLanes, TVector, T>.AddSum(GateValues.Pointer, GateColumns, Steps * Batch, GateColumns, _inputBiasGradient);
        AddStateBiasGradient(_inputBiasGradient);
    }

    public void Dispose()
    {
        Dispose(disposing: true);
        GC.SuppressFinalize(this);
    }

    protected virtual void Dispose(bool disposing)
    {
        if (!disposing)
            return;
        foreach (var buffer in (ReadOnlySpan<AlignedBuffer<T>>)[_inputForward, _inputBackward, _stateForward, _stateBackward, Bias, States, OutputGradient, GateValues])
            buffer.Dispose();
    }

    /// <summary>One step: <see cref="GateValues"/> hold the input's product and the biases and become the gates.</summary>
    protected abstract void ForwardStep(int step, T* packedStateWeights);

    /// <summary>One step back: turns the gates into the gradients before activation, and adds to the output gradient of the step before.</summary>
    protected abstract void BackwardStep(int step, bool everyStep, T* packedStateWeights);

    /// <summary>Adds the gradient of the state's weights.</summary>
    protected virtual void AddStateGradients(WeightGradient<TLanes, TVector, T> products, T* gradient) =>
        products.Add(GateValues.Pointer + (nint)Batch * GateColumns, GateColumns, State(1), (Steps - 1) * Batch, GateColumns, Hidden, gradient);

    /// <summary>Adds the gradient of the state's bias: that of the input's, where both are simply added.</summary>
    protected virtual void AddStateBiasGradient(T* inputBiasGradient) =>
        new ReadOnlySpan<T>(inputBiasGradient, GateColumns).CopyTo(new Span<T>(StateBiasGradient, GateColumns));

    /// <summary>Prepares what is added to the input's product: the sum of both biases.</summary>
    protected virtual void AddBiases(T* inputBias)
    {
        for (var column = 0; column < GateColumns; column += TLanes.Count)
            TLanes.Store(TLanes.Add(TLanes.Load(inputBias + column), TLanes.Load(StateBias + column)), Bias.Pointer + column);
    }

    /// <summary>State before a step, shape [B, H].</summary>
    protected T* State(int step) => States.Pointer + (nint)step * Batch * Hidden;

    /// <summary>Gates of a step, shape [B, gates x H].</summary>
    protected T* Gate(int step) => GateValues.Pointer + (nint)step * Batch * GateColumns;

    /// <summary>Output gradient of a step, shape [B, H].</summary>
    protected T* Gradient(int step) => OutputGradient.Pointer + (nint)step * Batch * Hidden;

    private void FillWithScalar(T* input, int step)
    {
        var gates = Gate(step);
        for (var row = 0; row < Batch; row++, gates += GateColumns)
        {
            var x = TLanes.Broadcast(input[row]);
            for (var column = 0; column < GateColumns; column += TLanes.Count)
                TLanes.Store(TLanes.MultiplyAdd(x, TLanes.Load(_inputWeights + column), TLanes.Load(Bias.Pointer + column)), gates + column);
        }
    }
}
