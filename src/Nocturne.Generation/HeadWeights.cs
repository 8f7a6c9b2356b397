using System.Runtime.InteropServices;
using Nocturne.Models;

namespace Nocturne.Generation;

/// <summary>The weights of a network's heads, copied from its file.</summary>
internal sealed class HeadWeights
{
    private readonly HeadLayer?[] _hidden;
    private readonly HeadLayer[] _output;
    private readonly float[][] _tables;             // of the fields that the heads before the last one predict
    private readonly int[] _sizes;                  // of the rows of these tables

    /// <param name="spec">The network.</param>
    /// <param name="model">The bytes of its <c>.onnx</c> file.</param>
    /// <param name="ranges">Location of its weights in the file, by name of the constant.</param>
    public HeadWeights(ModelSpec spec, ReadOnlySpan<byte> model, IReadOnlyDictionary<string, Range> ranges)
    {
        var heads = spec.Heads.Count;
        (_hidden, _output) = (new HeadLayer?[heads], new HeadLayer[heads]);
        (_tables, _sizes) = (new float[heads - 1][], new int[heads - 1]);
        for (var head = 0; head < heads; head++)
        {
            if (spec.Heads[head].Hidden > 0)
                _hidden[head] = Layer(model, ranges, ParameterNames.HeadHiddenWeights(head), ParameterNames.HeadHiddenBias(head));
            _output[head] = Layer(model, ranges, ParameterNames.HeadWeights(head), ParameterNames.HeadBias(head));
        }
        for (var head = 0; head < heads - 1; head++)
        {
            var field = spec.Heads[head].Field;
            (_tables[head], _sizes[head]) = (Floats(model[ranges[spec.TableOf(field)]]), spec.Inputs[field].Size);
        }
    }

    /// <summary>The tanh layer of a head, or <c>null</c> for a linear head.</summary>
    public HeadLayer? Hidden(int head) => _hidden[head];

    /// <summary>The output layer of a head.</summary>
    public HeadLayer Output(int head) => _output[head];

    /// <summary>The table row for a token of the field that a head predicts, shape [E]. The last head has no table.</summary>
    public ReadOnlySpan<float> Row(int head, int token) => _tables[head].AsSpan(token * _sizes[head], _sizes[head]);

    private static HeadLayer Layer(ReadOnlySpan<byte> model, IReadOnlyDictionary<string, Range> ranges, string weights, string bias) =>
        new(Floats(model[ranges[weights]]), Floats(model[ranges[bias]]));

    private static float[] Floats(ReadOnlySpan<byte> bytes) => MemoryMarshal.Cast<byte, float>(bytes).ToArray();
}
