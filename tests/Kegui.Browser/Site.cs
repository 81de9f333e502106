namespace Kegui.Browser;

/// <summary>A running Kegui for the tests of one class: take it as <c>IClassFixture&lt;Site&gt;</c>.</summary>
public sealed class Site : IAsyncLifetime
{
    private KeguiProcess? _process;

    public KeguiProcess Process => _process!;

    public string Address => Process.Address;

    public async ValueTask InitializeAsync() => _process = await KeguiProcess.Start();

    public async ValueTask DisposeAsync()
    {
        if (_process is not null) await _process.DisposeAsync();
    }
}
