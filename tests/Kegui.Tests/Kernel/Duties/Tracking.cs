using Kegui.Kernel;
using Microsoft.EntityFrameworkCore;

namespace Kegui.Tests.Kernel.Duties;

internal static class Tracking
{
    public static Task<T> AsTrackingSingle<T>(this IQueryable<T> rows, long id) where T : class, IGuarded => rows.AsTracking().SingleAsync(r => r.Id == id);
}
