// Layers and losses.
#include "border.h"

using border::borrowed;
using border::given;
using border::guarded;

NT_API int nt_linear(handle input, handle weights, handle bias, handle* result) {
  return guarded([&] {
    *result = given(bias ? at::linear(borrowed(input), borrowed(weights), borrowed(bias)) : at::linear(borrowed(input), borrowed(weights)));
  });
}

NT_API int nt_embedding(handle weights, handle tokens, int64_t padding, bool is_scaled_by_frequency, bool is_sparse, handle* result) {
  return guarded([&] { *result = given(at::embedding(borrowed(weights), borrowed(tokens), padding, is_scaled_by_frequency, is_sparse)); });
}

NT_API int nt_embedding_renorm(handle weights, handle tokens, double most, double power) {
  return guarded([&] {
    const at::NoGradGuard quiet;
    auto rows = borrowed(weights);
    at::embedding_renorm_(rows, borrowed(tokens).contiguous(), most, power);
  });
}

NT_API int nt_mse_loss(handle input, handle target, int64_t reduction, handle* result) {
  return guarded([&] { *result = given(at::mse_loss(borrowed(input), borrowed(target), reduction)); });
}

NT_API int nt_cross_entropy(
    handle input, handle target, handle weights, int64_t reduction, int64_t ignored, double smoothing, handle* result) {
  return guarded([&] {
    *result = given(
        weights ? at::cross_entropy_loss(borrowed(input), borrowed(target), borrowed(weights), reduction, ignored, smoothing)
                : at::cross_entropy_loss(borrowed(input), borrowed(target), {}, reduction, ignored, smoothing));
  });
}

namespace {
// Kinds of recurrent layers, by cuDNN's numbers; RecurrentKind of the C# side.
enum recurrent_kind { relu_layers = 0, tanh_layers = 1, lstm_layers = 2, gru_layers = 3 };
}  // namespace

NT_API int nt_recurrent(
    int32_t kind, handle input, handle hidden, handle cell, const handle* weights, int64_t count, bool has_bias, int64_t layers, double dropout,
    bool is_training, bool is_bidirectional, bool is_batch_first, handle* output, handle* hidden_after, handle* cell_after) {
  return guarded([&] {
    const auto x = borrowed(input);
    const auto flat = borrowed(weights, count);
    const auto h = borrowed(hidden);
    if (kind == lstm_layers) {
      auto [y, hn, cn] =
          at::lstm(x, {h, borrowed(cell)}, flat, has_bias, layers, dropout, is_training, is_bidirectional, is_batch_first);
      *cell_after = given(std::move(cn));
      *output = given(std::move(y));
      *hidden_after = given(std::move(hn));
      return;
    }
    const auto run = [&] {
      switch (kind) {
        case gru_layers:
          return at::gru(x, h, flat, has_bias, layers, dropout, is_training, is_bidirectional, is_batch_first);
        case relu_layers:
          return at::rnn_relu(x, h, flat, has_bias, layers, dropout, is_training, is_bidirectional, is_batch_first);
        default:
          return at::rnn_tanh(x, h, flat, has_bias, layers, dropout, is_training, is_bidirectional, is_batch_first);
      }
    };
    auto [y, hn] = run();
    *output = given(std::move(y));
    *hidden_after = given(std::move(hn));
  });
}

// cuDNN takes the weights as one block. It lays them there itself and leaves the tensors as views of it.
NT_API int nt_flatten(
    int32_t kind, const handle* weights, int64_t count, int64_t inputs, int64_t hidden, int64_t layers, bool has_bias, bool is_batch_first,
    bool is_bidirectional) {
  return guarded([&] {
    const auto flat = borrowed(weights, count);
    if (flat.empty() || !flat[0].is_cuda() || !at::cudnn_is_acceptable(flat[0]))
      return;
    const at::NoGradGuard quiet;
    at::_cudnn_rnn_flatten_weight(
        flat, has_bias ? 4 : 2, inputs, kind, hidden, /*proj_size=*/0, layers, is_batch_first, is_bidirectional);
  });
}
