#include "border.h"

namespace {
thread_local std::string last_error;
}

void border::remember(const char* text) noexcept {
  try {
    last_error = text;
  } catch (...) {
    last_error.clear();
  }
}

// Why the last call on this thread failed; valid until the next one fails.
NT_API const char* nt_last_error() { return last_error.c_str(); }
