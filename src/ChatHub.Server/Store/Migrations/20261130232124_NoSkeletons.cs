using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace ChatHub.Server.Store.Migrations
{
    /// <summary>
    /// The look of a name is computed when it is loaded: it changes with the data of Unicode, and a name has several. Written by hand, as EF Core
    /// would make the tables anew, in a transaction for each.
    /// </summary>
    public partial class NoSkeletons : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(name: "IX_users_nick_skeleton", table: "users");
            migrationBuilder.DropIndex(name: "IX_conversations_name_skeleton", table: "conversations");
            migrationBuilder.Sql("ALTER TABLE users DROP COLUMN nick_skeleton");
            migrationBuilder.Sql("ALTER TABLE held_nicks DROP COLUMN nick_skeleton");
            migrationBuilder.Sql("ALTER TABLE conversations DROP COLUMN name_skeleton");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder) =>
            throw new NotSupportedException("Names may look alike now: the unique indexes cannot come back.");
    }
}
