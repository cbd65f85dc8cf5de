using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace ChatHub.Server.Store.Migrations
{
    /// <inheritdoc />
    public partial class Initial : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            // WITHOUT ROWID: the rows are their own index; EF Core has no word for it.
            migrationBuilder.Sql(
                """
                CREATE TABLE conversation_entries (
                    conversation_id INTEGER NOT NULL,
                    pos INTEGER NOT NULL,
                    CONSTRAINT PK_conversation_entries PRIMARY KEY (conversation_id, pos)
                ) WITHOUT ROWID
                """);

            migrationBuilder.CreateTable(
                name: "conversations",
                columns: table => new
                {
                    id = table.Column<int>(type: "INTEGER", nullable: false),
                    kind = table.Column<int>(type: "INTEGER", nullable: false),
                    name = table.Column<string>(type: "TEXT", nullable: true),
                    name_key = table.Column<string>(type: "TEXT", nullable: true),
                    name_skeleton = table.Column<string>(type: "TEXT", nullable: true),
                    user_low = table.Column<int>(type: "INTEGER", nullable: true),
                    user_high = table.Column<int>(type: "INTEGER", nullable: true),
                    created_pos = table.Column<long>(type: "INTEGER", nullable: false),
                    owner = table.Column<int>(type: "INTEGER", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_conversations", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "devices",
                columns: table => new
                {
                    id = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    user_id = table.Column<int>(type: "INTEGER", nullable: false),
                    token_hash = table.Column<byte[]>(type: "BLOB", nullable: false),
                    begin_pos = table.Column<long>(type: "INTEGER", nullable: true),
                    cursor = table.Column<long>(type: "INTEGER", nullable: false),
                    last_seen = table.Column<long>(type: "INTEGER", nullable: false),
                    revoked_at = table.Column<long>(type: "INTEGER", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_devices", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "epochs",
                columns: table => new
                {
                    number = table.Column<int>(type: "INTEGER", nullable: false),
                    id = table.Column<string>(type: "TEXT", nullable: false),
                    from_pos = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_epochs", x => x.number);
                });

            migrationBuilder.CreateTable(
                name: "log_head",
                columns: table => new
                {
                    id = table.Column<int>(type: "INTEGER", nullable: false),
                    head = table.Column<long>(type: "INTEGER", nullable: false),
                    indexed = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_log_head", x => x.id);
                });

            migrationBuilder.Sql(
                """
                CREATE TABLE memberships (
                    user_id INTEGER NOT NULL,
                    conversation_id INTEGER NOT NULL,
                    from_pos INTEGER NOT NULL,
                    to_pos INTEGER NULL,
                    CONSTRAINT PK_memberships PRIMARY KEY (user_id, conversation_id, from_pos)
                ) WITHOUT ROWID
                """);

            migrationBuilder.CreateTable(
                name: "messages",
                columns: table => new
                {
                    pos = table.Column<long>(type: "INTEGER", nullable: false),
                    conversation_id = table.Column<int>(type: "INTEGER", nullable: false),
                    audience_kind = table.Column<int>(type: "INTEGER", nullable: false),
                    audience = table.Column<byte[]>(type: "BLOB", nullable: true),
                    sender_id = table.Column<int>(type: "INTEGER", nullable: false),
                    message_id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    text = table.Column<string>(type: "TEXT", nullable: false),
                    sent_at = table.Column<long>(type: "INTEGER", nullable: false),
                    audience_size = table.Column<int>(type: "INTEGER", nullable: false),
                    connected_size = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_messages", x => x.pos);
                });

            migrationBuilder.CreateTable(
                name: "users",
                columns: table => new
                {
                    id = table.Column<int>(type: "INTEGER", nullable: false),
                    nick = table.Column<string>(type: "TEXT", nullable: false),
                    nick_key = table.Column<string>(type: "TEXT", nullable: false),
                    nick_skeleton = table.Column<string>(type: "TEXT", nullable: false),
                    password_hash = table.Column<string>(type: "TEXT", nullable: true),
                    created_pos = table.Column<long>(type: "INTEGER", nullable: true),
                    history_from = table.Column<long>(type: "INTEGER", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_users", x => x.id);
                });

            migrationBuilder.InsertData(
                table: "conversations",
                columns: new[] { "id", "created_pos", "kind", "name", "name_key", "name_skeleton", "owner", "user_high", "user_low" },
                values: new object[] { 1, 0L, 2, null, null, null, null, null, null });

            migrationBuilder.InsertData(
                table: "log_head",
                columns: new[] { "id", "head", "indexed" },
                values: new object[] { 1, 0L, 0L });

            migrationBuilder.CreateIndex(
                name: "IX_conversations_name_key",
                table: "conversations",
                column: "name_key",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_conversations_name_skeleton",
                table: "conversations",
                column: "name_skeleton",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_conversations_user_low_user_high",
                table: "conversations",
                columns: new[] { "user_low", "user_high" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_devices_token_hash",
                table: "devices",
                column: "token_hash",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_devices_user_id",
                table: "devices",
                column: "user_id");

            migrationBuilder.CreateIndex(
                name: "IX_memberships_conversation_id",
                table: "memberships",
                column: "conversation_id");

            migrationBuilder.CreateIndex(
                name: "IX_messages_message_id_sender_id",
                table: "messages",
                columns: new[] { "message_id", "sender_id" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_users_nick_key",
                table: "users",
                column: "nick_key",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_users_nick_skeleton",
                table: "users",
                column: "nick_skeleton",
                unique: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "conversation_entries");

            migrationBuilder.DropTable(
                name: "conversations");

            migrationBuilder.DropTable(
                name: "devices");

            migrationBuilder.DropTable(
                name: "epochs");

            migrationBuilder.DropTable(
                name: "log_head");

            migrationBuilder.DropTable(
                name: "memberships");

            migrationBuilder.DropTable(
                name: "messages");

            migrationBuilder.DropTable(
                name: "users");
        }
    }
}
