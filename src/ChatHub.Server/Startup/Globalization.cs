using System.Text;

namespace ChatHub.Server.Startup;

/// <summary>Names are compared in their normalized form, which invariant globalization silently leaves out.</summary>
internal static class Globalization
{
    /// <exception cref="StartRefusedException">One nick, written with a composed and a decomposed letter, would be two users.</exception>
    public static void Require()
    {
        if ("a\u0303".Normalize(NormalizationForm.FormC) != "\u00e3")
        {
            throw new StartRefusedException(
                "Names cannot be compared under invariant globalization; install ICU (Alpine: apk add icu-libs) and set DOTNET_SYSTEM_GLOBALIZATION_INVARIANT=0.");
        }
    }
}
