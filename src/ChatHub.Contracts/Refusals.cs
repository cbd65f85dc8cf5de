using System.Globalization;

namespace ChatHub.Contracts;

/// <summary>Why something was not done.</summary>
/// <param name="Code">Stable, for programs: never changed once published.</param>
/// <param name="Text">For people, in Portuguese; part of the contract.</param>
public sealed record Refusal(string Code, string Text);

/// <summary>Every refusal there is. Texts are exact: clients and their users rely on them.</summary>
public static class Refusals
{
    private const string LooksLikeAnother = "Erro, este nome é parecido demais com outro";

    /// <summary>409. The nick is connected from another device.</summary>
    public static readonly Refusal NickInUse = new("nick-in-use", "Error, Usuário já conectado");

    /// <summary>409. The nick is free, but looks like one that somebody has.</summary>
    public static readonly Refusal NickLookAlike = new("nick-look-alike", LooksLikeAnother);

    /// <summary>409. The nick, or one that looks like it, belonged to an account that was deleted a short time ago.</summary>
    public static readonly Refusal NickHeld = new("nick-held", "Erro, este nick foi apagado há menos de 30 dias e ainda não pode ser usado");

    /// <summary>401. The nick has a password and none was given.</summary>
    public static readonly Refusal PasswordRequired = new("password-required", "Erro, este nick tem senha");

    /// <summary>401. The password does not match.</summary>
    public static readonly Refusal PasswordWrong = new("password-wrong", "Erro, senha incorreta");

    /// <summary>400. The new password is too short or too long.</summary>
    public static readonly Refusal PasswordInvalid = new("password-invalid", "Erro, a senha precisa ter de 8 a 128 caracteres");

    /// <summary>429. Too many wrong passwords, or too many sessions asked for; wait a minute.</summary>
    public static readonly Refusal TooManyAttempts = new("too-many-attempts", "Erro, tentativas demais; espere um minuto");

    /// <summary>401. The token is missing, unknown or revoked: ask for a new session.</summary>
    public static readonly Refusal TokenInvalid = new("token-invalid", "Erro, sessão inválida; entre de novo");

    /// <summary>409. What only the connected holder of a nick without a password may do.</summary>
    public static readonly Refusal NotConnected = new("not-connected", "Erro, conecte-se com este nick antes");

    /// <summary>404. No device of this id, or none of the caller's.</summary>
    public static readonly Refusal NoSuchDevice = new("no-such-device", "Erro, dispositivo não existe");

    /// <summary>403. A browser's page of another origin, which is not in <c>ChatHub:AllowedOrigins</c>.</summary>
    public static readonly Refusal ForeignOrigin = new("foreign-origin", "Erro, origem não permitida");

    /// <summary>400. The body is no JSON, or not of the shape that is expected.</summary>
    public static readonly Refusal BadRequest = new("bad-request", "Erro, pedido inválido");

    /// <summary>The session has said goodbye or was replaced.</summary>
    public static readonly Refusal SessionEnded = new("session-ended", "Erro, sessão encerrada");

    /// <summary>A group of this name exists.</summary>
    public static readonly Refusal GroupExists = new("group-exists", "Error, grupo já existente");

    /// <summary>No group has this name, but one that looks like it.</summary>
    public static readonly Refusal NameLookAlike = new("name-look-alike", LooksLikeAnother);

    /// <summary>No group has been created yet.</summary>
    public static readonly Refusal NoGroups = new("no-groups", "Erro, nenhum grupo cadastrado");

    /// <summary>Asked for the members of a group that does not exist.</summary>
    public static readonly Refusal GroupNotRegistered = new("no-such-group", "Erro, grupo não cadastrado");

    /// <summary>Tried to enter, leave or write to a group that does not exist.</summary>
    public static readonly Refusal NoSuchGroup = new("no-such-group", "Erro grupo não existe");

    /// <summary>Only members may leave, write or read.</summary>
    public static readonly Refusal NotAMember = new("not-a-member", "Erro, você não participa do grupo");

    /// <summary>The user is in as many groups as anybody may be.</summary>
    public static readonly Refusal TooManyGroups = new("too-many-groups", "Erro, você já participa de grupos demais; saia de um deles antes");

    /// <summary>No user of this nick has ever connected, or sent a message over HTTP.</summary>
    public static readonly Refusal NoSuchUser = new("no-such-user", "Erro, usuário não existe");

    /// <summary>The line begins with a dash but names no command.</summary>
    public static readonly Refusal UnknownCommand = new("unknown-command", "Erro, comando inexistente. Use -help para ver os comandos");

    /// <summary>The line does not begin with a dash.</summary>
    public static readonly Refusal NotACommand = new("not-a-command", "Erro, use -msg ou -msgt para enviar mensagens");

    /// <summary>A line of the line endpoint that is no UTF-8, or begins as no person's does.</summary>
    public static readonly Refusal NotText = new("not-text", "Erro, a linha não é texto em UTF-8");

    /// <summary>A line of the line endpoint whose end did not come. Many a first client sends none.</summary>
    public static readonly Refusal LineUnfinished = new("line-unfinished", "Erro, falta o fim da linha: termine cada linha com Enter (LF)");

    /// <summary>The text is longer than <see cref="Limits.TextLength"/>.</summary>
    public static readonly Refusal TextTooLong = new("too-long", string.Create(
        CultureInfo.InvariantCulture, $"Erro, mensagem longa demais: o limite é de {Limits.Default.TextLength} caracteres"));

    /// <summary>The text is empty, or holds control characters other than tab and line breaks, or lone surrogates.</summary>
    public static readonly Refusal TextInvalid = new("text-invalid", "Erro, a mensagem está vazia ou tem caracteres de controle");

    /// <summary>The message id is no UUID.</summary>
    public static readonly Refusal IdInvalid = new("id-invalid", "Erro, o id da mensagem precisa ser um UUID");

    /// <summary>The same id was used for another message.</summary>
    public static readonly Refusal IdReused = new("id-reused", "Erro, id já usado em outra mensagem");

    /// <summary>Too fast; the same id may be tried again a little later.</summary>
    public static readonly Refusal RateLimited = new("rate-limited", "Erro, rápido demais; espere um pouco e tente de novo");

    /// <summary>The server cannot take it now (queue or disk full, stopping); try the same id again.</summary>
    public static readonly Refusal Busy = new("busy", "Erro, servidor ocupado; tente de novo");

    /// <summary>Code <c>bad-arguments</c>, with the way the command is used.</summary>
    public static Refusal BadArguments(string usage) => new("bad-arguments", "Erro, parâmetros inválidos. Uso: " + usage);

    /// <summary>Code <c>nick-invalid</c>, saying what would be valid.</summary>
    public static Refusal NickInvalid(string advice) => new("nick-invalid", "Erro, nick inválido: " + advice);

    /// <summary>Code <c>name-invalid</c>, for a group's name, saying what would be valid.</summary>
    public static Refusal NameInvalid(string advice) => new("name-invalid", "Erro, nome inválido: " + advice);
}
