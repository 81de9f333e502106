namespace Kegui.Kernel;

/// <summary>The company itself, for what is to be done once and not for each record: a quarter's evaluation, a yearly training plan.</summary>
internal sealed class CompanySubject() : SubjectRecord(Name, typeof(CompanySubject), [])
{
    public const string Name = "company";

    /// <summary>No record ever has it, and every client reads it exactly.</summary>
    public const long Id = 9_007_199_254_740_991;

    private static readonly Subject Company = new(Name, Id, values => values, null, null, null, null, null);

    public override IReadOnlySet<string> FieldsOn(string property) => new HashSet<string>();

    public override Subject Of(object row) => Company;

    internal override Task<IReadOnlyList<Subject>> Slice(AppDb db, long after, int take, CancellationToken cancel) =>
        Task.FromResult<IReadOnlyList<Subject>>(after < Id ? [Company] : []);

    internal override Task<IReadOnlyList<Subject>> Load(AppDb db, IReadOnlyCollection<long> ids, CancellationToken cancel) =>
        Task.FromResult<IReadOnlyList<Subject>>(ids.Contains(Id) ? [Company] : []);

    internal override Task<int> Count(AppDb db, CancellationToken cancel) => Task.FromResult(1);

    // What is done for the company needs no name beside it.
    public override Task<IReadOnlyDictionary<long, string>> Titles(AppDb db, IReadOnlyCollection<long> ids, CancellationToken cancel) =>
        Task.FromResult<IReadOnlyDictionary<long, string>>(new Dictionary<long, string>());
}
