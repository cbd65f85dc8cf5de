namespace ChatHub.Terminal;

/// <summary>What the program's end says to the script that called it.</summary>
internal static class ExitCodes
{
    public const int Done = 0;
    public const int LineRefused = 1;
    public const int Usage = 2;
    public const int NotConnected = 3;
    public const int Ended = 4;
    public const int StateFailed = 5;
    public const int NotSeen = 6;
    public const int Interrupted = 130;

    /// <summary>For <c>--help</c>.</summary>
    public const string Explained = """
        Códigos de saída:
          0    tudo certo
          1    alguma linha foi recusada pelo servidor
          2    uso incorreto, nick ou senha recusados, ou outra instância usando o mesmo estado
          3    sem conexão dentro do prazo (--timeout); o que ficou na fila será enviado na próxima vez
          4    o servidor encerrou a sessão (substituída ou revogada)
          5    o estado local não pôde ser lido ou gravado, ou a saída não pôde ser escrita
          6    o texto de --until não chegou dentro do prazo (--wait)
          130  interrompido em um pipe (Ctrl+C ou SIGTERM)
        """;
}
