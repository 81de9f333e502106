using Kegui.Kernel.Expressions;

namespace Kegui.Kernel;

public enum ForecastChange { Appear, Vanish, Move }

/// <summary>A duty that a change of the rulebook would touch.</summary>
public sealed record ForecastRow(ForecastChange Change, string RuleKey, string ClauseId, string SubjectKind, long SubjectId, long? CustomerId, long? OwnerId, DateOnly? From, DateOnly? To);

/// <summary>What a change would do to the duties of one rule.</summary>
public sealed record ForecastCount(string RuleKey, string ClauseId, int Appear, int Vanish, int Earlier, int Later, int Same);

/// <summary>The same counts for a part of the subjects.</summary>
/// <param name="By"><c>department</c>, or the code of the choice that the rule's condition looks at: <c>customer.grade</c>.</param>
/// <param name="Key">The department's id or the choice's code; null for those without one.</param>
public sealed record ForecastGroup(string By, string? Key, int Appear, int Vanish, int Earlier, int Later);

/// <summary>What a change of the rulebook would do from a date on.</summary>
/// <param name="Rows">The first of them, in the order of subjects.</param>
public sealed record Forecast(DateOnly On, int Subjects, IReadOnlyList<ForecastCount> Counts, IReadOnlyList<ForecastRow> Rows)
{
    /// <summary>Where the changes lie: by department, and by the choice that the condition looks at.</summary>
    public IReadOnlyList<ForecastGroup> Groups { get; init; } = [];
}

/// <summary>Tries a change over all subjects by asking the same pure plan twice, with and without it. Writes nothing.</summary>
public sealed class RulebookForecast(AppDb db, RulebookReader rules, Vocabulary vocabulary, DutyPlanner planner)
{
    private const int Slice = 2000;

    public async Task<Forecast?> OfChange(ChangeInput input, int rows, CancellationToken cancel, IProgress<int>? progress = null)
    {
        var book = await rules.Book(cancel);
        if (book.On(input.Regulation, input.From) is not { } current) return null;
        var draft = EditionRules.Draft(current, input, -1, 0, DateTime.UnixEpoch, input.GraceDays ?? 7);
        return await Compare(input.Regulation, book.At(input.From), book.With(draft).At(input.From), rows, progress, cancel);
    }

    public async Task<Forecast?> OfAdoption(AdoptInput input, DateOnly from, int rows, CancellationToken cancel, IProgress<int>? progress = null)
    {
        var book = await rules.Book(cancel);
        if (book.On(input.Regulation, from) is not { } current) return null;
        var clauses = input.Chapter is { } no ? current.Text.Chapter(no)?.Clauses.Select(c => c.Id) : input.Clauses ?? current.Text.Clauses.Select(c => c.Id);
        var drafts = (clauses ?? []).Select(id => new Adoption { Id = long.MaxValue, RegulationId = input.Regulation, ClauseId = id, Level = input.Level, From = from, ById = 0, At = DateTime.UnixEpoch });
        return await Compare(input.Regulation, book.At(from), book.With(drafts).At(from), rows, progress, cancel);
    }

    private async Task<Forecast> Compare(string regulation, RulebookDay before, RulebookDay after, int most, IProgress<int>? progress, CancellationToken cancel)
    {
        var pairs = before.Duties.Concat(after.Duties).Where(d => d.RegulationId == regulation && d.Rule.Cyclic).Select(d => d.Rule.Key).Distinct()
            .Select(key => new Pair(before.Duty(key), after.Duty(key))).ToList();
        var rows = new List<ForecastRow>();
        var groups = new ForecastGroups();
        var subjects = 0;
        foreach (var group in pairs.GroupBy(p => p.Subject))
        {
            var record = vocabulary.Subjects[group.Key];
            var keys = group.Select(p => p.Key).ToList();
            for (long cursor = 0; await record.Slice(db, cursor, Slice, cancel) is { Count: > 0 } slice; cursor = slice[^1].Id)
            {
                var open = await Replan.OpenOf(db, keys, cursor, slice[^1].Id, cancel);
                foreach (var subject in slice)
                    foreach (var pair in group) Try(pair, subject, open.GetValueOrDefault((pair.Key, subject.Id)), after.Date, rows, most, groups);
                subjects += slice.Count;
                progress?.Report(subjects);
            }
        }
        return new(after.Date, subjects, [.. pairs.Select(p => p.Count())], rows) { Groups = groups.All };
    }

    private void Try(Pair pair, Subject subject, Duty? open, DateOnly on, List<ForecastRow> rows, int most, ForecastGroups groups)
    {
        var fresh = new DutySoFar(on, Existing: true);
        var was = pair.Before is { } before ? planner.Compare(before, subject, open, fresh).Wanted?.DueOn : null;
        var will = pair.After is { } after ? planner.Compare(after, subject, open, fresh).Wanted?.DueOn : null;
        if (pair.Add(was, will) is not { } change) return;
        groups.Add("department", subject.DepartmentId?.ToString(System.Globalization.CultureInfo.InvariantCulture), change, will < was);
        if (pair.Choice is { } choice) groups.Add(choice.Code, subject.Values[choice] is { IsMissing: false } value ? value.As<string>() : null, change, will < was);
        if (rows.Count < most)
            rows.Add(new(change, pair.Key, pair.Clause, subject.Record, subject.Id, subject.CustomerId, subject.OwnerId, was, will));
    }

    private sealed class Pair(DutyInForce? before, DutyInForce? after)
    {
        private int _appear, _vanish, _earlier, _later, _same;

        public DutyInForce? Before => before;
        public DutyInForce? After => after;
        public string Key => Any.Rule.Key;
        public string Subject => Any.Rule.Subject;
        public string Clause => Any.Clause.Id;
        private DutyInForce Any => (after ?? before)!;

        /// <summary>The first choice that the condition looks at: what people tell the subjects apart by.</summary>
        public Name? Choice { get; } = (after ?? before)!.Rule.While?.Names.OfType<FieldName>().FirstOrDefault(n => n.Type.Kind == ValueKind.Choice);

        public ForecastChange? Add(DateOnly? was, DateOnly? will)
        {
            if (was is null && will is null) return null;
            if (was is null) return Count(ref _appear, ForecastChange.Appear);
            if (will is null) return Count(ref _vanish, ForecastChange.Vanish);
            if (was > will) return Count(ref _earlier, ForecastChange.Move);
            if (was < will) return Count(ref _later, ForecastChange.Move);
            _same++;
            return null;
        }

        public ForecastCount Count() => new(Key, Clause, _appear, _vanish, _earlier, _later, _same);

        private static ForecastChange Count(ref int counter, ForecastChange change)
        {
            counter++;
            return change;
        }
    }
}
