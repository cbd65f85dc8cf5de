using System.Globalization;

namespace ChatHub.Server.Transport;

/// <summary>Where a client says it is: <c>?since=POS&amp;epoch=E</c>. What is no position counts as none.</summary>
internal static class ResumePoint
{
    public static (long? Since, string? Epoch) Of(IQueryCollection query)
    {
        long? since = long.TryParse(query["since"], NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var position) ? position : null;
        return (since, string.IsNullOrEmpty(query["epoch"]) ? null : query["epoch"].ToString());
    }
}
