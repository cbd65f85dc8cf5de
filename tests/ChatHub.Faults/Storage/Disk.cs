using ChatHub.Faults.Fsync;

namespace ChatHub.Faults.Storage;

/// <summary>A data folder on a disk whose power goes: the log, the database, which a checkpoint writes, and the mark beside them (<see cref="DiskFile"/>).</summary>
/// <param name="folder">The data folder.</param>
/// <param name="random">Decides how much of what was not synced is there all the same.</param>
/// <param name="databaseSyncsLie">A disk that keeps the log and forgets the database, for the control.</param>
internal sealed class Disk(string folder, Random random, bool databaseSyncsLie = false)
{
    private readonly string sharedMemory = Path.Combine(folder, "chathub.db-shm");
    private readonly string highWater = Path.Combine(folder, "high-water");
    private readonly DiskFile log = new(Path.Combine(folder, "chathub.db-wal"), random);
    private readonly DiskFile database = new(Path.Combine(folder, "chathub.db"), random) { SyncsLie = databaseSyncsLie };
    private byte[] highWaterBefore = [];

    /// <summary>Bytes that were written and not synced, over all cuts.</summary>
    public long AtRisk { get; private set; }

    /// <summary>Cuts that came while a checkpoint wrote the database.</summary>
    public int InCheckpoint { get; private set; }

    /// <summary>Cuts that came after one, when the log may have been begun anew.</summary>
    public int AfterCheckpoint { get; private set; }

    /// <summary>A life of the server begins: what is in the folder now is on the disk.</summary>
    public void PowerOn()
    {
        log.PowerOn();
        database.PowerOn();
        highWaterBefore = File.ReadAllBytes(highWater);
    }

    /// <summary>That life has ended.</summary>
    /// <param name="life">Its writes and syncs.</param>
    public void PowerOff(IReadOnlyList<SystemCall> life)
    {
        log.PowerOff(life);
        database.PowerOff(life);
        AtRisk += log.AtRisk + database.AtRisk;
        if (database.AtRisk > 0) InCheckpoint++;
        else if (database.WasSynced) AfterCheckpoint++;
        File.Delete(sharedMemory);
        if (random.Next(2) == 0) File.WriteAllBytes(highWater, highWaterBefore); // it is never synced
    }
}
