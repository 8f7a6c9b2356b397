using System.Numerics;
using System.Numerics.Tensors;
using Nocturne.Models;
using Nocturne.Training.Simd.Kernels;

namespace Nocturne.Training.Simd.Inputs;

/// <summary>The table that represents the tokens of a field: an embedding or constants.</summary>
internal sealed unsafe class FieldTable<T>
    where T : unmanaged, IFloatingPointIeee754<T>
{
    private readonly T* _rows, _gradient;           // no gradient for constants

    /// <param name="parameters">The tables.</param>
    /// <param name="field">The field.</param>
    public FieldTable(ParameterStore<T> parameters, int field)
    {
        var input = parameters.Spec.Inputs[field];
        Size = input.Size;
        if (input.Kind == InputKind.Scalar)
        {
            _rows = parameters.Constants(field);
            return;
        }
        _rows = parameters.Value(ParameterNames.Embedding(field));
        _gradient = parameters.Gradient(ParameterNames.Embedding(field));
    }

    /// <summary>Size of a row (E).</summary>
    public int Size { get; }

    /// <summary>Whether the table is trained.</summary>
    public bool IsTrained => _gradient is not null;

    /// <summary>Copies the row of a token.</summary>
    public void Copy(int token, T* destination) =>
        new ReadOnlySpan<T>(_rows + (nint)token * Size, Size).CopyTo(new Span<T>(destination, Size));

    /// <summary>Adds to the gradient of a token's row.</summary>
    public void AddGradient(int token, T* gradient)
    {
        if (_gradient is null)
            return;
        var row = new Span<T>(_gradient + (nint)token * Size, Size);
        TensorPrimitives.Add(row, new ReadOnlySpan<T>(gradient, Size), row);
    }
}
