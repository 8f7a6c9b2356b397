using Cake.Frosting;

namespace Build.Tasks;

[TaskName("Programs")]
[TaskDescription("Compiles the pipeline and nocturne, without the tests")]
public sealed class ProgramsTask : FrostingTask<BuildContext>
{
    public override void Run(BuildContext context) => context.Compiler.CompilePrograms();
}
