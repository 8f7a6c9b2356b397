namespace TorchSharp.Internal;

/// <summary>Hands the shim many tensors at once.</summary>
internal static unsafe class Handles
{
    internal delegate int Call(nint* handles, long count);

    /// <summary>Calls with the tensors' handles, which stay alive meanwhile.</summary>
    internal static void Use(IEnumerable<torch.Tensor> tensors, Call call)
    {
        var kept = tensors as IReadOnlyList<torch.Tensor> ?? [.. tensors];
        var handles = new nint[kept.Count];
        for (var place = 0; place < handles.Length; place++)
            handles[place] = kept[place].Handle;
        fixed (nint* first = handles)
            Native.Check(call(first, handles.Length));
        GC.KeepAlive(kept);
    }
}
