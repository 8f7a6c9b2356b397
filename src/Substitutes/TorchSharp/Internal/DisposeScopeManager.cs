namespace TorchSharp;

/// <summary>The dispose scopes of a thread, one within another.</summary>
internal sealed class DisposeScopeManager
{
    [ThreadStatic]
    private static DisposeScopeManager? _ofThisThread;

    internal static DisposeScopeManager OfThisThread => _ofThisThread ??= new DisposeScopeManager();

    internal DisposeScope? CurrentDisposeScope { get; private set; }

    internal DisposeScope Begin() => CurrentDisposeScope = new DisposeScope(this);

    /// <summary>Ends a scope, also one that others were begun within and that outlive it.</summary>
    internal void Remove(DisposeScope scope)
    {
        if (CurrentDisposeScope == scope)
        {
            CurrentDisposeScope = scope.OuterScope;
            return;
        }
        for (var inner = CurrentDisposeScope; inner is not null; inner = inner.OuterScope)
            if (inner.OuterScope == scope)
                inner.OuterScope = scope.OuterScope;
    }
}
