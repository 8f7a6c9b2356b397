using System.Runtime.InteropServices;

namespace Nocturne.Training.Simd.Kernels;

/// <summary>Numbers in native memory, aligned to a cache line, which is also the size of the widest vector.</summary>
internal sealed unsafe class AlignedBuffer<T> : SafeHandle
    where T : unmanaged
{
    private const int Alignment = 64;

    /// <summary>Creates a buffer of zeros.</summary>
    /// <param name="length">Number of elements, 0 or more.</param>
    public AlignedBuffer(long length)
        : base(0, ownsHandle: true)
    {
        var bytes = checked((nuint)length * (nuint)sizeof(T));
        SetHandle((nint)NativeMemory.AlignedAlloc(Math.Max(bytes, Alignment), Alignment));
        Length = length;
        NativeMemory.Clear(Pointer, bytes);
    }

    public long Length { get; }

    /// <summary>Returns the buffer if it is long enough; otherwise disposes it and returns a new one.</summary>
    public static AlignedBuffer<T> Grown(AlignedBuffer<T> buffer, long length)
    {
        if (buffer.Length >= length)
            return buffer;
        buffer.Dispose();
        return new AlignedBuffer<T>(length);
    }

    public T* Pointer => (T*)handle;

    public override bool IsInvalid => handle == 0;

    public Span<T> Span => new(Pointer, checked((int)Length));

    protected override bool ReleaseHandle()
    {
        NativeMemory.AlignedFree((void*)handle);
        return true;
    }
}
