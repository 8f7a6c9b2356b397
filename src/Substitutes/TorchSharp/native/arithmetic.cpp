// Gradients and random numbers.
#include "border.h"

using border::borrowed;
using border::guarded;

NT_API int nt_backward(handle tensor) {
  return guarded([&] { borrowed(tensor).backward(); });
}

NT_API int nt_zero(handle tensor) {
  return guarded([&] { borrowed(tensor).zero_(); });
}

NT_API int nt_uniform(handle tensor, double from, double to) {
  return guarded([&] { borrowed(tensor).uniform_(from, to); });
}

NT_API int nt_normal(handle tensor) {
  return guarded([&] { borrowed(tensor).normal_(); });
}
