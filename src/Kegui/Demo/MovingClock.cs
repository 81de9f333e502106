namespace Kegui.Demo;

/// <summary>The real time, but for the demo's planting: then it stands where it was put, and moves only when told.</summary>
internal sealed class MovingClock : TimeProvider
{
    private DateTimeOffset? _held;

    public override DateTimeOffset GetUtcNow() => _held ?? System.GetUtcNow();

    public bool Held => _held is not null;

    public void Hold(DateTimeOffset at) => _held = at;

    public void Advance(TimeSpan by) => _held = _held?.Add(by);

    public void Release() => _held = null;
}
