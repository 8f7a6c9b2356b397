namespace Cake.Frosting;

/// <summary>The name that --target and other tasks know a task by.</summary>
[AttributeUsage(AttributeTargets.Class, Inherited = false)]
public sealed class TaskNameAttribute(string name) : Attribute
{
    public string Name { get; } = name;
}
