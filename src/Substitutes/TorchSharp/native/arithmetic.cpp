// Arithmetic, gradients and random numbers.
#include "border.h"

using border::borrowed;
using border::given;
using border::guarded;
using border::scalar;

NT_API int nt_backward(handle tensor) {
  return guarded([&] { borrowed(tensor).backward(); });
}

NT_API int nt_add(handle left, handle right, handle* result) {
  return guarded([&] { *result = given(at::add(borrowed(left), borrowed(right))); });
}

NT_API int nt_sub(handle left, handle right, handle* result) {
  return guarded([&] { *result = given(at::sub(borrowed(left), borrowed(right))); });
}

NT_API int nt_mul(handle left, handle right, handle* result) {
  return guarded([&] { *result = given(at::mul(borrowed(left), borrowed(right))); });
}

NT_API int nt_mul_scalar(handle left, number right, handle* result) {
  return guarded([&] { *result = given(at::mul(borrowed(left), scalar(right))); });
}

NT_API int nt_add_in_place(handle left, handle right) {
  return guarded([&] { borrowed(left).add_(borrowed(right)); });
}

NT_API int nt_mul_in_place(handle left, number right) {
  return guarded([&] { borrowed(left).mul_(scalar(right)); });
}

NT_API int nt_zero(handle tensor) {
  return guarded([&] { borrowed(tensor).zero_(); });
}

NT_API int nt_fill(handle tensor, number value) {
  return guarded([&] { borrowed(tensor).fill_(scalar(value)); });
}

NT_API int nt_matmul(handle left, handle right, handle* result) {
  return guarded([&] { *result = given(at::matmul(borrowed(left), borrowed(right))); });
}

NT_API int nt_sum(handle tensor, int32_t type, handle* result) {
  return guarded([&] { *result = given(at::sum(borrowed(tensor), border::type_or_none(type))); });
}

NT_API int nt_mean(handle tensor, handle* result) {
  return guarded([&] { *result = given(at::mean(borrowed(tensor))); });
}

NT_API int nt_uniform(handle tensor, double from, double to) {
  return guarded([&] { borrowed(tensor).uniform_(from, to); });
}

NT_API int nt_normal(handle tensor) {
  return guarded([&] { borrowed(tensor).normal_(); });
}
