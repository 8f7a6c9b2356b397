// What is done to many parameters at once: moving, gradients, optimisers.
#include "border.h"

#include <cmath>
#include <map>

using border::borrowed;
using border::guarded;

// Moves parameters, and their gradients with them; each stays the object that it is.
NT_API int nt_move(const handle* parameters, int64_t count, int32_t type, int32_t device, int32_t index) {
  return guarded([&] {
    const at::NoGradGuard quiet;
    const auto where = border::place(device, index);
    const auto what = static_cast<at::ScalarType>(type);
    for (auto& parameter : borrowed(parameters, count)) {
      const auto gradient = parameter.grad();
      parameter.set_data(parameter.to(where, what));
      if (gradient.defined())
        parameter.mutable_grad() = gradient.to(where, what);
    }
  });
}

NT_API int nt_zero_grad(const handle* parameters, int64_t count, bool is_removed) {
  return guarded([&] {
    const at::NoGradGuard quiet;
    for (auto& parameter : borrowed(parameters, count)) {
      if (!parameter.grad().defined())
        continue;
      if (is_removed)
        parameter.mutable_grad().reset();
      else
        parameter.mutable_grad().detach_().zero_();
    }
  });
}

// Scales all gradients down together; the norm of norms is the norm of all.
NT_API int nt_clip_grad_norm(const handle* parameters, int64_t count, double most, double power, double* norm) {
  return guarded([&] {
    const at::NoGradGuard quiet;
    std::vector<at::Tensor> gradients;
    std::vector<at::Tensor> norms;
    for (const auto& parameter : borrowed(parameters, count)) {
      if (!parameter.grad().defined())
        continue;
      gradients.push_back(parameter.grad());
      norms.push_back(at::norm(gradients.back(), power));
    }
    *norm = 0;
    if (gradients.empty())
      return;
    const auto total = at::norm(at::stack(norms), power);
    // The factor stays where the gradients are: nothing waits for a GPU until all is under way.
    const auto factor = at::clamp_max(most / (total + 1e-6), 1);
    for (auto& gradient : gradients)
      gradient.mul_(factor);
    *norm = total.item<double>();
  });
}

// A parameter and what Adam remembers of it; AdamStep.Memory of the C# side.
struct adam_memory {
  handle parameter;
  handle mean;
  handle square;
  handle largest;
  int64_t steps;
};

// How Adam learns; AdamStep.Rates of the C# side.
struct adam_rates {
  double step;
  double beta1;
  double beta2;
  double epsilon;
  double decay;
  int64_t is_climbing;
};

namespace {

// Parameters that have taken equally many steps.
struct adam_group {
  std::vector<at::Tensor> parameters, gradients, means, squares, largest;
};

// Kingma and Ba, 2014, algorithm 1, in PyTorch's order: epsilon stands outside the bias-corrected root.
void step(adam_group& group, int64_t steps, const adam_rates& rates) {
  if (rates.is_climbing)
    group.gradients = at::_foreach_neg(group.gradients);
  if (rates.decay != 0)
    group.gradients = at::_foreach_add(group.gradients, group.parameters, rates.decay);
  at::_foreach_mul_(group.means, rates.beta1);
  at::_foreach_add_(group.means, group.gradients, 1 - rates.beta1);
  at::_foreach_mul_(group.squares, rates.beta2);
  at::_foreach_addcmul_(group.squares, group.gradients, group.gradients, 1 - rates.beta2);
  for (size_t i = 0; i < group.largest.size(); i++)
    at::maximum_out(group.largest[i], group.largest[i], group.squares[i]);

  auto divisors = at::_foreach_sqrt(group.largest.empty() ? group.squares : group.largest);
  at::_foreach_div_(divisors, std::sqrt(1 - std::pow(rates.beta2, steps)));
  at::_foreach_add_(divisors, rates.epsilon);
  at::_foreach_addcdiv_(group.parameters, group.means, divisors, -rates.step / (1 - std::pow(rates.beta1, steps)));
}

}  // namespace

NT_API int nt_adam(adam_memory* memories, int64_t count, adam_rates rates) {
  return guarded([&] {
    const at::NoGradGuard quiet;
    std::map<int64_t, adam_group> groups;
    for (auto* memory = memories; memory < memories + count; memory++) {
      const auto parameter = borrowed(memory->parameter);
      if (!parameter.grad().defined())
        continue;
      auto& group = groups[++memory->steps];
      group.parameters.push_back(parameter);
      group.gradients.push_back(parameter.grad());
      group.means.push_back(borrowed(memory->mean));
      group.squares.push_back(borrowed(memory->square));
      if (memory->largest)
        group.largest.push_back(borrowed(memory->largest));
    }
    for (auto& [steps, group] : groups)
      step(group, steps, rates);
  });
}
