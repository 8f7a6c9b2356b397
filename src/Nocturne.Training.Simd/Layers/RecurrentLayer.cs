using System.Numerics;
using System.Numerics.Tensors;
using Nocturne.Models;
using Nocturne.Training.Contract;
using Nocturne.Training.Simd.Kernels;
using Nocturne.Training.Simd.Lanes;

namespace Nocturne.Training.Simd.Layers;

/// <summary>
/// A recurrent layer over a slice. All buffers are time-major: [T, R, ...], with contiguous units. The input is multiplied in one product
/// over all steps, and so are the gradients of the weights. Only the state is multiplied step by step.
/// </summary>
internal abstract unsafe class RecurrentLayer<TLanes, TVector, T> : IDisposable
    where TLanes : struct, ILanes<TVector, T>
    where TVector : struct
    where T : unmanaged, IFloatingPointIeee754<T>
{
    private readonly int _units;
    private readonly T* _inputWeights, _inputWeightsGradient, _inputBias, _inputBiasGradient;
    private readonly T* _stateWeights, _stateWeightsGradient;
    private readonly AlignedBuffer<T> _inputForward, _inputBackward, _stateForward, _stateBackward;
    private readonly Dropout<T> _dropout;
    private readonly float[] _maskRow;
    private AlignedBuffer<T> _stateFactors = new(0), _droppedStateWeights = new(0);     // [gates x H, H], if weights are dropped
    private AlignedBuffer<T> _outputs = new(0);                                         // [T, R, H], if outputs are dropped
    private bool _dropsOutputs, _dropsWeights;

    /// <param name="parameters">The weights.</param>
    /// <param name="layer">Index of the layer.</param>
    /// <param name="inputs">Inputs with padding (I); 1 for a single number.</param>
    /// <param name="hidden">Units with padding (H).</param>
    protected RecurrentLayer(ParameterStore<T> parameters, int layer, int inputs, int hidden)
    {
        (_units, Gates, Inputs, Hidden) = (parameters.Spec.Hidden, parameters.Spec.Gates, inputs, hidden);
        _inputWeights = parameters.Value(ParameterNames.InputWeights(layer));
        _inputWeightsGradient = parameters.Gradient(ParameterNames.InputWeights(layer));
        _stateWeights = parameters.Value(ParameterNames.StateWeights(layer));
        _stateWeightsGradient = parameters.Gradient(ParameterNames.StateWeights(layer));
        _inputBias = parameters.Value(ParameterNames.InputBias(layer));
        _inputBiasGradient = parameters.Gradient(ParameterNames.InputBias(layer));
        StateBias = parameters.Value(ParameterNames.StateBias(layer));
        StateBiasGradient = parameters.Gradient(ParameterNames.StateBias(layer));

        var inputNumbers = IsSingleInput ? 0 : (long)GateColumns * inputs;
        _inputForward = new AlignedBuffer<T>(inputNumbers);
        _inputBackward = new AlignedBuffer<T>(inputNumbers);
        _stateForward = new AlignedBuffer<T>((long)GateColumns * hidden);
        _stateBackward = new AlignedBuffer<T>((long)GateColumns * hidden);
        Bias = new AlignedBuffer<T>(GateColumns);
        _dropout = new Dropout<T>(_units, hidden);
        _maskRow = new float[_units];
    }

    /// <summary>Units with padding (H).</summary>
    public int Hidden { get; }

    /// <summary>Inputs with padding (I); 1 for a single number.</summary>
    public int Inputs { get; }

    /// <summary>State before each step and after the last one, shape [T + 1, R, H].</summary>
    public AlignedBuffer<T> States { get; private set; } = new(0);

    /// <summary>Gradient of the outputs, shape [T, R, H]; overwritten by <see cref="Backward"/>.</summary>
    public AlignedBuffer<T> OutputGradient { get; private set; } = new(0);

    /// <summary>Outputs to the next layer or to the heads, shape [T, R, H].</summary>
    public T* Outputs => _dropsOutputs ? _outputs.Pointer : State(1);

    /// <summary>Blocks of units in a row of <see cref="GateValues"/>.</summary>
    protected int Gates { get; }

    protected int GateColumns => Gates * Hidden;

    /// <summary>Gates before and after activation, then their gradients: shape [T, R, gates x H].</summary>
    protected AlignedBuffer<T> GateValues { get; private set; } = new(0);

    /// <summary>Biases that are added to the product of the input, shape [gates x H].</summary>
    protected AlignedBuffer<T> Bias { get; }

    protected T* StateBias { get; }

    protected T* StateBiasGradient { get; }

    /// <summary>Number of rows of the slice (R).</summary>
    protected int Rows { get; private set; }

    protected int Steps { get; private set; }

    /// <summary>Whether every row starts from a zero state, so that the first step needs no product.</summary>
    protected bool StartsFromZero { get; private set; }

    private bool IsSingleInput => Inputs == 1;

    /// <summary>Allocates buffers for a slice unless they are large enough.</summary>
    public virtual void Reserve(int steps, int rows)
    {
        (Steps, Rows) = (steps, rows);
        States = AlignedBuffer<T>.Grown(States, (long)(steps + 1) * rows * Hidden);
        OutputGradient = AlignedBuffer<T>.Grown(OutputGradient, (long)steps * rows * Hidden);
        GateValues = AlignedBuffer<T>.Grown(GateValues, (long)steps * rows * GateColumns);
    }

    /// <summary>State before a step.</summary>
    /// <param name="kind">0 for the hidden state, 1 for an LSTM's cell state.</param>
    /// <param name="step">The step; T for the state after the last one.</param>
    /// <returns>Shape [R, H].</returns>
    public virtual T* StateOf(int kind, int step) => State(step);

    /// <summary>Packs the weights for matrix products.</summary>
    /// <param name="backward">Whether to pack them for gradients too.</param>
    /// <param name="mask">Dropout mask of the state weights, or <c>null</c> to drop nothing.</param>
    public void PackWeights(bool backward, DropoutMask? mask)
    {
        AddBiases(_inputBias);
        _dropsWeights = mask is not null;
        var stateWeights = mask is { } dropped ? Dropped(dropped) : _stateWeights;
        MatrixProduct<TLanes, TVector, T>.PackTransposed(stateWeights, Hidden, GateColumns, _stateForward.Pointer);
        if (!IsSingleInput)
            MatrixProduct<TLanes, TVector, T>.PackTransposed(_inputWeights, Inputs, GateColumns, _inputForward.Pointer);
        if (!backward)
            return;
        MatrixProduct<TLanes, TVector, T>.Pack(stateWeights, GateColumns, Hidden, _stateBackward.Pointer);
        if (!IsSingleInput)
            MatrixProduct<TLanes, TVector, T>.Pack(_inputWeights, GateColumns, Inputs, _inputBackward.Pointer);
    }

    /// <summary>Runs all steps from the state before the first one.</summary>
    /// <param name="input">Inputs, shape [T, R, I].</param>
    /// <param name="startsFromZero">Whether that state is zero in every row.</param>
    public void Forward(T* input, bool startsFromZero)
    {
        StartsFromZero = startsFromZero;
        if (!IsSingleInput)
            MatrixProduct<TLanes, TVector, T>.Multiply(
                input, Inputs, _inputForward.Pointer, Inputs,
                GateValues.Pointer, GateColumns, Steps * Rows, GateColumns, Inputs, Bias.Pointer, 0);
        for (var step = 0; step < Steps; step++)
        {
            if (IsSingleInput)
                FillWithSingle(input + (nint)step * Rows, step);
            ForwardStep(step, _stateForward.Pointer);
        }
    }

    /// <summary>Applies dropout to the outputs.</summary>
    /// <param name="mask">The mask, or <c>null</c> to drop nothing.</param>
    /// <param name="slice">The slice.</param>
    public void DropOutputs(DropoutMask? mask, in Slice slice)
    {
        _dropsOutputs = mask is not null;
        if (mask is not { } dropped)
            return;
        _outputs = AlignedBuffer<T>.Grown(_outputs, (long)Steps * Rows * Hidden);
        _dropout.Draw(dropped, slice);
        _dropout.Apply(State(1), _outputs.Pointer);
    }

    /// <summary>Computes the gradients of the parameters and of the input.</summary>
    /// <param name="input">Inputs, shape [T, R, I], as in <see cref="Forward"/>.</param>
    /// <param name="firstGradient">The first step whose output has a gradient.</param>
    /// <param name="inputGradient">Receives the gradient of the input, shape [T, R, I], or <c>null</c> to omit it.</param>
    /// <param name="products">Computes the gradients of the weights.</param>
    public void Backward(T* input, int firstGradient, T* inputGradient, WeightGradient<TLanes, TVector, T> products)
    {
        if (_dropsOutputs)
        {
            new Span<T>(OutputGradient.Pointer, firstGradient * Rows * Hidden).Clear();
            _dropout.Apply(OutputGradient.Pointer, OutputGradient.Pointer);
        }
        for (var step = Steps - 1; step >= 0; step--)
            BackwardStep(step, firstGradient, _stateBackward.Pointer);

        // A zero state adds nothing to the gradient of the state weights.
        AddStateGradients(products, StartsFromZero ? 1 : 0, _stateWeightsGradient);
        if (IsSingleInput)
        {
            WeightGradient<TLanes, TVector, T>.AddScalar(
                GateValues.Pointer, GateColumns, input, Steps * Rows, GateColumns, _inputWeightsGradient);
        }
        else
        {
            products.Add(GateValues.Pointer, GateColumns, input, Steps * Rows, GateColumns, Inputs, _inputWeightsGradient);
            if (inputGradient is not null)
                MatrixProduct<TLanes, TVector, T>.Multiply(
                    GateValues.Pointer, GateColumns, _inputBackward.Pointer, GateColumns,
                    inputGradient, Inputs, Steps * Rows, Inputs, GateColumns, null, 0);
        }
        WeightGradient<TLanes, TVector, T>.AddSum(GateValues.Pointer, GateColumns, Steps * Rows, GateColumns, _inputBiasGradient);
        AddStateBiasGradient(_inputBiasGradient);
    }

    /// <summary>Completes the gradients of a batch: those of dropped weights become zero.</summary>
    public void FinishGradients()
    {
        if (!_dropsWeights)
            return;
        var gradient = new Span<T>(_stateWeightsGradient, GateColumns * Hidden);
        TensorPrimitives.Multiply(gradient, _stateFactors.Span, gradient);
    }

    public virtual void Dispose()
    {
        foreach (var buffer in (ReadOnlySpan<AlignedBuffer<T>>)
        [
            _inputForward, _inputBackward, _stateForward, _stateBackward, Bias, States, OutputGradient, GateValues, _stateFactors,
            _droppedStateWeights, _outputs,
        ])
            buffer.Dispose();
        _dropout.Dispose();
    }

    /// <summary>Runs a step: <see cref="GateValues"/> contain the product of the input plus biases and become the gates.</summary>
    protected abstract void ForwardStep(int step, T* packedStateWeights);

    /// <summary>Runs a step backward: turns the gates into gradients, and adds to the output gradient of the previous step.</summary>
    protected abstract void BackwardStep(int step, int firstGradient, T* packedStateWeights);

    /// <summary>Adds the gradient of the state weights from a step to the last one.</summary>
    protected virtual void AddStateGradients(WeightGradient<TLanes, TVector, T> products, int from, T* gradient) =>
        products.Add(Gate(from), GateColumns, State(from), (Steps - from) * Rows, GateColumns, Hidden, gradient);

    /// <summary>Sets the gradient of the state bias: that of the input bias, if both are simply added.</summary>
    protected virtual void AddStateBiasGradient(T* inputBiasGradient) =>
        new ReadOnlySpan<T>(inputBiasGradient, GateColumns).CopyTo(new Span<T>(StateBiasGradient, GateColumns));

    /// <summary>Sets <see cref="Bias"/> to the sum of both biases.</summary>
    protected virtual void AddBiases(T* inputBias)
    {
        for (var column = 0; column < GateColumns; column += TLanes.Count)
            TLanes.Store(TLanes.Add(TLanes.Load(inputBias + column), TLanes.Load(StateBias + column)), Bias.Pointer + column);
    }

    /// <summary>State before a step, shape [R, H].</summary>
    protected T* State(int step) => States.Pointer + (nint)step * Rows * Hidden;

    /// <summary>Gates of a step, shape [R, gates x H].</summary>
    protected T* Gate(int step) => GateValues.Pointer + (nint)step * Rows * GateColumns;

    /// <summary>Output gradient of a step, shape [R, H].</summary>
    protected T* Gradient(int step) => OutputGradient.Pointer + (nint)step * Rows * Hidden;

    private void FillWithSingle(T* input, int step)
    {
        var gates = Gate(step);
        for (var row = 0; row < Rows; row++, gates += GateColumns)
        {
            var x = TLanes.Broadcast(input[row]);
            for (var column = 0; column < GateColumns; column += TLanes.Count)
                TLanes.Store(
                    TLanes.MultiplyAdd(x, TLanes.Load(_inputWeights + column), TLanes.Load(Bias.Pointer + column)), gates + column);
        }
    }

    // Factors have the order of PyTorch's matrix [gates x H, H] without padding.
    private T* Dropped(in DropoutMask mask)
    {
        var length = GateColumns * Hidden;
        _stateFactors = AlignedBuffer<T>.Grown(_stateFactors, length);
        _droppedStateWeights = AlignedBuffer<T>.Grown(_droppedStateWeights, length);
        for (var gate = 0; gate < Gates; gate++)
            for (var unit = 0; unit < _units; unit++)
            {
                mask.Fill(((long)gate * _units + unit) * _units, _maskRow);
                var factors = new Span<T>(_stateFactors.Pointer + ((nint)gate * Hidden + unit) * Hidden, _units);
                TensorPrimitives.ConvertTruncating<float, T>(_maskRow, factors);
            }
        TensorPrimitives.Multiply(new ReadOnlySpan<T>(_stateWeights, length), _stateFactors.Span, _droppedStateWeights.Span);
        return _droppedStateWeights.Pointer;
    }
}
