using Cake.Frosting;

namespace Build.Tasks;

[TaskName("Compile")]
[TaskDescription("Compiles the solution, tests included")]
public sealed class CompileTask : FrostingTask<BuildContext>
{
    public override void Run(BuildContext context) => context.Compiler.CompileSolution();
}
