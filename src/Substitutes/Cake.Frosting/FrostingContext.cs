using Cake.Core;

namespace Cake.Frosting;

/// <summary>What tasks share; a build program derives its own from it.</summary>
public class FrostingContext(ICakeContext context) : CakeContextAdapter(context), IFrostingContext;
