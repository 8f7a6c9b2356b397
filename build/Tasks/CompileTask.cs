using Cake.Frosting;

namespace Build.Tasks;

[TaskName("Compile")]
[TaskDescription("Compiles the solution, the tests too")]
[IsDependentOn(typeof(NpmTask))]
[IsDependentOn(typeof(LibtorchTask))]
public sealed class CompileTask : FrostingTask<BuildContext>
{
    public override void Run(BuildContext context) => context.Compiler.CompileSolution();
}
