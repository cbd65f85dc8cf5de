namespace ChatHub.Server.Store;

/// <summary>
/// The log's readers in SQL. Both look a conversation's older messages up in conversation_entries and scan the tail of the log that is not
/// entered yet; one statement reads one snapshot, so nothing can be in neither.
/// </summary>
internal static class LogQueries
{
    private const string Shown =
        """
        SELECT m.pos AS "Pos", m.sender_id AS "SenderId", s.nick AS "Sender", c.kind AS "Kind",
               CASE c.kind WHEN 0 THEN r.nick ELSE c.name END AS "Target",
               m.audience_kind AS "AudienceKind", substr(m.audience, {AudienceByte}, 1) AS "AudienceByte",
               m.message_id AS "MessageId", m.text AS "Text", m.sent_at AS "SentAt"
        FROM messages m
        JOIN users s ON s.id = m.sender_id
        JOIN conversations c ON c.id = m.conversation_id
        LEFT JOIN users r ON c.kind = 0 AND r.id = CASE m.sender_id WHEN c.user_low THEN c.user_high ELSE c.user_low END
        WHERE m.pos IN
        """;

    /// <summary>{0} user, {1} after, {2} upto, {3} limit, {4} audience byte.</summary>
    public static readonly string Visible = Shown.Replace("{AudienceByte}", "{4}", StringComparison.Ordinal) +
        """
         (
            SELECT pos FROM (
                SELECT e.pos FROM memberships i CROSS JOIN conversation_entries e
                ON e.conversation_id = i.conversation_id AND e.pos > max({1}, i.from_pos) AND e.pos <= min({2}, ifnull(i.to_pos, {2}))
                WHERE i.user_id = {0}
                UNION ALL
                SELECT t.pos FROM messages t
                WHERE t.pos > max({1}, (SELECT indexed FROM log_head)) AND t.pos <= {2} AND EXISTS (
                    SELECT 1 FROM memberships i WHERE i.user_id = {0} AND i.conversation_id = t.conversation_id
                    AND i.from_pos < t.pos AND (i.to_pos IS NULL OR t.pos <= i.to_pos))
            ) ORDER BY pos LIMIT {3})
        ORDER BY m.pos
        """;

    /// <summary>{0} user, {1} conversation, {2} after, {3} before, {4} limit, {5} audience byte.</summary>
    public static readonly string History = Shown.Replace("{AudienceByte}", "{5}", StringComparison.Ordinal) +
        """
         (
            SELECT pos FROM (
                SELECT e.pos FROM conversation_entries e WHERE e.conversation_id = {1} AND e.pos > {2} AND e.pos < {3}
                UNION ALL
                SELECT t.pos FROM messages t
                WHERE t.conversation_id = {1} AND t.pos > max({2}, (SELECT indexed FROM log_head)) AND t.pos < {3}
            ) h
            WHERE EXISTS (
                SELECT 1 FROM memberships i WHERE i.user_id = {0} AND i.conversation_id = {1}
                AND i.from_pos < h.pos AND (i.to_pos IS NULL OR h.pos <= i.to_pos))
            ORDER BY pos DESC LIMIT {4})
        ORDER BY m.pos DESC
        """;
}
