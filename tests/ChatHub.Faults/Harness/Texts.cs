namespace ChatHub.Faults.Harness;

/// <summary>What people write, and what breaks programs.</summary>
internal static class Texts
{
    private static readonly string[] Odd =
    [
        "", " ", "  espaços à frente e atrás  ", "São João, ação, pão: ç ã õ é", "\"aspas\" e \\barras\\ e 'simples'", "linha um\nlinha dois\r\nlinha três",
        "👩‍👩‍👧‍👦 e 🇧🇷 e 👍🏽", "<script>alert(1)</script> & &amp;", "tab\taqui", "-msgt \"T\" não é comando", "{\"type\":7}", "مرحبا, Привет, 你好",
    ];

    public static string Any(Random random) =>
        random.Next(8) == 0 ? Odd[random.Next(Odd.Length)] : new string((char)('a' + random.Next(26)), random.Next(120));
}
