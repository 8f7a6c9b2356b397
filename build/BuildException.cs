namespace Build;

/// <summary>An error for the user, printed without a stack trace.</summary>
/// <param name="message">What is wrong, what was found and what to do.</param>
public sealed class BuildException(string message) : Exception(message);
