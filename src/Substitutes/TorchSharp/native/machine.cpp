// Threads, random numbers, autograd's switch, GPUs.
#include "border.h"

#include <ATen/Parallel.h>
#include <torch/cuda.h>
#include <torch/version.h>

#ifndef _WIN32
#include <dlfcn.h>
#endif

namespace {

// Debian's libtorch multiplies matrices with OpenBLAS, whose threads are its own: libtorch does not tell it how many are wanted.
void set_blas_threads([[maybe_unused]] int32_t count) {
#ifndef _WIN32
  void* library = dlopen("libopenblas.so.0", RTLD_LAZY | RTLD_NOLOAD);
  if (library == nullptr) return;
  if (void* function = dlsym(library, "openblas_set_num_threads")) reinterpret_cast<void (*)(int)>(function)(count);
  dlclose(library);
#endif
}

}  // namespace

// The libtorch that the shim was compiled with; the loader finds no other that is compatible.
NT_API const char* nt_version() { return TORCH_VERSION; }

NT_API int32_t nt_get_num_threads() { return at::get_num_threads(); }

NT_API int nt_set_num_threads(int32_t count) {
  return border::guarded([&] {
    at::set_num_threads(count);
    set_blas_threads(count);
  });
}

NT_API int nt_manual_seed(int64_t seed) {
  return border::guarded([&] { at::manual_seed(static_cast<uint64_t>(seed)); });
}

// Switches autograd for this thread; returns what it was.
NT_API bool nt_set_grad_enabled(bool is_enabled) {
  const bool before = at::GradMode::is_enabled();
  at::GradMode::set_enabled(is_enabled);
  return before;
}

// 0 as well where libtorch has no CUDA, or the driver fails.
NT_API int32_t nt_cuda_device_count() {
  int32_t count = 0;
  border::guarded([&] { count = static_cast<int32_t>(torch::cuda::device_count()); });
  return count;
}

NT_API int nt_get_allow_tf32_cublas(bool* is_allowed) {
  return border::guarded([&] { *is_allowed = at::globalContext().allowTF32CuBLAS(); });
}

NT_API int nt_set_allow_tf32_cublas(bool is_allowed) {
  return border::guarded([&] { at::globalContext().setAllowTF32CuBLAS(is_allowed); });
}

NT_API int nt_get_allow_tf32_cudnn(bool* is_allowed) {
  return border::guarded([&] { *is_allowed = at::globalContext().allowTF32CuDNN(); });
}

NT_API int nt_set_allow_tf32_cudnn(bool is_allowed) {
  return border::guarded([&] { at::globalContext().setAllowTF32CuDNN(is_allowed); });
}
