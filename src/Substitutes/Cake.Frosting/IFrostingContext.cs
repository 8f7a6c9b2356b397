using Cake.Core;

namespace Cake.Frosting;

/// <summary>What tasks share.</summary>
public interface IFrostingContext : ICakeContext;
