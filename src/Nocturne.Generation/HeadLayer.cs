namespace Nocturne.Generation;

/// <summary>A layer of a head.</summary>
/// <param name="Weights">Weights, shape [inputs, outputs].</param>
/// <param name="Bias">Bias, shape [outputs].</param>
internal sealed record HeadLayer(float[] Weights, float[] Bias);
