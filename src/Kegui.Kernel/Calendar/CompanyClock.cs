namespace Kegui.Kernel;

/// <summary>
/// The company's clock: instants are UTC with millisecond precision, dates are those on the wall of the company's zone.
/// The zone of the server is never read.
/// </summary>
/// <param name="time">Where the instants come from.</param>
/// <param name="zone">An IANA name such as <c>Asia/Shanghai</c>. An unknown name throws <see cref="ArgumentException"/>.</param>
public sealed class CompanyClock(TimeProvider time, string zone = CompanyClock.Shanghai)
{
    public const string Shanghai = "Asia/Shanghai";

    private readonly TimeZoneInfo _zone = Find(zone);

    public string Zone => _zone.Id;

    /// <summary>This instant, <see cref="DateTimeKind.Utc"/>, cut to milliseconds: finer parts differ between the databases.</summary>
    public DateTime Now
    {
        get
        {
            var now = time.GetUtcNow().UtcDateTime;
            return now.AddTicks(-(now.Ticks % TimeSpan.TicksPerMillisecond));
        }
    }

    public DateOnly Today => DateOf(Now);

    /// <summary>The company's date at an instant. Anything but UTC throws <see cref="ArgumentException"/>.</summary>
    public DateOnly DateOf(DateTime utc) => DateOnly.FromDateTime(Local(utc));

    /// <summary>What the company's wall clock shows at an instant; for display, Kind is Unspecified.</summary>
    public DateTime Local(DateTime utc) => utc.Kind == DateTimeKind.Utc
        ? DateTime.SpecifyKind(TimeZoneInfo.ConvertTimeFromUtc(utc, _zone), DateTimeKind.Unspecified)
        : throw new ArgumentException($"An instant must be UTC, this one is {utc.Kind}.", nameof(utc));

    /// <summary>The first instant of a company date (16:00 UTC of the day before, in Shanghai).</summary>
    public DateTime StartOf(DateOnly date) => Utc(date, TimeOnly.MinValue);

    /// <summary>The first instant after a company date; compare with &lt;.</summary>
    public DateTime EndOf(DateOnly date) => StartOf(date.AddDays(1));

    /// <summary>
    /// The instant at which the company's wall clock shows this. A time that a summer-time change skips gives the instant of
    /// the change; one that occurs twice gives the first.
    /// </summary>
    public DateTime Utc(DateOnly date, TimeOnly at)
    {
        var wall = date.ToDateTime(at);
        if (_zone.IsInvalidTime(wall)) return ChangeBefore(wall);
        var offset = _zone.IsAmbiguousTime(wall) ? _zone.GetAmbiguousTimeOffsets(wall).Max() : _zone.GetUtcOffset(wall);
        return DateTime.SpecifyKind(wall - offset, DateTimeKind.Utc);
    }

    /// <summary>
    /// An instant and a period: hours elapse, longer units move the date and keep the time of day on the company's wall.
    /// </summary>
    public DateTime Add(DateTime utc, Period period, WorkCalendar calendar)
    {
        if (period.Unit == PeriodUnit.Hours) return utc.AddHours(period.Count);
        var wall = Local(utc);
        return Utc(Recurrence.Add(DateOnly.FromDateTime(wall), period, calendar), TimeOnly.FromDateTime(wall));
    }

    // Skipped times lie within hours after the change; halving finds the change to the tick.
    private DateTime ChangeBefore(DateTime skipped)
    {
        var (before, after) = (skipped.AddDays(-1), skipped.AddDays(1));
        var (low, high) = ((before - _zone.GetUtcOffset(before)).Ticks, (after - _zone.GetUtcOffset(after)).Ticks);
        while (high - low > 1)
        {
            var middle = low + (high - low) / 2;
            var shown = TimeZoneInfo.ConvertTimeFromUtc(new DateTime(middle, DateTimeKind.Utc), _zone);
            if (shown < skipped) low = middle; else high = middle;
        }
        return new DateTime(high, DateTimeKind.Utc);
    }

    private static TimeZoneInfo Find(string zone)
    {
        try
        {
            return TimeZoneInfo.FindSystemTimeZoneById(zone);
        }
        catch (Exception e) when (e is TimeZoneNotFoundException or InvalidTimeZoneException)
        {
            throw new ArgumentException($"The time zone '{zone}' is not known here. Is the package tzdata installed?", nameof(zone), e);
        }
    }
}
