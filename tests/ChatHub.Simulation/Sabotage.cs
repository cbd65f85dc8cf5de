namespace ChatHub.Simulation;

/// <summary>Defects made on purpose, which the simulator must find.</summary>
internal enum Sabotage
{
    None,
    AnswersBeforeCommit,
    TakesRetriesForNew,
    HeadAfterHandingOut,
    ResumesFromReceived,
}
