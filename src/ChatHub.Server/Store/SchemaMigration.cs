using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace ChatHub.Server.Store;

/// <summary>Brings the database to this program's schema.</summary>
internal static class SchemaMigration
{
    public static void Run(ChatDbContext context)
    {
        var unknown = context.Database.GetAppliedMigrations().Except(context.Database.GetMigrations(), StringComparer.Ordinal).ToList();
        if (unknown.Count > 0)
            throw new StoreUnavailableException($"The database is newer than this program: it has the migration '{unknown[0]}'. Run a newer ChatHub.");

        // A crash in the middle of a migration leaves EF's lock row behind, and Migrate would wait for it for ever. The data folder is ours
        // alone, so nobody can be holding it.
        if (context.Database.GetService<IHistoryRepository>().Exists())
            context.Database.ExecuteSqlRaw("DROP TABLE IF EXISTS \"__EFMigrationsLock\"");
        context.Database.Migrate();
    }
}
