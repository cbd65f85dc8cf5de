using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace ChatHub.Server.Store.Migrations
{
    /// <inheritdoc />
    public partial class Claims : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<long>(
                name: "owner_from",
                table: "users",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<long>(
                name: "claimed_pos",
                table: "devices",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.Sql("UPDATE devices SET claimed_pos = begin_pos");
            migrationBuilder.Sql("UPDATE users SET owner_from = history_from");
            // A bare nick belongs to one device at a time. Which of them claimed it last was not kept: it is the one seen last. It begins where
            // another had read on.
            migrationBuilder.Sql(
                """
                UPDATE devices SET begin_pos = o.highest, cursor = o.highest
                FROM (SELECT user_id, max(cursor) AS highest FROM devices GROUP BY user_id) o
                WHERE o.user_id = devices.user_id AND o.highest > cursor AND claimed_pos IS NOT NULL
                    AND devices.user_id IN (SELECT id FROM users WHERE password_hash IS NULL)
                """);
            migrationBuilder.Sql(
                """
                DELETE FROM devices WHERE claimed_pos IS NOT NULL AND user_id IN (SELECT id FROM users WHERE password_hash IS NULL) AND id <> (
                    SELECT d.id FROM devices d WHERE d.user_id = devices.user_id AND d.claimed_pos IS NOT NULL ORDER BY d.last_seen DESC, d.id DESC LIMIT 1)
                """);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropColumn(
                name: "owner_from",
                table: "users");

            migrationBuilder.DropColumn(
                name: "claimed_pos",
                table: "devices");
        }
    }
}
