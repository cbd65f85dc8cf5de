using System.Net;
using ChatHub.Contracts;

namespace ChatHub.Tests;

/// <summary>What a test says about an answer of the HTTP endpoints.</summary>
public static class ProblemAssertions
{
    /// <summary>Refused as problem+json with exactly this, and nothing about the server's insides.</summary>
    public static async Task Refused(this HttpResponseMessage answer, HttpStatusCode status, string code, string title) =>
        Assert.Equal(new Problem(title, code, (int)status), await answer.Problem());

    /// <summary>The problem in an answer that must be one.</summary>
    public static async Task<Problem> Problem(this HttpResponseMessage answer)
    {
        var body = await answer.Content.ReadAsStringAsync();
        Assert.True(answer.Content.Headers.ContentType?.MediaType == "application/problem+json", $"{answer.StatusCode}: {body}");
        Assert.DoesNotContain("   at ", body, StringComparison.Ordinal);
        Assert.DoesNotContain("Exception", body, StringComparison.Ordinal);
        var problem = Json.Read(body, ContractsJson.Default.Problem);
        Assert.Equal((int)answer.StatusCode, problem.Status);
        return problem;
    }
}
