using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace ChatHub.Server.Store;

/// <summary>Brings the database to this program's schema.</summary>
internal static class SchemaMigration
{
    public static void Run(ChatDbContext context)
    {
        var known = context.GetService<IMigrationsAssembly>().Migrations.Keys.ToList();
        var applied = Applied(context);
        if (applied.Except(known, StringComparer.Ordinal).FirstOrDefault() is { } unknown)
            throw new StoreUnavailableException($"The database is newer than this program: it has the migration '{unknown}'. Run a newer ChatHub.");
        if (applied.Count == known.Count)
            return;

        // A crash in the middle of a migration leaves EF's lock row behind, and Migrate would wait for it for ever. The data folder is ours
        // alone, so nobody can be holding it.
        context.Database.ExecuteSqlRaw("DROP TABLE IF EXISTS \"__EFMigrationsLock\"");
        context.Database.Migrate();
    }

    /// <summary>Asked of SQLite itself: EF Core's own question costs a quarter of a second at every start.</summary>
    private static List<string> Applied(ChatDbContext context)
    {
        using var command = context.Database.GetDbConnection().CreateCommand();
        command.CommandText = "SELECT count(*) FROM sqlite_master WHERE name = '__EFMigrationsHistory'";
        if (command.ExecuteScalar() is 0L)
            return [];

        command.CommandText = "SELECT \"MigrationId\" FROM \"__EFMigrationsHistory\"";
        using var row = command.ExecuteReader();
        var applied = new List<string>();
        while (row.Read())
        {
            applied.Add(row.GetString(0));
        }

        return applied;
    }
}
