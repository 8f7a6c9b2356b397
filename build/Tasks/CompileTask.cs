using Cake.Frosting;

namespace Build.Tasks;

[TaskName("Compile")]
[TaskDescription("Compiles the solution, the tests too")]
public sealed class CompileTask : FrostingTask<BuildContext>
{
    public override void Run(BuildContext context) => context.Compiler.CompileSolution();
}
