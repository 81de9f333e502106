using Kegui.Kernel;
using Kegui.Modules.Customers;
using Kegui.Modules.Trade;
using Kegui.Modules.Visits;

namespace Kegui.Bench.Data;

/// <summary>All records of the made-up company, each kind as one stream, so that a million of them need no memory at once.</summary>
internal sealed class Books(Staff staff, int customers, int history, DateTime now)
{
    private const int LinesPerDocument = 4;
    private readonly int[] _owner = new int[customers];
    private readonly string[] _province = new string[customers];
    private readonly MadeUp _pick = new(7);
    private readonly Dictionary<(long, int), CustomerMonth> _months = [];

    public DateOnly Today => DateOnly.FromDateTime(now);
    public int Documents => customers * history / LinesPerDocument;

    /// <summary>Each customer comes with its contact at <paramref name="firstContact"/> and on.</summary>
    public IEnumerable<Customer> Customers(long first, long firstContact, long firstCode)
    {
        for (var i = 0; i < customers; i++)
        {
            var (name, region, trade) = _pick.Company();
            // One in forty belongs to the salesperson who is measured, the rest to anybody.
            var owner = staff.Salespeople[_owner[i] = i % 40 == 0 ? 0 : _pick.Below(staff.Salespeople.Count)];
            _province[i] = region[..2];
            var grade = _pick.Below(100) switch { < 5 => "A", < 20 => "B", < 70 => "C", < 80 => "D", _ => null };
            var customer = new Customer
            {
                Id = first + i,
                Code = CustomerRules.Code(firstCode + i),
                Name = name,
                NameKey = "",
                SortKey = "",
                SearchText = "",
                SearchGrams = "",
                Industry = trade,
                Grade = grade,
                GradedOn = grade is null ? null : Today.AddDays(-_pick.Below(90)),
                Stage = _pick.Below(5) == 0 ? CustomerStages.Prospect : CustomerStages.Customer,
                ProvinceCode = _province[i],
                RegionCode = region,
                Address = $"工业大道{1 + _pick.Below(999)}号",
                Phone = _pick.Mobile(),
                OwnerId = owner.Id,
                DepartmentId = owner.DepartmentId,
                LastContactOn = Today.AddDays(-_pick.Below(400)),
                LastOrderOn = Today.AddDays(-_pick.Below(400)),
                Completeness = _pick.Below(101),
                CreatedAt = now.AddDays(-800),
                CreatedById = owner.Id,
                UpdatedAt = now.AddSeconds(-_pick.Below(63_000_000)),
            };
            CustomerSearch.Index(customer, [ContactOf(i, first, firstContact)]);
            yield return customer;
        }
    }

    public IEnumerable<Contact> Contacts(long first, long firstContact) => Enumerable.Range(0, customers).Select(i => ContactOf(i, first, firstContact));

    public IEnumerable<Visit> Visits(long first, long firstCustomer)
    {
        for (var i = 0; i < customers; i++)
        {
            var at = _pick.Below(customers);
            var owner = staff.Salespeople[_owner[at]];
            var on = Today.AddDays(-(int)((long)(customers - i) * 720 / customers));
            yield return new()
            {
                Id = first + i,
                CustomerId = firstCustomer + at,
                OwnerId = owner.Id,
                DepartmentId = owner.DepartmentId,
                ProvinceCode = _province[at],
                Kind = VisitKinds.All[i % VisitKinds.All.Count],
                State = VisitStates.Reported,
                On = on,
                ReportedAt = On(on),
                Met = "采购经理",
                Needs = "希望缩短交期，样品两周内确认。",
                Opinions = "对上批质量满意。",
                NextStep = "寄送样品",
                CreatedAt = On(on),
            };
        }
    }

    public IEnumerable<TimelineEntry> Timeline(long first, long firstCustomer, long firstVisit)
    {
        var count = (long)customers * history;
        for (var i = 0L; i < count; i++)
        {
            var at = _pick.Below(customers);
            var owner = staff.Salespeople[_owner[at]];
            var visit = _pick.Below(2) == 0;
            var on = Today.AddDays(-(int)((count - i) * 720 / count));
            yield return new()
            {
                Id = first + i,
                At = On(on),
                On = on,
                Fact = visit ? "VisitReported" : "CustomerChanged",
                SubjectKind = visit ? "visit" : "customer",
                SubjectId = visit ? firstVisit + at : firstCustomer + at,
                CustomerId = firstCustomer + at,
                PersonId = owner.Id,
                PersonName = owner.Name,
                Data = visit ? """{"kind":"on-site"}""" : """{"fields":["Address"]}""",
            };
        }
    }

    public IEnumerable<TradeDocument> TradeDocuments(long first, long firstCustomer)
    {
        var lines = new MadeUp(11);
        for (var i = 0; i < Documents; i++)
        {
            var at = _pick.Below(customers);
            var owner = staff.Salespeople[_owner[at]];
            var on = Today.AddDays(-(int)((long)(Documents - i) * 720 / Documents));
            var fen = Enumerable.Range(0, LinesPerDocument).Sum(_ => LineOf(lines).Fen);
            Count(firstCustomer + at, on, fen);
            yield return new()
            {
                Id = first + i,
                CustomerId = firstCustomer + at,
                Kind = TradeKinds.Sale,
                Number = $"S{i:D9}",
                On = on,
                AmountFen = fen,
                LineCount = LinesPerDocument,
                Source = "bench",
                ContentHash = i,
                OwnerId = owner.Id,
                DepartmentId = owner.DepartmentId,
                ProvinceCode = _province[at],
                RecordedAt = On(on),
                RecordedById = owner.Id,
            };
        }
    }

    /// <summary>The same lines of which <see cref="TradeDocuments"/> made the sums.</summary>
    public IEnumerable<TradeLine> TradeLines(long first, long firstDocument)
    {
        var lines = new MadeUp(11);
        for (var i = 0L; i < (long)Documents * LinesPerDocument; i++)
        {
            var (product, quantity, price, fen) = LineOf(lines);
            yield return new()
            {
                Id = first + i,
                DocumentId = firstDocument + i / LinesPerDocument,
                No = (int)(i % LinesPerDocument) + 1,
                ProductCode = $"P{product:D5}",
                QuantityMicro = quantity * 1_000_000L,
                UnitPriceMicro = price * 10_000L,
                AmountFen = fen,
            };
        }
    }

    /// <summary>What the trade documents came to, for the table that measures read. Only after <see cref="TradeDocuments"/> has run out.</summary>
    public IEnumerable<CustomerMonth> Months() => _months.OrderBy(m => m.Key).Select(m => m.Value);

    private void Count(long customer, DateOnly on, long fen)
    {
        var key = (customer, TradeAmounts.MonthOf(on));
        if (!_months.TryGetValue(key, out var month)) _months[key] = month = new() { CustomerId = key.customer, Month = key.Item2 };
        month.SalesFen += fen;
        month.Documents++;
    }

    private static (int Product, int Quantity, int Price, long Fen) LineOf(MadeUp pick)
    {
        var (product, quantity, price) = (pick.Below(20_000), 1 + pick.Below(500), 100 + pick.Below(50_000));
        return (product, quantity, price, (long)quantity * price);
    }

    private static Contact ContactOf(int i, long firstCustomer, long firstContact)
    {
        var pick = new MadeUp(1000 + i);
        return new() { Id = firstContact + i, CustomerId = firstCustomer + i, Name = pick.Person(), Phone = pick.Mobile(), Title = "采购" };
    }

    private static DateTime On(DateOnly day) => day.ToDateTime(new(2, 0), DateTimeKind.Utc);
}
