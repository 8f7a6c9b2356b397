using System.Text.Json.Serialization;

namespace Nocturne.Models;

/// <summary>Kind of recurrent cell, as PyTorch defines it.</summary>
public enum CellKind
{
    /// <summary>Vanilla (Elman) cell: h = tanh(W x + b + U h + b').</summary>
    [JsonStringEnumMemberName("rnn")]
    Rnn,

    /// <summary>Long short-term memory with gates in the order i, f, g, o.</summary>
    [JsonStringEnumMemberName("lstm")]
    Lstm,

    /// <summary>Gated recurrent unit with gates in the order r, z, n. The reset gate is applied after U h + b'.</summary>
    [JsonStringEnumMemberName("gru")]
    Gru,
}
