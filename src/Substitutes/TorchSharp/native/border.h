// What every function of the shim goes by: nothing is thrown across the border, and a tensor's handle is libtorch's own
// object, counted once for each handle that was given out.
#pragma once

#include <ATen/ATen.h>

#include <cstdint>
#include <exception>
#include <string>
#include <vector>

#ifdef _WIN32
#define NT_API extern "C" __declspec(dllexport)
#else
#define NT_API extern "C" __attribute__((visibility("default")))
#endif

using handle = c10::TensorImpl*;

namespace border {

void remember(const char* text) noexcept;

// Runs a body; 0, or 1 and a text that nt_last_error returns.
template <typename Body>
int guarded(Body&& body) noexcept {
  try {
    body();
    return 0;
  } catch (const c10::Error& error) {
    remember(error.what_without_backtrace());
  } catch (const std::exception& error) {
    remember(error.what());
  } catch (...) {
    remember("libtorch threw something that is no exception of C++");
  }
  return 1;
}

// The tensor of a handle, which stays the caller's; undefined for no handle.
inline at::Tensor borrowed(handle tensor) {
  using pointer = c10::intrusive_ptr<c10::TensorImpl, c10::UndefinedTensorImpl>;
  return tensor ? at::Tensor(pointer::reclaim_copy(tensor)) : at::Tensor();
}

inline std::vector<at::Tensor> borrowed(const handle* tensors, int64_t count) {
  std::vector<at::Tensor> all;
  all.reserve(count);
  for (int64_t i = 0; i < count; i++)
    all.push_back(borrowed(tensors[i]));
  return all;
}

// A handle that the caller must free; none for an undefined tensor.
inline handle given(at::Tensor tensor) {
  return tensor.defined() ? tensor.unsafeReleaseTensorImpl() : nullptr;
}

inline at::Device place(int32_t device, int32_t index) {
  return at::Device(static_cast<at::DeviceType>(device), static_cast<at::DeviceIndex>(index));
}

}  // namespace border
