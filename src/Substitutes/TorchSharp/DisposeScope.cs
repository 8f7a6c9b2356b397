namespace TorchSharp;

/// <summary>Frees, at its end, all tensors that were made on its thread since its beginning and were not moved out.</summary>
public sealed class DisposeScope : IDisposable
{
    private readonly HashSet<IDisposable> _members = new(ReferenceEqualityComparer.Instance);
    private DisposeScopeManager? _manager;

    internal DisposeScope(DisposeScopeManager manager)
    {
        _manager = manager;
        OuterScope = manager.CurrentDisposeScope;
    }

    /// <summary>Tensors that this scope will free.</summary>
    /// <exception cref="ObjectDisposedException">The scope has ended.</exception>
    public int DisposablesCount
    {
        get
        {
            ObjectDisposedException.ThrowIf(_manager is null, this);
            return _members.Count;
        }
    }

    internal DisposeScope? OuterScope { get; set; }

    /// <summary>Hands a tensor over to the scope around this one; where there is none, nobody frees it but its owner.</summary>
    /// <exception cref="ObjectDisposedException">The scope has ended.</exception>
    public T MoveToOuter<T>(T disposable)
        where T : IDisposable
    {
        Move(disposable, OuterScope);
        return disposable;
    }

    /// <summary>Hands two tensors over to the scope around this one.</summary>
    /// <exception cref="ObjectDisposedException">The scope has ended.</exception>
    public (T1 first, T2 second) MoveToOuter<T1, T2>(T1 first, T2 second)
        where T1 : IDisposable
        where T2 : IDisposable
    {
        Move(first, OuterScope);
        Move(second, OuterScope);
        return (first, second);
    }

    /// <summary>Hands three tensors over to the scope around this one.</summary>
    /// <exception cref="ObjectDisposedException">The scope has ended.</exception>
    public (T1 first, T2 second, T3 third) MoveToOuter<T1, T2, T3>(T1 first, T2 second, T3 third)
        where T1 : IDisposable
        where T2 : IDisposable
        where T3 : IDisposable
    {
        Move(first, OuterScope);
        Move(second, OuterScope);
        Move(third, OuterScope);
        return (first, second, third);
    }

    /// <summary>Takes a tensor out: nobody frees it any more but its owner.</summary>
    /// <exception cref="ObjectDisposedException">The scope has ended.</exception>
    public T Detach<T>(T disposable)
        where T : IDisposable
    {
        Move(disposable, null);
        return disposable;
    }

    /// <summary>Frees what the scope holds. Doing so twice does no harm.</summary>
    public void Dispose()
    {
        if (_manager is null)
            return;
        // A tensor takes itself out of its scope when it is freed, so that the set can't be walked meanwhile.
        foreach (var member in _members.ToArray())
            member.Dispose();
        _members.Clear();
        _manager.Remove(this);
        _manager = null;
    }

    internal void Add(torch.Tensor tensor)
    {
        _members.Add(tensor);
        tensor.OwningDisposeScope = this;
    }

    internal void Remove(torch.Tensor tensor)
    {
        _members.Remove(tensor);
        tensor.OwningDisposeScope = null;
    }

    private void Move(IDisposable disposable, DisposeScope? scope)
    {
        ObjectDisposedException.ThrowIf(_manager is null, this);
        if (disposable is not torch.Tensor tensor || !_members.Contains(tensor))
            return;
        Remove(tensor);
        scope?.Add(tensor);
    }
}
