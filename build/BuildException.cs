namespace Build;

/// <summary>What is wrong, what was found and what to do: all that the user needs, so it is printed alone.</summary>
public sealed class BuildException(string message) : Exception(message);
