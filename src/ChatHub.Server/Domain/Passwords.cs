using ChatHub.Contracts;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;

namespace ChatHub.Server.Domain;

/// <summary>Hashes and checks passwords, a few at a time, so that guessing cannot take the processors away from the chat.</summary>
public sealed class Passwords : IDisposable
{
    private const int Iterations = 220_000;

    private static readonly object NoUser = new();

    private readonly PasswordHasher<object> _hasher = new(Options.Create(new PasswordHasherOptions { IterationCount = Iterations }));
    private readonly SemaphoreSlim _atOnce = new(Math.Max(1, Environment.ProcessorCount / 2));

    public static bool IsAcceptable(string? password) => password is { Length: >= 8 and <= 128 };

    public Task<string> HashAsync(string password) => AtOnceAsync(() => _hasher.HashPassword(NoUser, password));

    public async Task<Refusal?> ComplaintAsync(string hash, string? password)
    {
        if (string.IsNullOrEmpty(password))
            return Refusals.PasswordRequired;
        if (!IsAcceptable(password))
            return Refusals.PasswordWrong;
        var result = await AtOnceAsync(() => _hasher.VerifyHashedPassword(NoUser, hash, password));
        return result == PasswordVerificationResult.Failed ? Refusals.PasswordWrong : null;
    }

    public void Dispose() => _atOnce.Dispose();

    private async Task<T> AtOnceAsync<T>(Func<T> work)
    {
        await _atOnce.WaitAsync();
        try
        {
            return await Task.Run(work);
        }
        finally
        {
            _atOnce.Release();
        }
    }
}
