using System.Runtime.InteropServices;

namespace TorchSharp.Internal;

/// <content>The shim's functions, in the order of its source files.</content>
internal static unsafe partial class Native
{
    // border.cpp
    [LibraryImport(Library)]
    internal static partial nint nt_last_error();

    // machine.cpp
    [LibraryImport(Library)]
    internal static partial nint nt_version();

    [LibraryImport(Library)]
    internal static partial int nt_get_num_threads();

    [LibraryImport(Library)]
    internal static partial int nt_set_num_threads(int count);

    [LibraryImport(Library)]
    internal static partial int nt_manual_seed(long seed);

    [LibraryImport(Library)]
    internal static partial Flag nt_set_grad_enabled(Flag isEnabled);

    [LibraryImport(Library)]
    internal static partial int nt_cuda_device_count();

    [LibraryImport(Library)]
    internal static partial int nt_get_allow_tf32_cublas(out Flag isAllowed);

    [LibraryImport(Library)]
    internal static partial int nt_set_allow_tf32_cublas(Flag isAllowed);

    [LibraryImport(Library)]
    internal static partial int nt_get_allow_tf32_cudnn(out Flag isAllowed);

    [LibraryImport(Library)]
    internal static partial int nt_set_allow_tf32_cudnn(Flag isAllowed);

    // tensor.cpp
    [LibraryImport(Library)]
    internal static partial void nt_free(nint tensor);

    [LibraryImport(Library)]
    internal static partial int nt_make(long* sizes, long dimensions, Flag isZero, int type, int device, int index, out nint result);

    [LibraryImport(Library)]
    internal static partial int nt_copy_of(
        float* numbers, long count, long* sizes, long dimensions, int type, int device, int index, out nint result);

    [LibraryImport(Library, StringMarshalling = StringMarshalling.Utf8)]
    internal static partial int nt_set_names(nint tensor, string names);

    [LibraryImport(Library)]
    internal static partial int nt_dtype(nint tensor, out long answer);

    [LibraryImport(Library)]
    internal static partial int nt_device_type(nint tensor, out long answer);

    [LibraryImport(Library)]
    internal static partial int nt_device_index(nint tensor, out long answer);

    [LibraryImport(Library)]
    internal static partial int nt_dim(nint tensor, out long answer);

    [LibraryImport(Library)]
    internal static partial int nt_sizes(nint tensor, long* sizes);

    [LibraryImport(Library)]
    internal static partial int nt_strides(nint tensor, long* strides);

    [LibraryImport(Library)]
    internal static partial int nt_numel(nint tensor, out long answer);

    [LibraryImport(Library)]
    internal static partial int nt_element_size(nint tensor, out long answer);

    [LibraryImport(Library)]
    internal static partial int nt_is_contiguous(nint tensor, out long answer);

    [LibraryImport(Library)]
    internal static partial int nt_data(nint tensor, out void* numbers);

    [LibraryImport(Library)]
    internal static partial int nt_requires_grad(nint tensor, out long answer);

    [LibraryImport(Library)]
    internal static partial int nt_set_requires_grad(nint tensor, Flag isRequired);

    [LibraryImport(Library)]
    internal static partial int nt_grad(nint tensor, out nint result);

    [LibraryImport(Library)]
    internal static partial int nt_set_grad(nint tensor, nint gradient);

    [LibraryImport(Library)]
    internal static partial int nt_to(nint tensor, int type, int device, int index, Flag isCopied, Flag isNonBlocking, out nint result);

    [LibraryImport(Library)]
    internal static partial int nt_detach(nint tensor, out nint result);

    [LibraryImport(Library)]
    internal static partial int nt_contiguous(nint tensor, out nint result);

    [LibraryImport(Library)]
    internal static partial int nt_pin_memory(nint tensor, out nint result);

    [LibraryImport(Library)]
    internal static partial int nt_copy(nint tensor, nint source, Flag isNonBlocking);

    [LibraryImport(Library)]
    internal static partial int nt_view(nint tensor, long* sizes, long dimensions, out nint result);

    [LibraryImport(Library)]
    internal static partial int nt_transpose(nint tensor, long first, long second, out nint result);

    [LibraryImport(Library)]
    internal static partial int nt_select(nint tensor, long dimension, long index, out nint result);

    [LibraryImport(Library)]
    internal static partial int nt_narrow(nint tensor, long dimension, long start, long length, out nint result);

    [LibraryImport(Library)]
    internal static partial int nt_squeeze(nint tensor, long dimension, Flag isEvery, out nint result);

    [LibraryImport(Library)]
    internal static partial int nt_unsqueeze(nint tensor, long dimension, out nint result);

    // arithmetic.cpp
    [LibraryImport(Library)]
    internal static partial int nt_backward(nint tensor);

    [LibraryImport(Library)]
    internal static partial int nt_zero(nint tensor);

    [LibraryImport(Library)]
    internal static partial int nt_uniform(nint tensor, double from, double to);

    [LibraryImport(Library)]
    internal static partial int nt_normal(nint tensor);

    // network.cpp
    [LibraryImport(Library)]
    internal static partial int nt_linear(nint input, nint weights, nint bias, out nint result);

    [LibraryImport(Library)]
    internal static partial int nt_embedding(nint weights, nint tokens, long padding, Flag isScaledByFrequency, Flag isSparse, out nint result);

    [LibraryImport(Library)]
    internal static partial int nt_embedding_renorm(nint weights, nint tokens, double most, double power);

    [LibraryImport(Library)]
    internal static partial int nt_mse_loss(nint input, nint target, long reduction, out nint result);

    [LibraryImport(Library)]
    internal static partial int nt_cross_entropy(
        nint input, nint target, nint weights, long reduction, long ignored, double smoothing, out nint result);

    [LibraryImport(Library)]
    internal static partial int nt_recurrent(
        int kind, nint input, nint hidden, nint cell, nint* weights, long count, Flag hasBias, long layers, double dropout, Flag isTraining,
        Flag isBidirectional, Flag isBatchFirst, out nint output, out nint hiddenAfter, out nint cellAfter);

    [LibraryImport(Library)]
    internal static partial int nt_flatten(
        int kind, nint* weights, long count, long inputs, long hidden, long layers, Flag hasBias, Flag isBatchFirst, Flag isBidirectional);

    // learning.cpp
    [LibraryImport(Library)]
    internal static partial int nt_move(nint* parameters, long count, int type, int device, int index);

    [LibraryImport(Library)]
    internal static partial int nt_zero_grad(nint* parameters, long count, Flag isRemoved);

    [LibraryImport(Library)]
    internal static partial int nt_clip_grad_norm(nint* parameters, long count, double most, double power, out double norm);

    [LibraryImport(Library)]
    internal static partial int nt_adam(AdamStep.Memory* memories, long count, AdamStep.Rates rates);
}
