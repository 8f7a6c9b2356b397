// A tensor's making, freeing and nature, and other shapes, places and types of its numbers.
#include "border.h"

#include <sstream>

using border::borrowed;
using border::given;
using border::guarded;
using border::place;

NT_API void nt_free(handle tensor) {
  c10::intrusive_ptr<c10::TensorImpl, c10::UndefinedTensorImpl>::reclaim(tensor);
}

NT_API int nt_make(const int64_t* sizes, int64_t dimensions, bool is_zero, int32_t type, int32_t device, int32_t index, handle* result) {
  return guarded([&] {
    const at::IntArrayRef shape(sizes, dimensions);
    const auto options = at::TensorOptions().dtype(static_cast<at::ScalarType>(type)).device(place(device, index));
    *result = given(is_zero ? at::zeros(shape, options) : at::empty(shape, options));
  });
}

NT_API int nt_copy_of(
    float* numbers, int64_t count, const int64_t* sizes, int64_t dimensions, int32_t type, int32_t device, int32_t index,
    handle* result) {
  return guarded([&] {
    const auto source = at::from_blob(numbers, {count}, at::kFloat);
    const auto shaped = source.view(at::IntArrayRef(sizes, dimensions));
    // Never without a copy: the numbers are the caller's.
    *result = given(shaped.to(place(device, index), static_cast<at::ScalarType>(type), /*non_blocking=*/false, /*copy=*/true));
  });
}

// The names of a tensor's dimensions, with commas between them.
NT_API int nt_set_names(handle tensor, const char* names) {
  return guarded([&] {
    std::vector<at::Dimname> all;
    std::stringstream text(names);
    for (std::string name; std::getline(text, name, ',');)
      all.push_back(at::Dimname::fromSymbol(at::Symbol::dimname(name)));
    auto named = borrowed(tensor);
    at::internal_set_names_inplace(named, std::move(all), /*validate_names=*/true);
  });
}

NT_API int nt_dtype(handle tensor, int64_t* answer) {
  return guarded([&] { *answer = static_cast<int64_t>(borrowed(tensor).scalar_type()); });
}

NT_API int nt_device_type(handle tensor, int64_t* answer) {
  return guarded([&] { *answer = static_cast<int64_t>(borrowed(tensor).device().type()); });
}

NT_API int nt_device_index(handle tensor, int64_t* answer) {
  return guarded([&] { *answer = borrowed(tensor).device().index(); });
}

NT_API int nt_dim(handle tensor, int64_t* answer) {
  return guarded([&] { *answer = borrowed(tensor).dim(); });
}

NT_API int nt_sizes(handle tensor, int64_t* sizes) {
  return guarded([&] {
    for (const auto size : borrowed(tensor).sizes())
      *sizes++ = size;
  });
}

NT_API int nt_strides(handle tensor, int64_t* strides) {
  return guarded([&] {
    for (const auto stride : borrowed(tensor).strides())
      *strides++ = stride;
  });
}

NT_API int nt_numel(handle tensor, int64_t* answer) {
  return guarded([&] { *answer = borrowed(tensor).numel(); });
}

NT_API int nt_element_size(handle tensor, int64_t* answer) {
  return guarded([&] { *answer = static_cast<int64_t>(borrowed(tensor).element_size()); });
}

NT_API int nt_is_contiguous(handle tensor, int64_t* answer) {
  return guarded([&] { *answer = borrowed(tensor).is_contiguous(); });
}

NT_API int nt_data(handle tensor, void** numbers) {
  return guarded([&] { *numbers = borrowed(tensor).data_ptr(); });
}

NT_API int nt_requires_grad(handle tensor, int64_t* answer) {
  return guarded([&] { *answer = borrowed(tensor).requires_grad(); });
}

NT_API int nt_set_requires_grad(handle tensor, bool is_required) {
  return guarded([&] { borrowed(tensor).requires_grad_(is_required); });
}

NT_API int nt_grad(handle tensor, handle* result) {
  return guarded([&] { *result = given(borrowed(tensor).grad()); });
}

NT_API int nt_set_grad(handle tensor, handle gradient) {
  return guarded([&] { borrowed(tensor).mutable_grad() = borrowed(gradient); });
}

NT_API int nt_to(handle tensor, int32_t type, int32_t device, int32_t index, bool is_copied, bool is_non_blocking, handle* result) {
  return guarded([&] {
    *result = given(borrowed(tensor).to(place(device, index), static_cast<at::ScalarType>(type), is_non_blocking, is_copied));
  });
}

NT_API int nt_detach(handle tensor, handle* result) {
  return guarded([&] { *result = given(borrowed(tensor).detach()); });
}

NT_API int nt_contiguous(handle tensor, handle* result) {
  return guarded([&] { *result = given(borrowed(tensor).contiguous()); });
}

NT_API int nt_pin_memory(handle tensor, handle* result) {
  return guarded([&] { *result = given(borrowed(tensor).pin_memory()); });
}

NT_API int nt_copy(handle tensor, handle source, bool is_non_blocking) {
  return guarded([&] { borrowed(tensor).copy_(borrowed(source), is_non_blocking); });
}

NT_API int nt_view(handle tensor, const int64_t* sizes, int64_t dimensions, handle* result) {
  return guarded([&] { *result = given(borrowed(tensor).view(at::IntArrayRef(sizes, dimensions))); });
}

NT_API int nt_transpose(handle tensor, int64_t first, int64_t second, handle* result) {
  return guarded([&] { *result = given(borrowed(tensor).transpose(first, second)); });
}

NT_API int nt_select(handle tensor, int64_t dimension, int64_t index, handle* result) {
  return guarded([&] { *result = given(borrowed(tensor).select(dimension, index)); });
}

NT_API int nt_narrow(handle tensor, int64_t dimension, int64_t start, int64_t length, handle* result) {
  return guarded([&] { *result = given(borrowed(tensor).narrow(dimension, start, length)); });
}

NT_API int nt_squeeze(handle tensor, int64_t dimension, bool is_every, handle* result) {
  return guarded([&] { *result = given(is_every ? borrowed(tensor).squeeze() : borrowed(tensor).squeeze(dimension)); });
}

NT_API int nt_unsqueeze(handle tensor, int64_t dimension, handle* result) {
  return guarded([&] { *result = given(borrowed(tensor).unsqueeze(dimension)); });
}
