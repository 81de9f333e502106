namespace Kegui.Kernel;

/// <summary>Renews a lease while the work goes on; when that fails, the claim is lost and the work is told to stop.</summary>
internal sealed class Heartbeat : IAsyncDisposable
{
    private readonly PeriodicTimer _timer;
    private readonly Task _beating;

    public Heartbeat(TimeSpan every, TimeProvider time, CancellationTokenSource lost, Func<Task<bool>> renew)
    {
        _timer = new(every, time);
        _beating = Beat(lost, renew);
    }

    private async Task Beat(CancellationTokenSource lost, Func<Task<bool>> renew)
    {
        while (await _timer.WaitForNextTickAsync())
        {
            var held = false;
            try
            {
                held = await renew();
            }
            catch (Exception e) when (e is System.Data.Common.DbException or TimeoutException or InvalidOperationException)
            {
                // The database is away for a moment: the lease outlives two missed beats.
                continue;
            }
            if (held) continue;
            await lost.CancelAsync();
            return;
        }
    }

    public async ValueTask DisposeAsync()
    {
        _timer.Dispose();
        await _beating;
    }
}
