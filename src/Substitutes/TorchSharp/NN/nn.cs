using TorchSharp.Internal;
using TorchSharp.Modules;

namespace TorchSharp;

public static partial class torch
{
    /// <summary>Parts of networks.</summary>
    public static partial class nn
    {
        /// <summary>Functions between recurrent steps.</summary>
        public enum NonLinearities
        {
            /// <summary>max(0, x).</summary>
            ReLU = 0,

            /// <summary>The hyperbolic tangent.</summary>
            Tanh = 1,
        }

        /// <summary>What becomes of the losses of a batch.</summary>
        public enum Reduction
        {
            /// <summary>Each stays.</summary>
            None = 0,

            /// <summary>Their mean.</summary>
            Mean = 1,

            /// <summary>Their sum.</summary>
            Sum = 2,
        }

        /// <summary>A linear layer, drawn evenly from ±1/sqrt(inputs).</summary>
        public static Linear Linear(long inputSize, long outputSize, bool hasBias = true, Device? device = null, ScalarType? dtype = null) =>
            Placed(new Linear(inputSize, outputSize, hasBias), device, dtype);

        /// <summary>A row of numbers for each token, drawn normally.</summary>
        /// <param name="num_embeddings">Different tokens.</param>
        /// <param name="embedding_dims">Numbers in a row.</param>
        /// <param name="padding_idx">A token whose row is zero and does not learn.</param>
        /// <param name="max_norm">The largest norm of a row; rows beyond are scaled down when they are looked up.</param>
        /// <param name="norm_type">Power of that norm.</param>
        /// <param name="scale_grad_by_freq">Whether a row's gradient is divided by how often its token is in the batch.</param>
        /// <param name="sparse">Whether the gradient holds the rows looked up alone.</param>
        /// <param name="device">Where the rows are.</param>
        /// <param name="dtype">Their type.</param>
        public static Embedding Embedding(
            long num_embeddings, long embedding_dims, long? padding_idx = null, double? max_norm = null, double norm_type = 2.0,
            bool scale_grad_by_freq = false, bool sparse = false, Device? device = null, ScalarType? dtype = null) =>
            Placed(
                new Embedding(num_embeddings, embedding_dims, padding_idx, max_norm is { } most ? (most, norm_type) : null, scale_grad_by_freq, sparse),
                device,
                dtype);

        /// <summary>Stacked vanilla recurrent layers, drawn evenly from ±1/sqrt(hidden).</summary>
        public static RNN RNN(
            long inputSize, long hiddenSize, long numLayers = 1, NonLinearities nonLinearity = NonLinearities.Tanh, bool bias = true,
            bool batchFirst = false, double dropout = 0.0, bool bidirectional = false, Device? device = null, ScalarType? dtype = null)
        {
            var kind = nonLinearity == NonLinearities.Tanh ? RecurrentKind.Tanh : RecurrentKind.Relu;
            return Placed(new RNN(new(kind, inputSize, hiddenSize, numLayers, bias, batchFirst, dropout, bidirectional)), device, dtype);
        }

        /// <summary>Stacked gated recurrent units, drawn evenly from ±1/sqrt(hidden).</summary>
        public static GRU GRU(
            long inputSize, long hiddenSize, long numLayers = 1, bool bias = true, bool batchFirst = false, double dropout = 0.0,
            bool bidirectional = false, Device? device = null, ScalarType? dtype = null) =>
            Placed(new GRU(new(RecurrentKind.Gru, inputSize, hiddenSize, numLayers, bias, batchFirst, dropout, bidirectional)), device, dtype);

        /// <summary>Stacked long short-term memories, drawn evenly from ±1/sqrt(hidden).</summary>
        public static LSTM LSTM(
            long inputSize, long hiddenSize, long numLayers = 1, bool bias = true, bool batchFirst = false, double dropout = 0.0,
            bool bidirectional = false, Device? device = null, ScalarType? dtype = null) =>
            Placed(new LSTM(new(RecurrentKind.Lstm, inputSize, hiddenSize, numLayers, bias, batchFirst, dropout, bidirectional)), device, dtype);

        private static T Placed<T>(T module, Device? device, ScalarType? dtype)
            where T : Module
        {
            if (device is null && dtype is null)
                return module;
            module.Move(device ?? CPU, dtype ?? ScalarType.Float32);
            return module;
        }
    }
}
