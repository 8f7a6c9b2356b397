using Nocturne.Models;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace Nocturne.Training.Torch;

/// <summary>The tables that represent the tokens of each field: trained embeddings and constants.</summary>
internal sealed class TokenTables : IDisposable
{
    private readonly Embedding?[] _embeddings;
    private readonly Embedding?[] _values;

    /// <summary>Creates tables with unspecified numbers.</summary>
    public TokenTables(ModelSpec spec, Device device)
    {
        using var scope = NewDisposeScope();
        _embeddings = [.. spec.Inputs.Select(input => input.Kind == InputKind.Embedding
            ? nn.Embedding(input.Vocabulary, input.Size, device: device)
            : null)];
        _values = [.. spec.Inputs.Select((input, field) => spec.HasValues(field)
            ? nn.Embedding_from_pretrained(zeros(input.Vocabulary, 1), freeze: true, device: device)
            : null)];
    }

    /// <summary>Trained parameters; each call creates tensors that the caller must free.</summary>
    public IEnumerable<(string Name, Tensor Value)> Parameters => Weights(_embeddings, ParameterNames.Embedding);

    /// <summary>Constants [V, 1]; each call creates tensors that the caller must free.</summary>
    public IEnumerable<(string Name, Tensor Value)> Constants => Weights(_values, ParameterNames.Values);

    /// <summary>Looks up tokens of a field as inputs of the network.</summary>
    /// <param name="field">The field.</param>
    /// <param name="tokens">Tokens of every field, int64 [F, T, B].</param>
    /// <returns>Shape [T, B, E].</returns>
    public Tensor Numbers(int field, Tensor tokens) => (_embeddings[field] ?? _values[field]!).call(tokens.select(0, field));

    /// <summary>Looks up the targets of a regression head, shape [T, B].</summary>
    public Tensor Values(int field, Tensor tokens) => _values[field]!.call(tokens.select(0, field)).squeeze(2);

    public void Dispose()
    {
        foreach (var table in _embeddings.Concat(_values))
            table?.Dispose();
    }

    private static IEnumerable<(string Name, Tensor Value)> Weights(Embedding?[] tables, Func<int, string> nameOf) =>
        tables.Index().Where(table => table.Item is not null).Select(table => (nameOf(table.Index), (Tensor)table.Item!.weight!));
}
