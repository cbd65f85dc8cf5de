namespace ChatHub.Bridge;

/// <summary>What the program's end says to the script that called it; the numbers are the console's.</summary>
internal static class ExitCodes
{
    public const int Done = 0;
    public const int Refused = 1;
    public const int Usage = 2;
    public const int Ended = 4;
    public const int Failed = 5;
    public const int Interrupted = 130;

    /// <summary>For <c>--help</c>.</summary>
    public const string Explained = """
        Códigos de saída:
          0    todas as linhas aceitas
          1    o servidor recusou o grupo ou alguma linha
          2    uso incorreto, nick ou senha recusados, ou outra instância usando o mesmo estado
          4    o servidor encerrou a sessão (substituída ou revogada)
          5    a entrada não pôde ser lida, ou o estado local não pôde ser lido ou gravado
          130  interrompido (Ctrl+C ou SIGTERM); o que ficou na fila será enviado na próxima vez
        """;
}
