using System.Buffers.Binary;
using ChatHub.Faults.Harness;
using ChatHub.TestKit;

namespace ChatHub.Faults.Storage;

/// <summary>
/// One bit of the store flips while nobody looks. The log has checksums and loses its end; the database has none, and what SQLite does not notice nobody does
/// (docs/reliability.md has the figures). <c>CHATHUB_FLIPS=1000</c> flips as many in each place.
/// </summary>
public sealed class BitFlipTests(WrittenStore store, Report report) : IClassFixture<WrittenStore>, IClassFixture<Report>
{
    private const int FlipsInCi = 20;
    private const int PageSize = 4096;
    private const int FileHeader = 100;
    private static readonly int Flips = Seed.FromEnvironment("CHATHUB_FLIPS") ?? FlipsInCi;

    [Fact]
    public async Task In_the_log_it_costs_the_logs_end_and_clients_are_told()
    {
        var size = new FileInfo(store.Killed["chathub.db-wal"]).Length;

        var fates = await Flip(store.Killed, "chathub.db-wal", "the log", random => random.NextInt64(size));

        Assert.All(fates.Keys, fate => Assert.Contains(fate, (Fate[])[Fate.RolledBack, Fate.Intact, Fate.Refused]));
    }

    [Fact]
    public async Task In_the_databases_header_it_is_refused_by_name_or_does_no_harm()
    {
        var fates = await Flip(store.Stopped, "chathub.db", "the database's header", random => random.Next(FileHeader));

        Assert.All(fates.Keys, fate => Assert.Contains(fate, (Fate[])[Fate.Refused, Fate.ReadError, Fate.Intact]));
    }

    [Fact]
    public async Task In_the_structure_of_its_pages_or_anywhere_the_start_works_or_is_refused_by_name()
    {
        var database = await File.ReadAllBytesAsync(store.Stopped["chathub.db"]);

        var structure = await Flip(store.Stopped, "chathub.db", "the database's pages, their headers and cell pointers", random => Structure(database, random));
        await Flip(store.Stopped, "chathub.db", "the database, anywhere", random => random.NextInt64(database.Length));

        Assert.True(structure.GetValueOrDefault(Fate.Refused) + structure.GetValueOrDefault(Fate.ReadError) > 0, "SQLite noticed nothing: it was not asked.");
    }

    // A page of a b-tree: type, first free block, number of cells, where they begin, fragments; then two bytes for each cell.
    private static long Structure(byte[] database, Random random)
    {
        var page = random.Next(database.Length / PageSize);
        var begin = (page * PageSize) + (page == 0 ? FileHeader : 0);
        var cells = Math.Min(BinaryPrimitives.ReadUInt16BigEndian(database.AsSpan(begin + 3)), (ushort)100);
        return begin + random.Next(8 + (2 * cells));
    }

    private async Task<Dictionary<Fate, int>> Flip(TempFolder folder, string file, string where, Func<Random, long> place)
    {
        var seed = Seed.Next();
        var random = new Random(seed);
        Dictionary<Fate, int> fates = [];
        for (var i = 0; i < Flips; i++)
        {
            var (at, bit) = (place(random), random.Next(8));
            try
            {
                var fate = await FlippedStore.Flip(folder.Path, store.Contents, file, at, bit);
                fates[fate] = fates.GetValueOrDefault(fate) + 1;
            }
            catch (Exception exception)
            {
                throw new InvalidOperationException($"Seed {seed}: bit {bit} at {at} of {where}", exception);
            }
        }

        report.Say($"Seed {seed}, {Flips} bits flipped in {where}: {string.Join(", ", fates.OrderBy(fate => fate.Key).Select(fate => $"{fate.Key} {fate.Value}"))}");
        return fates;
    }
}
