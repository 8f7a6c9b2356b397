using TorchSharp.Internal;

namespace TorchSharp;

public static partial class torch
{
    /// <summary>Numbers in rows of rows, on some device; who holds one frees it, or leaves that to a dispose scope.</summary>
    public partial class Tensor : IDisposable
    {
        private static long _liveCount;
        private nint _handle;

        internal Tensor(nint handle, bool isInScope = true)
        {
            _handle = handle;
            Interlocked.Increment(ref _liveCount);
            if (isInScope)
                DisposeScopeManager.OfThisThread.CurrentDisposeScope?.Add(this);
        }

        /// <summary>Frees what nobody freed. It runs on a thread of its own and so touches nothing but the handle.</summary>
        ~Tensor() => Release();

        /// <summary>Tensors of this process that were not freed yet.</summary>
        public static long TotalCount => Interlocked.Read(ref _liveCount);

        /// <summary>The libtorch object.</summary>
        /// <exception cref="InvalidOperationException">The tensor was freed.</exception>
        public nint Handle => _handle != 0
            ? _handle
            : throw new InvalidOperationException("The tensor was freed: by Dispose, by the end of its dispose scope, or by becoming a parameter.");

        /// <summary>Whether the tensor was freed.</summary>
        public bool IsInvalid => _handle == 0;

        internal DisposeScope? OwningDisposeScope { get; set; }

        /// <summary>Frees the tensor. Doing so twice does no harm.</summary>
        public void Dispose()
        {
            Dispose(true);
            GC.SuppressFinalize(this);
        }

        /// <summary>Takes the tensor out of its scope: nobody frees it any more but its owner.</summary>
        public Tensor DetachFromDisposeScope() => OwningDisposeScope?.Detach(this) ?? this;

        /// <summary>Frees the tensor.</summary>
        protected virtual void Dispose(bool disposing)
        {
            OwningDisposeScope?.Remove(this);
            Release();
        }

        /// <summary>Takes the libtorch object away; the tensor is as if freed.</summary>
        internal nint MoveHandle()
        {
            var handle = Handle;
            _handle = 0;
            Interlocked.Decrement(ref _liveCount);
            return handle;
        }

        // Keeps the operands alive until the call is over: a finalizer could free one that is used for the last time here.
        private static Tensor Made(int status, nint result, object? first, object? second = null)
        {
            GC.KeepAlive(first);
            GC.KeepAlive(second);
            Native.Check(status);
            return new Tensor(result);
        }

        private Tensor Changed(int status, object? other = null)
        {
            GC.KeepAlive(this);
            GC.KeepAlive(other);
            Native.Check(status);
            return this;
        }

        private void Release()
        {
            var handle = Interlocked.Exchange(ref _handle, 0);
            if (handle == 0)
                return;
            Interlocked.Decrement(ref _liveCount);
            Native.nt_free(handle);
        }
    }
}
